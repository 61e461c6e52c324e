import type { SqlClient } from '../../database/connections/sql.client.js';
import type { WaitingRegistration } from './waiting-registrations.rules.js';

/** Maximum number of waiting registrations that are compared with a decision. */
const MAX_COMPARED = 1_000;

/**
 * Returns the registrations that wait for a review, from the earliest to the latest, and how many there are in all. If
 * there are too many, those with one of the addresses or company names are returned, and then the latest. Served by
 * intake_registration_match_state_idx.
 */
export async function readWaiting(
  sql: SqlClient,
  emailKeys: readonly string[],
  companyNames: readonly string[],
): Promise<{ waiting: WaitingRegistration[]; total: number }> {
  const waiting = await sql.queryAll<WaitingRegistration & { total: number }>(
    `SELECT id, email_key AS "emailKey", full_name AS "fullName", given_name AS "givenName",
       family_name AS "familyName", company_name AS "companyName", country, total
     FROM (SELECT *, count(*) OVER () AS total FROM intake_registration
       WHERE match_state = 'needs_review' AND archived_at IS NULL
       ORDER BY (email_key = ANY($1::text[]) OR fold(left(company_name, 200)) IN
           (SELECT fold(left(name, 200)) FROM unnest($2::text[]) AS name)) IS TRUE DESC,
         received_at DESC, id DESC LIMIT ${MAX_COMPARED}) compared
     ORDER BY received_at, id`,
    [emailKeys, companyNames],
  );
  return { waiting, total: waiting[0]?.total ?? 0 };
}

/** Returns the names and addresses of contacts. */
export function readContactNames(
  sql: SqlClient,
  ids: readonly string[],
): Promise<{ fullName: string; nativeName: string | null; email: string | null }[]> {
  return sql.queryAll(
    'SELECT full_name AS "fullName", native_name AS "nativeName", email FROM contact WHERE id = ANY($1::uuid[])',
    [ids],
  );
}
