import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ScheduledReport } from './schedule-validation.rules.js';

/** A run that has been started, with the report that its schedule asks for. */
export interface StartedRun extends ScheduledReport {
  id: string;
  scheduleId: string;
  dueAt: Date;
  attempt: number;
  /** The folder that the schedule writes to now. */
  folder: string;
  /** The file that an earlier attempt had prepared, if it got that far. */
  made: { folder: string; fileName: string; sha256: string } | null;
  keepFiles: number | null;
  /** The user who made the schedule. */
  createdBy: string | null;
  /** Whether the schedule is archived or not enabled. A requested run is still made while it is only not enabled. */
  stopped: boolean;
}

/** The file of an attempt. */
export interface AttemptFile {
  parameters: Record<string, string>;
  definitionVersion: number;
  folder: string;
  fileName: string;
  bytes: number;
  sha256: string;
}

/**
 * Returns the runs that may be started now, newest due time first, including those of killed instances. Served by
 * report_schedule_run_open_idx.
 */
export async function listOpenRuns(sql: SqlClient, now: Date): Promise<string[]> {
  const rows = await sql.queryAll<{ id: string }>(
    `SELECT id FROM report_schedule_run WHERE outcome IN ('waiting', 'running') AND next_attempt_at <= $1
     ORDER BY due_at DESC, id LIMIT 100`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/**
 * Starts a run whose advisory lock the caller holds. Returns null if another instance has finished it meanwhile.
 */
export async function startRun(sql: SqlClient, id: string, now: Date): Promise<StartedRun | null> {
  return sql.queryOneOrNull<StartedRun>(
    `WITH taken AS (
       UPDATE report_schedule_run r SET outcome = 'running', attempt = r.attempt + 1, started_at = $2
       FROM report_schedule_run before
       WHERE r.id = $1 AND before.id = r.id AND r.outcome IN ('waiting', 'running') AND r.next_attempt_at <= $2
       RETURNING r.*)
     SELECT t.id, t.schedule_id AS "scheduleId", t.due_at AS "dueAt", t.attempt,
       CASE WHEN t.file_name IS NOT NULL THEN jsonb_build_object('folder', t.folder, 'fileName', t.file_name, 'sha256', t.sha256)
         END AS made,
       s.cron, s.timezone, s.report, s.parameters, s.format, s.lang, s.folder, s.keep_files AS "keepFiles",
       s.created_by AS "createdBy", s.archived_at IS NOT NULL OR NOT s.enabled AND t.requested_by_name IS NULL AS stopped
     FROM taken t JOIN report_schedule s ON s.id = t.schedule_id`,
    [id, now],
  );
}

/**
 * An attempt at a run. Only the last one may write, because an older one has lost its lock and another works in its
 * place.
 */
export type Attempt = Pick<StartedRun, 'id' | 'attempt'>;

/** SQL that is true for the row of an attempt ($1, $2) while it is the current one. */
const IS_CURRENT_ATTEMPT = `id = $1 AND attempt = $2 AND outcome = 'running'`;

/**
 * Records the file before it gets its name, so that it is known to be ours after a crash.
 * @returns false if another attempt has taken over
 */
export async function storeFile(sql: SqlClient, { id, attempt }: Attempt, file: AttemptFile): Promise<boolean> {
  const updated = await sql.execute(
    `UPDATE report_schedule_run SET parameters = $3, definition_version = $4, folder = $5, file_name = $6, bytes = $7,
       sha256 = $8, error_code = NULL WHERE ${IS_CURRENT_ATTEMPT}`,
    [id, attempt, file.parameters, file.definitionVersion, file.folder, file.fileName, file.bytes, file.sha256],
  );
  return updated > 0;
}

/**
 * Removes the record of the file if it did not get its name, because the file with that name belongs to somebody else.
 */
export async function clearFile(sql: SqlClient, { id, attempt }: Attempt): Promise<void> {
  await sql.execute(
    `UPDATE report_schedule_run SET file_name = NULL, bytes = NULL, sha256 = NULL WHERE ${IS_CURRENT_ATTEMPT}`,
    [id, attempt],
  );
}

/**
 * Returns the schedule that last wrote a file of that name in the folder, with the hash of the file. Served by
 * report_schedule_run_file_name_idx.
 */
export async function findLastWriter(
  sql: SqlClient,
  { folder, fileName }: Pick<AttemptFile, 'folder' | 'fileName'>,
): Promise<{ scheduleId: string; sha256: string } | null> {
  const last = await sql.queryOneOrNull<{ scheduleId: string; sha256: string; pruned: boolean }>(
    `SELECT schedule_id AS "scheduleId", sha256, pruned_at IS NOT NULL AS pruned FROM report_schedule_run
     WHERE folder = $1 AND file_name = $2 AND outcome = 'done' ORDER BY finished_at DESC, due_at DESC LIMIT 1`,
    [folder, fileName],
  );
  return last?.pruned ? null : last;
}

/** Ends a run that has its file. @returns false if another attempt has taken over */
export async function completeRun(sql: SqlClient, { id, attempt }: Attempt, now: Date): Promise<boolean> {
  const ended = await sql.execute(
    `UPDATE report_schedule_run SET outcome = 'done', finished_at = $3, next_attempt_at = NULL, error_code = NULL
     WHERE ${IS_CURRENT_ATTEMPT}`,
    [id, attempt, now],
  );
  return ended > 0;
}

/** Locks the row of an attempt, so that no other takes over meanwhile. @returns false if another already has */
export async function lockAttempt(sql: SqlClient, { id, attempt }: Attempt): Promise<boolean> {
  const locked = await sql.queryOneOrNull(`SELECT id FROM report_schedule_run WHERE ${IS_CURRENT_ATTEMPT} FOR UPDATE`, [
    id,
    attempt,
  ]);
  return locked !== null;
}

/**
 * Ends a failed attempt, with the time of the next attempt or with null for none. A run that failed for good has no
 * file.
 */
export async function storeFailedAttempt(
  sql: SqlClient,
  { id, attempt }: Attempt,
  { code, now, nextAttemptAt }: { code: string; now: Date; nextAttemptAt: Date | null },
): Promise<void> {
  await sql.execute(
    `UPDATE report_schedule_run SET outcome = CASE WHEN $5::timestamptz IS NULL THEN 'failed' ELSE 'waiting' END,
       error_code = $3, finished_at = CASE WHEN $5::timestamptz IS NULL THEN $4::timestamptz END, next_attempt_at = $5,
       file_name = CASE WHEN $5::timestamptz IS NOT NULL THEN file_name END,
       bytes = CASE WHEN $5::timestamptz IS NOT NULL THEN bytes END,
       sha256 = CASE WHEN $5::timestamptz IS NOT NULL THEN sha256 END
     WHERE ${IS_CURRENT_ATTEMPT}`,
    [id, attempt, code, now, nextAttemptAt],
  );
}

/** A file that a schedule has written and not removed. */
export interface ScheduleFile {
  folder: string;
  fileName: string;
  sha256: string;
}

/** Returns the files of a schedule beyond the newest `keep` files; for each file, the hash that was written last. */
export function readSurplusFiles(sql: SqlClient, scheduleId: string, keep: number): Promise<ScheduleFile[]> {
  return sql.queryAll<ScheduleFile & { finishedAt: Date }>(
    `SELECT folder, file_name AS "fileName", sha256 FROM (
       SELECT DISTINCT ON (folder, file_name) folder, file_name, sha256, due_at FROM report_schedule_run
       WHERE schedule_id = $1 AND outcome = 'done' AND pruned_at IS NULL
       ORDER BY folder, file_name, finished_at DESC, due_at DESC) f
     ORDER BY due_at DESC, file_name DESC OFFSET $2`,
    [scheduleId, keep],
  );
}

/** Records that a file has been removed or is no longer ours. */
export async function storePruned(sql: SqlClient, scheduleId: string, file: ScheduleFile, now: Date): Promise<void> {
  await sql.execute(
    `UPDATE report_schedule_run SET pruned_at = $4
     WHERE schedule_id = $1 AND folder = $2 AND file_name = $3 AND outcome = 'done' AND pruned_at IS NULL`,
    [scheduleId, file.folder, file.fileName, now],
  );
}
