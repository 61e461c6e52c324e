import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { ConsentService } from '../../companies/consents/consent.service.js';
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
      await tx.sql.execute('SELECT 1 FROM contact WHERE id = $1 FOR NO KEY UPDATE', [contactId]);
      const refused = await readRefused(tx, contactId);
      const proof = await findProof(tx, contactId, mailId);
      for (const purpose of WITHDRAWN.filter((one) => !refused.has(one))) {
        await this.consents.append(tx, contactId, { ...STATEMENT, purpose, proof });
      }
    });
  }
}

/** Returns the purposes of which the latest statement of a contact is a refusal. Served by consent_contact_id_idx. */
async function readRefused(tx: Tx, contactId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.sql.queryAll<{ purpose: string; granted: boolean }>(
    `SELECT DISTINCT ON (purpose) purpose, granted FROM consent WHERE contact_id = $1
     ORDER BY purpose, occurred_at DESC, id DESC`,
    [contactId],
  );
  return new Set(rows.flatMap(({ purpose, granted }) => (granted ? [] : [purpose])));
}

async function findProof(tx: Tx, contactId: string, mailId: unknown): Promise<string | null> {
  if (!isUUID(mailId)) return null;
  const mail = await tx.sql.queryOneOrNull<{ id: string }>('SELECT id FROM mail WHERE id = $1 AND contact_id = $2', [
    mailId,
    contactId,
  ]);
  return mail?.id ?? null;
}
