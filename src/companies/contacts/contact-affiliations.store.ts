import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ContactAffiliation } from '../model/contact.entity.js';
import type { Affiliation, Employers } from './contact-employers.rules.js';

declareConstraints({
  contact_affiliation_company_id_fk: {
    code: 'company.unknown',
    detail: 'affiliations must name existing companies.',
    pointer: '/affiliations',
  },
});

/** Returns the other companies that a person works for, in the order of their ids. The contact must be locked. */
export function readAffiliations(tx: Tx, contactId: string): Promise<Affiliation[]> {
  return tx.sql.queryAll<Affiliation>(
    `SELECT company_id AS "companyId", job_title AS "jobTitle" FROM contact_affiliation WHERE contact_id = $1
     ORDER BY company_id`,
    [contactId],
  );
}

/** Replaces the other companies that a person works for. */
export async function writeAffiliations(
  tx: Tx,
  contactId: string,
  affiliations: readonly Affiliation[],
): Promise<void> {
  await tx.manager.delete(ContactAffiliation, { contactId });
  if (affiliations.length === 0) return;
  await tx.manager.insert(
    ContactAffiliation,
    affiliations.map(({ companyId, jobTitle }) => ({ contactId, companyId, jobTitle })),
  );
}

/**
 * Checks the companies to which a request newly refers. Existing references are not checked again, so that an archived
 * company does not prevent a change of the contact. `requested` are the affiliations in the body.
 * @throws 422 naming each
 */
export async function assertEmployers(
  tx: Tx,
  before: Employers,
  companyId: string | null | undefined,
  requested: readonly { companyId: string }[],
): Promise<void> {
  const known = new Set([before.companyId, ...before.affiliations.map((other) => other.companyId)]);
  const pickAdded = (id: string | null | undefined) => (id && known.has(id) ? null : id);
  await assertReferences(tx, [
    { table: 'company', id: pickAdded(companyId), pointer: '/companyId' },
    ...requested.map((other, index) => ({
      table: 'company' as const,
      id: pickAdded(other.companyId),
      pointer: `/affiliations/${index}/companyId`,
    })),
  ]);
}
