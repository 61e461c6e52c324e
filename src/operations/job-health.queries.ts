import type { SqlClient } from '../database/connections/sql.client.js';

/** The runs of a job, as the queue stores them. */
export interface JobRunsRow {
  name: string;
  /** Time at which an instance first scheduled the job; null if none has. */
  scheduledAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  hasFailed: boolean | null;
  activeSince: Date | null;
  isStuck: boolean | null;
  retryAt: Date | null;
  failedAt: Date | null;
  output: unknown;
  failures: number;
}

/** The numbers of items in a queue. */
export interface QueueRow {
  name: string;
  waiting: number;
  postponed: number;
  active: number;
  oldestWaitingSince: Date | null;
}

/** Tells whether any instance has ever started jobs on this database. */
export async function hasJobTables(sql: SqlClient): Promise<boolean> {
  const { found } = await sql.queryOne<{ found: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`);
  return found;
}

/**
 * Reads the last run of each job, the present one, the one that is tried again, and the last failure. Finished runs are
 * kept for seven days. Served by job_i16, job_pkey and schedule_pkey.
 */
export function findJobRuns(sql: SqlClient, names: readonly string[]): Promise<JobRunsRow[]> {
  return sql.queryAll<JobRunsRow & Record<string, unknown>>(
    `SELECT given.name, schedule.created_on AS "scheduledAt", last.started_on AS "startedAt", last.completed_on AS "endedAt",
       last.state = 'failed' AS "hasFailed", active.started_on AS "activeSince", active.is_stuck AS "isStuck",
       retried.start_after AS "retryAt", coalesce(retried.started_on, failed.at) AS "failedAt",
       coalesce(retried.output, failed.output) AS output, coalesce(failed.count, 0) AS failures
     FROM unnest($1::text[]) WITH ORDINALITY AS given (name, place)
     LEFT JOIN pgboss.schedule schedule ON schedule.name = given.name AND schedule.key = ''
     LEFT JOIN LATERAL (
       SELECT j.started_on, j.completed_on, j.state FROM pgboss.job j
       WHERE j.name = given.name AND j.completed_on IS NOT NULL AND j.started_on IS NOT NULL
       ORDER BY j.completed_on DESC LIMIT 1) last ON true
     LEFT JOIN LATERAL (
       SELECT j.started_on, (j.heartbeat_on + j.heartbeat_seconds * interval '1 second' < now()
         OR j.started_on + j.expire_seconds * interval '1 second' < now()) AS is_stuck
       FROM pgboss.job j WHERE j.name = given.name AND j.state = 'active'
       ORDER BY j.started_on LIMIT 1) active ON true
     LEFT JOIN LATERAL (
       SELECT j.start_after, j.started_on, j.output FROM pgboss.job j
       WHERE j.name = given.name AND j.state = 'retry' ORDER BY j.start_after LIMIT 1) retried ON true
     LEFT JOIN LATERAL (
       SELECT count(*) AS count, max(j.completed_on) AS at,
         (array_agg(j.output ORDER BY j.completed_on DESC))[1] AS output
       FROM pgboss.job j
       WHERE j.name = given.name AND j.completed_on IS NOT NULL AND j.state = 'failed') failed ON true
     ORDER BY given.place`,
    [names],
  );
}

/** Reads what waits in each queue, and since when. */
export function findQueueLoads(sql: SqlClient, names: readonly string[]): Promise<QueueRow[]> {
  return sql.queryAll<QueueRow & Record<string, unknown>>(
    `SELECT given.name,
       count(*) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= now()) AS waiting,
       count(*) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after > now()) AS postponed,
       count(*) FILTER (WHERE j.state = 'active') AS active,
       min(j.start_after) FILTER (WHERE j.state IN ('created', 'retry') AND j.start_after <= now())
         AS "oldestWaitingSince"
     FROM unnest($1::text[]) WITH ORDINALITY AS given (name, place)
     LEFT JOIN pgboss.job j ON j.name = given.name AND j.state IN ('created', 'retry', 'active')
     GROUP BY given.name, given.place ORDER BY given.place`,
    [names],
  );
}
