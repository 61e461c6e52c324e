import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { moveParts, moveRecords } from '../../companies/merge/record-merge.store.js';
import type { MergeRelation, MoveCount } from '../../companies/merge/merge-relations.registry.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { lockLeadsAndTouchesOfContacts } from '../touches/automatic-touches.queries.js';
import { refreshTouchesOfContacts } from '../touches/automatic-touches.store.js';
import { isLocalCompany, readNameAndCountry } from './lead-people.queries.js';
import { LOCAL_COUNTRY } from '../pipeline/lead-stages.rules.js';

const record = { entityType: 'lead', leadIdColumn: 'id' } as const;

const INVESTMENTS = {
  target: 'company',
  table: 'lead',
  column: 'local_company_id',
  label: 'investments',
  record,
} satisfies MergeRelation;

const CONTACTS = {
  target: 'contact',
  table: 'lead_contact',
  column: 'contact_id',
  label: 'leads',
  uniqueWith: ['lead_id'],
  parent: { table: 'lead', column: 'lead_id', entityType: 'lead', field: 'contactIds', leadIdColumn: 'id' },
} satisfies MergeRelation;

const IS_LOCAL = 'company.is_local_company';
const STAYS_HERE = 'This company must be in Belgium, because a lead names it as its local company.';

declareConstraints({
  // Companies do not import leads, so the database constraint enforces this rule.
  company_local_company_ck: { code: IS_LOCAL, detail: STAYS_HERE, pointer: '/country' },
});

/**
 * Moves the leads that name a company as their local company.
 * @throws 409 when the surviving company is not in Belgium
 */
async function moveInvestments(tx: Tx, from: string, to: string): Promise<number> {
  const { country } = await readNameAndCountry(tx.sql, to);
  if (country !== LOCAL_COUNTRY && (await isLocalCompany(tx.sql, from))) {
    const detail = `${STAYS_HERE} It cannot be merged into one in ${country}.`;
    throw new CodedError(IS_LOCAL, detail, [{ pointer: '/sourceId', code: IS_LOCAL, detail }]);
  }
  return moveRecords(tx, INVESTMENTS, record, from, to);
}

/**
 * Moves a contact of leads. The row keeps the time and the user of the addition of the contact. The touches of the leads
 * follow.
 */
async function moveContacts(tx: Tx, from: string, to: string): Promise<MoveCount> {
  await lockLeadsAndTouchesOfContacts(tx.sql, [from, to]);
  const count = await moveParts(tx, CONTACTS, CONTACTS.parent, from, to);
  await refreshTouchesOfContacts(tx, [to]);
  return count;
}

/** The relations of leads that a merge updates. */
export const LEAD_MERGE_RELATIONS: readonly MergeRelation[] = [
  { target: 'company', table: 'lead', column: 'company_id', label: 'leads', record },
  { ...INVESTMENTS, move: moveInvestments },
  { target: 'company', table: 'lead', column: 'source_referrer_company_id', label: 'referredLeads', record },
  { ...CONTACTS, move: moveContacts },
  // Touches that still count have followed the lead and the lists of the activities already. This relation moves the
  // withdrawn touches, which are only kept on record.
  {
    target: 'contact',
    table: 'lead_touch',
    column: 'contact_id',
    label: 'touches',
    record: { entityType: 'lead_touch', leadIdColumn: 'lead_id' },
  },
];
