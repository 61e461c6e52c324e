import type { SqlClient } from '../../database/connections/sql.client.js';
import type { CompanyMembership } from '../model/company-membership.entity.js';

/** Returns another current membership between the same two companies. Served by company_membership_uq. */
export function findCurrentMembership(
  sql: SqlClient,
  { id, companyId, organisationId }: CompanyMembership,
): Promise<{ id: string } | null> {
  return sql.queryOneOrNull<{ id: string }>(
    `SELECT id FROM company_membership WHERE company_id = $1 AND organisation_id = $2 AND until IS NULL
       AND archived_at IS NULL AND id <> $3`,
    [companyId, organisationId, id],
  );
}

/**
 * Returns the two companies of a membership; null when the given company is neither the member nor the
 * organisation.
 */
export async function findCompanyIds(sql: SqlClient, id: string, companyId: string): Promise<[string, string] | null> {
  const found = await sql.queryOneOrNull<{ companyId: string; organisationId: string }>(
    `SELECT company_id AS "companyId", organisation_id AS "organisationId" FROM company_membership
     WHERE id = $1 AND $2::uuid IN (company_id, organisation_id)`,
    [id, companyId],
  );
  return found && [found.companyId, found.organisationId];
}
