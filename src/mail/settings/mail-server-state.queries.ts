import type { SqlClient } from '../../database/connections/sql.client.js';

/** The result of the last mails. */
export interface MailServerFacts {
  /** Number of mails that wait. */
  queued: number;
  lastSuccessAt: Date | null;
  lastErrorAt: Date | null;
  lastError: string | null;
  pausedUntil: Date | null;
}

/** The end of the pause after a refused login, unless it is over at $1. */
const PAUSED_UNTIL = 'CASE WHEN paused_until > $1 THEN paused_until END AS "pausedUntil"';

/** Reads the result of the last mails. Served by mail_sent_at_idx and mail_due_idx. */
export function readServerFacts(sql: SqlClient, now: Date): Promise<MailServerFacts> {
  return sql.queryOne<MailServerFacts & Record<string, unknown>>(
    `SELECT (SELECT count(*)::int FROM mail WHERE state = 'queued') AS queued,
       (SELECT max(sent_at) FROM mail) AS "lastSuccessAt", last_error_at AS "lastErrorAt", last_error AS "lastError",
       ${PAUSED_UNTIL}
     FROM (SELECT) AS one LEFT JOIN mail_server_state ON true`,
    [now],
  );
}

/** Reads until when all mails wait, because the server has refused the login; null if none waits for that reason. */
export async function readPausedUntil(sql: SqlClient, now: Date): Promise<Date | null> {
  const { pausedUntil } = await sql.queryOne<{ pausedUntil: Date | null }>(
    `SELECT ${PAUSED_UNTIL} FROM (SELECT) AS one LEFT JOIN mail_server_state ON true`,
    [now],
  );
  return pausedUntil;
}
