import { v7 as uuidv7 } from 'uuid';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { RegistrationPageRequest } from '../model/pending-registration.entity.js';
import type { SolvedChallenge } from './proof-of-work.service.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Requests to a page in a minute. */
const MAX_PER_PAGE_AND_MINUTE = 300;
/** Requests with an address in a day, whether or not it is registered. */
const MAX_PER_ADDRESS_AND_DAY = 10;

/** Marks a challenge as used. @returns whether it was not used before */
export async function useChallenge(sql: SqlClient, { hash, expiresAt }: SolvedChallenge): Promise<boolean> {
  const stored = await sql.queryOneOrNull(
    'INSERT INTO altcha_used (hash, expires_at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING RETURNING hash',
    [hash, expiresAt],
  );
  return stored !== null;
}

/**
 * Counts a request to a page. The indexes registration_page_request_page_id_idx and _email_hash_idx serve the counts.
 * @param emailHash the hash of the address; null for a request without one
 * @returns seconds to wait if there were too many, otherwise 0
 */
export async function countRequest(tx: Tx, pageId: string, emailHash: string | null): Promise<number> {
  // Two requests with one address would not see each other.
  if (emailHash !== null) await acquireAdvisoryLock(tx.sql, `registration page address ${emailHash}`);
  const counts = await tx.sql.queryOne<{ onPage: number; ofAddress: number }>(
    `SELECT (SELECT count(*) FROM registration_page_request WHERE page_id = $1 AND requested_at > $2) AS "onPage",
       (SELECT count(*) FROM registration_page_request WHERE email_hash = $3 AND requested_at > $4) AS "ofAddress"`,
    [pageId, new Date(tx.now.getTime() - MINUTE_MS), emailHash, new Date(tx.now.getTime() - DAY_MS)],
  );
  if (counts.onPage >= MAX_PER_PAGE_AND_MINUTE) return MINUTE_MS / 1_000;
  if (counts.ofAddress >= MAX_PER_ADDRESS_AND_DAY) return DAY_MS / 1_000;
  await tx.manager.insert(RegistrationPageRequest, { id: uuidv7(), pageId, requestedAt: tx.now, emailHash });
  return 0;
}

/** Deletes the requests that no limit counts any more, the challenges that expired, and the registrations that nobody confirmed. */
export async function removeExpired(sql: SqlClient, now: Date): Promise<void> {
  await sql.execute('DELETE FROM registration_page_request WHERE requested_at <= $1', [
    new Date(now.getTime() - DAY_MS),
  ]);
  await sql.execute('DELETE FROM altcha_used WHERE expires_at <= $1', [now]);
  await sql.execute('DELETE FROM pending_registration WHERE expires_at <= $1', [now]);
}
