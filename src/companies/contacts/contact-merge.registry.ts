import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { readAffiliations, writeAffiliations } from './contact-affiliations.store.js';
import { normaliseEmployers } from './contact-employers.rules.js';
import { CONTACT } from '../model/contact.entity.js';
import type { MergeRelation, MoveCount } from '../merge/merge-relations.registry.js';

/**
 * The relations of contacts and consents that a merge updates. The second one reads main employers that the first one
 * has moved already.
 */
export const CONTACT_MERGE_RELATIONS: readonly MergeRelation[] = [
  { target: 'company', table: 'contact', column: 'company_id', label: 'contacts', record: { entityType: 'contact' } },
  {
    target: 'company',
    table: 'contact_affiliation',
    column: 'company_id',
    label: 'affiliations',
    move: moveAffiliations,
  },
  {
    target: 'contact',
    table: 'contact_affiliation',
    column: 'contact_id',
    label: 'affiliations',
    uniqueWith: ['company_id'],
  },
  { target: 'contact', table: 'external_id', column: 'contact_id', label: 'externalIds' },
  { target: 'contact', table: 'consent', column: 'contact_id', label: 'consents' },
  {
    target: 'contact',
    table: 'contact',
    column: 'merged_into_id',
    label: 'earlierMerges',
    record: { entityType: 'contact' },
  },
];

/**
 * Moves affiliations when two companies are merged. A person who worked for both works once for the survivor, and has
 * no affiliation with it when it is their main employer. An affiliation is part of its contact, so moving one is a
 * change of the contact.
 */
async function moveAffiliations(tx: Tx, from: string, to: string): Promise<MoveCount> {
  const people = await tx.sql.queryAll<{ id: string }>(
    `SELECT DISTINCT k.id FROM contact_affiliation a JOIN contact k ON k.id = a.contact_id
     WHERE a.company_id = $1 OR (a.company_id = $2 AND k.company_id = $2) ORDER BY k.id`,
    [from, to],
  );
  const count: MoveCount = { moved: 0, combined: 0 };
  for (const { id } of people) {
    const contact = await lockRecord(tx, CONTACT, id);
    const before = await readAffiliations(tx, id);
    const renamed = before.map((other) => (other.companyId === from ? { ...other, companyId: to } : other));
    // The affiliation with the survivor comes first, because its values win.
    const ordered = [...renamed.filter((_, index) => before[index]!.companyId !== from), ...renamed];
    const { jobTitle, affiliations } = normaliseEmployers({ ...contact, affiliations: ordered });
    await writeAffiliations(tx, id, affiliations);
    await updateRecord(tx, CONTACT, contact, {
      set: { jobTitle },
      children: { before: { affiliations: before }, after: { affiliations } },
    });
    const dropped = before.length - affiliations.length;
    count.combined += dropped;
    count.moved += dropped === 0 ? 1 : 0;
  }
  return count;
}
