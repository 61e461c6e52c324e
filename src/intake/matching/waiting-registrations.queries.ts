import type { SqlClient } from '../../database/connections/sql.client.js';
import type { WaitingRegistration } from './waiting-registrations.rules.js';

/** Maximum number of waiting registrations that are compared with a decision, the latest first. */
const MAX_COMPARED = 1_000;

/** Returns the registrations that wait for a review. Served by intake_registration_match_state_idx. */
export function readWaiting(sql: SqlClient): Promise<WaitingRegistration[]> {
  return sql.queryAll<WaitingRegistration & Record<string, unknown>>(
    `SELECT id, email_key AS "emailKey", full_name AS "fullName", given_name AS "givenName",
       family_name AS "familyName", company_name AS "companyName", country
     FROM intake_registration WHERE match_state = 'needs_review' AND archived_at IS NULL
     ORDER BY received_at DESC, id DESC LIMIT ${MAX_COMPARED}`,
  );
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
