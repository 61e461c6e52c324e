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
/** Requests with an address in a day, whether or not it is registered, and new addresses of one registration. */
const MAX_PER_SENDER_AND_DAY = 10;

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
  const { onPage } = await tx.sql.queryOne<{ onPage: number }>(
    'SELECT count(*) AS "onPage" FROM registration_page_request WHERE page_id = $1 AND requested_at > $2',
    [pageId, new Date(tx.now.getTime() - MINUTE_MS)],
  );
  if (onPage >= MAX_PER_PAGE_AND_MINUTE) return MINUTE_MS / 1_000;
  if (emailHash !== null) return countOfDay(tx, pageId, emailHash);
  await insertRequest(tx, pageId, null);
  return 0;
}

/**
 * Counts a request that sends a mail, by the hash of its address or of the registration that it is about.
 * @returns seconds to wait if there were too many in a day, otherwise 0
 */
export async function countOfDay(tx: Tx, pageId: string, hash: string): Promise<number> {
  // Two requests with one hash would not see each other.
  await acquireAdvisoryLock(tx.sql, `registration page address ${hash}`);
  const { count } = await tx.sql.queryOne<{ count: number }>(
    'SELECT count(*) AS count FROM registration_page_request WHERE email_hash = $1 AND requested_at > $2',
    [hash, new Date(tx.now.getTime() - DAY_MS)],
  );
  if (count >= MAX_PER_SENDER_AND_DAY) return DAY_MS / 1_000;
  await insertRequest(tx, pageId, hash);
  return 0;
}

async function insertRequest(tx: Tx, pageId: string, emailHash: string | null): Promise<void> {
  await tx.manager.insert(RegistrationPageRequest, { id: uuidv7(), pageId, requestedAt: tx.now, emailHash });
}

/** Deletes the requests that no limit counts any more, the challenges that expired, and the registrations that nobody confirmed. */
export async function removeExpired(sql: SqlClient, now: Date): Promise<void> {
  await sql.execute('DELETE FROM registration_page_request WHERE requested_at <= $1', [
    new Date(now.getTime() - DAY_MS),
  ]);
  await sql.execute('DELETE FROM altcha_used WHERE expires_at <= $1', [now]);
  await sql.execute('DELETE FROM pending_registration WHERE expires_at <= $1', [now]);
  await sql.execute('DELETE FROM confirmed_registration WHERE expires_at <= $1', [now]);
}
