import { assertReferences, type Reference } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { LeadColumns } from './lead-changes.rules.js';
import { createLeadFieldError } from '../pipeline/lead.errors.js';
import { addContacts, addToTeam, readNameAndCountry, removeContacts, removeFromTeam } from './lead-people.queries.js';
import { LOCAL_COUNTRY } from '../pipeline/lead-stages.rules.js';

/** The contacts and the team of a lead, in the order of their ids. */
export interface ContactsAndTeam {
  contactIds: string[];
  teamIds: string[];
}

/** Returns the sets that a body asks for. Absent sets stay as they are; null empties a set. */
export function resolveContactsAndTeam(
  body: { contactIds?: string[] | null; teamIds?: string[] | null },
  before: ContactsAndTeam = { contactIds: [], teamIds: [] },
): ContactsAndTeam {
  const set = (requested: string[] | null | undefined, kept: string[]) =>
    requested === undefined ? kept : (requested ?? []).toSorted();
  return { contactIds: set(body.contactIds, before.contactIds), teamIds: set(body.teamIds, before.teamIds) };
}

/**
 * Checks every record to which a change newly refers. Existing references are not checked again, so that an archived
 * company or contact does not prevent the repair of a lead.
 * @throws 422 naming each
 */
export async function assertNewReferences(
  tx: Tx,
  columns: LeadColumns,
  body: { contactIds?: string[] | null; teamIds?: string[] | null },
  before: ContactsAndTeam = { contactIds: [], teamIds: [] },
): Promise<void> {
  const buildReferences = (table: Reference['table'], field: 'contactIds' | 'teamIds'): Reference[] =>
    (body[field] ?? []).map((id, index) => ({
      table,
      id: before[field].includes(id) ? null : id,
      pointer: `/${field}/${index}`,
    }));
  await assertReferences(tx, [
    { table: 'company', id: columns.companyId, pointer: '/companyId' },
    { table: 'app_user', id: columns.ownerId, pointer: '/ownerId' },
    { table: 'app_user', id: columns.projectManagerId, pointer: '/projectManagerId' },
    { table: 'activity', id: columns.sourceActivityId, pointer: '/source/activityId' },
    { table: 'agreement', id: columns.sourceAgreementId, pointer: '/source/agreementId' },
    { table: 'company', id: columns.sourceReferrerCompanyId, pointer: '/source/referrerCompanyId' },
    { table: 'company', id: columns.localCompanyId, pointer: '/localCompanyId' },
    ...buildReferences('contact', 'contactIds'),
    ...buildReferences('app_user', 'teamIds'),
  ]);
  if (columns.localCompanyId) await assertBelgian(tx, columns.localCompanyId);
}

/** Checks that the company of an investment is in Belgium. @throws 422 `lead.local_company_not_belgian` */
async function assertBelgian(tx: Tx, companyId: string): Promise<void> {
  // The company is locked as a reference already, so its country cannot change before the transaction ends.
  const { name, country } = await readNameAndCountry(tx.sql, companyId);
  if (country === LOCAL_COUNTRY) return;
  const detail = `localCompanyId must name a company in Belgium (BE); ${name} is in ${country}.`;
  throw createLeadFieldError('local_company_not_belgian', '/localCompanyId', detail);
}

/**
 * Updates the contacts and the team of a lead. Only the difference is written, so that existing entries keep their time
 * and user of addition. Call it after the lead itself is written, so that the new version of the lead has its date
 * already.
 */
export async function updateContactsAndTeam(
  tx: Tx,
  leadId: string,
  before: ContactsAndTeam,
  after: ContactsAndTeam,
): Promise<void> {
  const pickRemoved = (field: keyof ContactsAndTeam) => before[field].filter((id) => !after[field].includes(id));
  const pickAdded = (field: keyof ContactsAndTeam) => after[field].filter((id) => !before[field].includes(id));
  await removeContacts(tx.sql, leadId, pickRemoved('contactIds'));
  await addContacts(tx.sql, leadId, pickAdded('contactIds'), { at: tx.now, by: tx.actor.id });
  await removeFromTeam(tx.sql, leadId, pickRemoved('teamIds'));
  await addToTeam(tx.sql, leadId, pickAdded('teamIds'));
}
