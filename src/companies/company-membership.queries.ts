import type { Sql } from '../database/sql.js';
import type { CompanyMembership } from './company-membership.entity.js';

/** Another membership of the same two that is running. Served by company_membership_uq. */
export function runningMembership(
  sql: Sql,
  { id, companyId, organisationId }: CompanyMembership,
): Promise<{ id: string } | undefined> {
  return sql.first<{ id: string }>(
    `SELECT id FROM company_membership WHERE company_id = $1 AND organisation_id = $2 AND until IS NULL
       AND archived_at IS NULL AND id <> $3`,
    [companyId, organisationId, id],
  );
}

/** Whether a membership is of this company, as a member or as the organisation. */
export async function isOfCompany(sql: Sql, id: string, companyId: string): Promise<boolean> {
  const found = await sql.first(
    'SELECT 1 AS one FROM company_membership WHERE id = $1 AND $2::uuid IN (company_id, organisation_id)',
    [id, companyId],
  );
  return found !== undefined;
}
