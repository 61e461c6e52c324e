import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { contactList } from '../../companies/model/contact.list.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { MAIL_PURPOSES } from '../model/mail.constants.js';
import { buildConsentState } from '../suppressions/consent-state.queries.js';
import { type ConsentState, findSkipCode } from '../suppressions/skip-code.rules.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import type { ContactMailStatusView } from './contact-mail-status.view.js';

interface ContactFacts extends Record<string, unknown> {
  email: string | null;
  isArchived: boolean;
  invitation: ConsentState;
  marketing: ConsentState;
}

const FACTS = `k.email, k.archived_at IS NOT NULL AS "isArchived",
  ${buildConsentState('k.id', `'event_invitation'`)} AS invitation, ${buildConsentState('k.id', `'marketing'`)} AS marketing`;

/** Finds out which mails a contact can get. */
@Injectable()
export class ContactMailStatusReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly suppressions: SuppressionStore,
  ) {}

  /** Returns why a contact gets no mail, by purpose. @throws 404 */
  async read(id: string, actor: Actor): Promise<ContactMailStatusView> {
    const { email, isArchived, invitation, marketing } = await readRecord<ContactFacts>(
      this.sql,
      contactList,
      'contact',
      id,
      actor,
      FACTS,
    );
    const reasons = await this.suppressions.findReasons(email === null ? [] : [email]);
    const consents = { transactional: null, event_invitation: invitation, marketing };
    const entries = MAIL_PURPOSES.map((purpose) => {
      return [purpose, findSkipCode({ email, isArchived, consent: consents[purpose] }, purpose, reasons)];
    });
    return Object.fromEntries(entries);
  }
}
