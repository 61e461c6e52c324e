import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { replaceExternalIds } from '../../common/external-ids/external-id.store.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { appendConsents, toAuditConsent, buildConsent } from '../consents/consent.store.js';
import { readAffiliations, assertEmployers, writeAffiliations } from './contact-affiliations.store.js';
import { INITIAL_CONTACT, buildContactChanges } from './contact.columns.js';
import type { CreateContact, UpdateContact } from './contact.dto.js';
import { assertFreeEmail } from './contact.queries.js';
import { applyEmployers, validateEmployers, NO_EMPLOYERS, type Employers } from './contact-employers.rules.js';
import { CONTACT, type Contact } from '../model/contact.entity.js';
import { contactList } from '../model/contact.list.js';
import { SuppressedAddressRegistry } from '../model/suppressed-addresses.registry.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { canUse } from '../../identity/access/access.policy.js';
import { validateKeepUntil } from './keep-until.rules.js';
import { assertContactNotErased, assertNotErased, lockUnmerged } from '../model/contact-lock.store.js';
import type { ContactView } from './contact.view.js';

/** Service for contacts: people at investors, partners and authorities. */
@Injectable()
export class ContactService {
  constructor(
    private readonly sql: SqlClient,
    private readonly suppressed: SuppressedAddressRegistry,
  ) {}

  /** Creates a contact. @throws 409 `contact.duplicate_email` naming the contact that has the address, 422 */
  async create(tx: Tx, body: CreateContact, id?: string): Promise<ContactView> {
    return this.readView(tx, await this.add(tx, body, id));
  }

  /** Does the same as {@link create} without reading the contact. @returns its id */
  async add(tx: Tx, body: CreateContact, id: string = uuidv7()): Promise<string> {
    const { affiliations, ...employer } = await this.resolveEmployers(tx, NO_EMPLOYERS, body);
    const own = { ...buildContactChanges(INITIAL_CONTACT, body), ...employer };
    const contact: Contact = { ...INITIAL_CONTACT, ...own, ...buildNewRecord(tx, id) };
    const consents = (body.consents ?? []).map((statement, index) =>
      buildConsent(tx, id, statement, `/consents/${index}`),
    );
    await assertFreeEmail(tx, id, contact.email);
    contact.suppressed = await this.suppressed.isUnwanted(tx, contact.email);
    await insertRecord(tx, CONTACT, contact, {
      affiliations,
      externalIds: body.externalIds ?? [],
      consents: consents.map(toAuditConsent),
    });
    await replaceExternalIds(tx, 'contact_id', id, body.externalIds);
    if (affiliations.length > 0) await writeAffiliations(tx, id, affiliations);
    await appendConsents(tx, consents);
    return id;
  }

  /** Returns a contact by id, archived or not. A contact that was merged names the surviving contact. @throws 404 */
  async read(id: string, actor: Actor): Promise<ContactView> {
    return assertNotErased(
      await readRecord<ContactView & Record<string, unknown>>(this.sql, contactList, 'contact', id, actor),
    );
  }

  /** Updates a contact. @throws 404, 409 `contact.duplicate_email`, `contact.merged`, `record.archived`, 412, 422 */
  async update(tx: Tx, id: string, body: UpdateContact, ifMatch?: number, action?: string): Promise<ContactView> {
    await lockUnmerged(tx, id, ifMatch);
    const contact = await lockLive(tx, CONTACT, id);
    const before = await readAffiliations(tx, id);
    const { affiliations, ...employer } = await this.resolveEmployers(tx, { ...contact, affiliations: before }, body);
    const own = buildContactChanges(contact, body);
    const email = own.email === undefined ? contact.email : own.email;
    if (email !== contact.email) await assertFreeEmail(tx, id, email);
    const isSuppressed = email === contact.email ? contact.suppressed : await this.suppressed.isUnwanted(tx, email);
    const kept = resolveKeepUntil(tx, contact, body);
    await writeAffiliations(tx, id, affiliations);
    const externalIds = await replaceExternalIds(tx, 'contact_id', id, body.externalIds);
    await updateRecord(tx, CONTACT, contact, {
      set: { ...own, ...employer, ...kept, suppressed: isSuppressed },
      children: {
        before: { affiliations: before, externalIds: externalIds.before },
        after: { affiliations, externalIds: externalIds.after },
      },
      action,
    });
    return this.readView(tx, id);
  }

  /** Archives a contact. Another contact can then use its e-mail address. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<ContactView> {
    await assertContactNotErased(tx.sql, id);
    await archiveRecord(tx, CONTACT, id, ifMatch);
    return this.readView(tx, id);
  }

  /**
   * Restores an archived contact.
   * @throws 404, 409 `contact.duplicate_email`, `contact.merged`, `contact.not_restorable`, 412
   */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<ContactView> {
    const { email } = await lockUnmerged(tx, id, ifMatch).catch((error: unknown) => {
      if (!(error instanceof CodedError && error.code === 'contact.erased')) throw error;
      throw new CodedError('contact.not_restorable', 'The person has been erased, and nothing brings the data back.');
    });
    await assertFreeEmail(tx, id, email);
    await restoreRecord(tx, CONTACT, id);
    return this.readView(tx, id);
  }

  private readView(tx: Tx, id: string): Promise<ContactView> {
    return readRecord(tx.sql, contactList, 'contact', id, tx.actor);
  }

  /** Returns the employers after a request, once every new company is known and in use. */
  private async resolveEmployers(tx: Tx, before: Employers, body: UpdateContact): Promise<Employers> {
    const errors = validateEmployers(before, body);
    if (errors.length > 0) throw createInvalidError(errors);
    await assertEmployers(tx, before, body.companyId, body.affiliations ?? []);
    return applyEmployers(before, body);
  }
}

/** Returns the day until which a request keeps a contact, where it changes it. @throws 403 for all but managers, 422 */
function resolveKeepUntil(
  tx: Tx,
  { keepUntil: before }: Contact,
  { keepUntil }: UpdateContact,
): Partial<Pick<Contact, 'keepUntil'>> {
  if (keepUntil === undefined || keepUntil === before) return {};
  if (!canUse(tx.actor, 'privacy:write')) {
    const detail = 'Only managers who have signed in may change keepUntil.';
    const code = 'contact.keep_until_forbidden';
    throw new CodedError(code, detail, [{ pointer: '/keepUntil', code, detail }]);
  }
  assertNoErrors(validateKeepUntil(keepUntil, getLocalDate(AGENCY_ZONE, tx.now)));
  return { keepUntil };
}
