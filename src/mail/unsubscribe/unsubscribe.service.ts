import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { ConsentService } from '../../companies/consents/consent.service.js';
import { findMailOfContact, listUnrefusedPurposes, lockContact } from './unsubscribe.queries.js';
import { UnsubscribeTokenStore } from './unsubscribe-token.store.js';

/** The purposes that unsubscribing withdraws. */
const WITHDRAWN = ['marketing', 'event_invitation'] as const;

/** The text that counts as the words of the person. */
const STATEMENT = {
  granted: false,
  wording: 'Unsubscribed with the link of a mail',
  wordingVersion: '1',
  source: 'unsubscribe link',
} as const;

/** Withdraws the consent of people who use the link of a mail. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly tokens: UnsubscribeTokenStore,
    private readonly consents: ConsentService,
  ) {}

  /**
   * Withdraws marketing and invitations for the contact of a token. A purpose that the contact
   * has refused already stays as it is. An invented token does nothing, and the caller is not told.
   * @param mailId the mail of the link, which is the proof if it went to the contact
   */
  async withdrawConsents(token: string, mailId: unknown): Promise<void> {
    const contactId = await this.tokens.findContactId(token);
    if (contactId === null) return;
    await this.work.run(SYSTEM, async (tx) => {
      // Mail programs and people often send the request twice.
      await lockContact(tx.sql, contactId);
      const proof =
        typeof mailId === 'string' && isUUID(mailId) ? await findMailOfContact(tx.sql, mailId, contactId) : null;
      for (const purpose of await listUnrefusedPurposes(tx.sql, contactId, WITHDRAWN)) {
        await this.consents.append(tx, contactId, { ...STATEMENT, purpose, proof });
      }
    });
  }
}
