import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { CLAIM_INTERVAL, CLAIMED_COLUMNS, type ClaimedMail, IS_DUE } from '../outgoing/mail-attempt.queries.js';

/** Number of mailings that are read at once. */
const BATCH = 200;
const MINUTE_MS = 60_000;

/** A mail that this instance may send now, or the time from which mailings may send again; null if none of the mailing is due. */
export type MailingClaim = { mail: ClaimedMail } | { waitUntil: Date } | null;

/**
 * Claims the next mail of a mailing that is due. All instances together claim no more than a number of mails of mailings in
 * any minute, so they take turns. Call it in a transaction. Served by mail_mailing_claimed_at_idx and mail_mailing_due_idx.
 */
export async function claimMailingMail(
  sql: SqlClient,
  { mailingId, now, perMinute }: { mailingId: string; now: Date; perMinute: number },
): Promise<MailingClaim> {
  await acquireAdvisoryLock(sql, 'mails of mailings');
  const earlier = await sql.queryOneOrNull<{ claimedAt: Date }>(
    `SELECT claimed_at AS "claimedAt" FROM mail WHERE mailing_id IS NOT NULL AND claimed_at > $1::timestamptz - interval '1 minute'
     ORDER BY claimed_at DESC OFFSET $2::integer LIMIT 1`,
    [now, perMinute - 1],
  );
  if (earlier) return { waitUntil: new Date(earlier.claimedAt.getTime() + MINUTE_MS) };
  const mail = await sql.queryOneOrNull<ClaimedMail & Record<string, unknown>>(
    `UPDATE mail m SET next_attempt_at = $1::timestamptz + ${CLAIM_INTERVAL}, claimed_at = $1
     WHERE m.id = (SELECT m.id FROM mail m WHERE m.mailing_id = $2 AND m.state = 'queued' AND ${IS_DUE}
       ORDER BY m.next_attempt_at, m.id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
     RETURNING ${CLAIMED_COLUMNS}`,
    [now, mailingId],
  );
  return mail && { mail };
}

/**
 * Returns the time from which the next mail of a mailing can be sent; null if none waits. The mail server has no state before
 * its first error. Served by mail_mailing_due_idx.
 */
export async function readNextTime(sql: SqlClient, mailingId: string): Promise<Date | null> {
  const row = await sql.queryOneOrNull<{ at: Date }>(
    `SELECT greatest(due.at, s.paused_until) AS at
     FROM (SELECT min(next_attempt_at) AS at FROM mail WHERE mailing_id = $1 AND state = 'queued') due
       LEFT JOIN mail_server_state s ON true
     WHERE due.at IS NOT NULL`,
    [mailingId],
  );
  return row?.at ?? null;
}

/**
 * Returns the next mailings that are to be started or have mails that are due, after one of them. Served by
 * mailing_unstarted_idx and mail_mailing_due_idx.
 */
export async function readDueMailings(sql: SqlClient, now: Date, after: string | null): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM (
       SELECT g.id FROM mailing g WHERE g.started_at IS NULL AND g.cancelled_at IS NULL AND g.send_at <= $1
       UNION SELECT m.mailing_id FROM mail m WHERE m.mailing_id IS NOT NULL AND m.state = 'queued' AND ${IS_DUE}
     ) due WHERE $2::uuid IS NULL OR id > $2 ORDER BY id LIMIT ${BATCH}`,
    [now, after],
  );
  return rows.map(({ id }) => id);
}
