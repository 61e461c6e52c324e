import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';

/** A new run. */
interface NewRun {
  scheduleId: string;
  dueAt: Date;
  /** The actor who requests it; absent for a run that is due by its schedule. */
  requestedBy?: Actor;
  now: Date;
}

/** Adds a run unless there is one for that due time. @returns the id of the run for that due time */
export async function insertRun(sql: SqlClient, { scheduleId, dueAt, requestedBy, now }: NewRun): Promise<string> {
  await sql.execute(
    `INSERT INTO report_schedule_run (id, schedule_id, due_at, requested_by, requested_by_name, next_attempt_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (schedule_id, due_at) DO NOTHING`,
    [uuidv7(), scheduleId, dueAt, requestedBy?.id ?? null, requestedBy?.name ?? null, now],
  );
  const run = await sql.queryOne<{ id: string }>(
    'SELECT id FROM report_schedule_run WHERE schedule_id = $1 AND due_at = $2',
    [scheduleId, dueAt],
  );
  return run.id;
}

/** Adds a run that will never be made, because its due time and those before it were missed too long ago. */
export async function insertSkipped(sql: SqlClient, { scheduleId, dueAt, now }: NewRun): Promise<void> {
  await sql.execute(
    `INSERT INTO report_schedule_run (id, schedule_id, due_at, outcome, finished_at, error_code)
     VALUES ($1, $2, $3, 'skipped', $4, 'schedule.missed_too_long_ago') ON CONFLICT (schedule_id, due_at) DO NOTHING`,
    [uuidv7(), scheduleId, dueAt, now],
  );
}

/** A schedule that is due. */
export interface DueSchedule {
  id: string;
  cron: string;
  timezone: string;
  nextDueAt: Date;
  [name: string]: unknown;
}

/**
 * Locks a schedule that is due, the longest due first. Schedules that another instance has locked are skipped. Served
 * by report_schedule_next_due_at_idx.
 */
export function lockDueSchedule(sql: SqlClient, now: Date): Promise<DueSchedule | null> {
  return sql.queryOneOrNull<DueSchedule>(
    `SELECT id, cron, timezone, next_due_at AS "nextDueAt" FROM report_schedule
     WHERE enabled AND archived_at IS NULL AND next_due_at <= $1 ORDER BY next_due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
  );
}
