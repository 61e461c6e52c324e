import { Injectable } from '@nestjs/common';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { RecordConsent } from './consent.dto.js';
import { consentList, buildConsentRequest } from './consent.list.js';
import { appendConsents, toAuditConsent, buildConsent } from './consent.store.js';
import type { ConsentView } from './consent.view.js';
import { CONTACT } from '../model/contact.entity.js';
import { contactList } from '../model/contact.list.js';
import { lockUnmerged } from '../model/contact-lock.store.js';
import type { ConsentPurpose } from '../model/company.constants.js';
import { SuppressedAddressRegistry } from '../model/suppressed-addresses.registry.js';

/** The purposes of mails that nobody has asked for, which need an agreement. */
const MAILED_PURPOSES: readonly ConsentPurpose[] = ['marketing', 'event_invitation'];

/** Service for the consents of contacts. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
    private readonly suppressed: SuppressedAddressRegistry,
  ) {}

  /** Returns all statements of a contact, the latest first by default. @throws 404 */
  async list(contactId: string, request: ListRequest, actor: Actor): Promise<Page<ConsentView>> {
    await readRecord(this.sql, contactList, 'contact', contactId, actor, contactList.id);
    return this.lists.readPage<ConsentView>(consentList, buildConsentRequest(contactId, request), actor);
  }

  /**
   * Appends a consent. An archived contact accepts it too, because a withdrawal counts at any time.
   * @throws 404, 409 `contact.merged`, 422 `consent.in_future`
   */
  async record(tx: Tx, contactId: string, body: RecordConsent): Promise<ConsentView> {
    // A colleague who has the proof of an agreement has verified it.
    const isVerified = findUserId(tx.actor) !== null && Boolean(body.proof?.trim());
    const id = await this.append(tx, contactId, body, { isVerified });
    return readRecord(tx.sql, consentList, 'consent', id, tx.actor);
  }

  /**
   * Does the same as {@link record} without reading the consent.
   * @param isVerified whether it is known that the person has agreed, as by a link that was mailed to the address. Only then
   * does an agreement lift an objection; anybody can tick a box for the address of somebody else.
   * @returns its id
   */
  async append(tx: Tx, contactId: string, body: RecordConsent, { isVerified = false } = {}): Promise<string> {
    const contact = await lockUnmerged(tx, contactId);
    const consent = buildConsent(tx, contactId, body);
    await appendConsents(tx, [consent]);
    const isOptIn = consent.granted && consent.lawfulBasis === 'consent' && MAILED_PURPOSES.includes(consent.purpose);
    if (isVerified && isOptIn && contact.email !== null && contact.suppressed) {
      await this.suppressed.release(tx, contact.email);
      contact.suppressed = false;
    }
    // The consents are part of the view of the contact, so the contact gets a new version.
    await updateRecord(tx, CONTACT, contact, {
      set: {},
      children: { before: {}, after: { consent: toAuditConsent(consent) } },
      action: 'consent_recorded',
    });
    return consent.id;
  }
}
