import { Injectable } from '@nestjs/common';
import type { Job } from '../common/jobs/job.registry.js';
import { QueueRegistry } from '../common/jobs/queue.registry.js';
import { AGENCY_ZONE } from '../common/time/agency-zone.constants.js';
import { Clock } from '../common/time/clock.service.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { findNextDueTime } from '../reports/schedules/due-times.rules.js';
import { findJobRuns, findQueueLoads, hasJobTables, type JobRunsRow, type QueueRow } from './job-health.queries.js';
import { deriveJobStatus, findFirstMissable, JOB_STATUSES, parseRunError } from './job-health.rules.js';
import type { JobHealthView, JobsHealthView } from './health.view.js';
import { JobRunner } from './job.runner.js';

/** Tells administrators how the scheduled jobs and the queues are. */
@Injectable()
export class JobHealthService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly runner: JobRunner,
  ) {}

  /** Reads the state of every job and queue. Runs are those of all instances on the database. */
  async read(): Promise<JobsHealthView> {
    const readAt = this.clock.now();
    const jobs = this.runner.listJobs();
    const jobNames = jobs.map(({ name }) => name);
    const queueNames = this.queues.getAll().map(({ name }) => name);
    const hasTables = await hasJobTables(this.sql);
    const runs = hasTables ? await findJobRuns(this.sql, jobNames) : [];
    const queues = hasTables ? await findQueueLoads(this.sql, queueNames) : queueNames.map(buildEmptyLoad);
    const runsByName = new Map(runs.map((row) => [row.name, row]));
    const views = jobs.map((job) => buildJobView(job, runsByName.get(job.name), readAt));
    return {
      readAt,
      instance: await this.runner.getState(),
      jobs: views.toSorted((a, b) => JOB_STATUSES.indexOf(a.status) - JOB_STATUSES.indexOf(b.status)),
      queues,
    };
  }
}

function buildEmptyLoad(name: string): QueueRow {
  return { name, waiting: 0, postponed: 0, active: 0, oldestWaitingSince: null };
}

function buildJobView(
  { name, cron }: Pick<Job, 'name' | 'cron'>,
  row: JobRunsRow | undefined,
  now: Date,
): JobHealthView {
  const lastRun = row ? buildLastRun(row) : null;
  const firstMissable = findFirstMissable(lastRun?.startedAt ?? null, row?.scheduledAt ?? null, now);
  const error = row?.failedAt ? parseRunError(row.output) : null;
  const facts = {
    isActive: row?.activeSince != null,
    isStuck: row?.isStuck ?? false,
    isRetrying: row?.retryAt != null,
    lastRun,
    dueSince: firstMissable && (findNextDueTime(cron, AGENCY_ZONE, firstMissable) ?? null),
  };
  return {
    name,
    cron,
    status: deriveJobStatus(facts, now),
    lastRun,
    runningSince: row?.activeSince ?? null,
    nextRunAt: row?.retryAt ?? findNextDueTime(cron, AGENCY_ZONE, now) ?? null,
    failures: row?.failures ?? 0,
    lastError: error && { at: row!.failedAt!, ...error },
  };
}

function buildLastRun({ startedAt, endedAt, hasFailed }: JobRunsRow) {
  if (!startedAt || !endedAt) return null;
  const durationMs = Math.max(0, endedAt.getTime() - startedAt.getTime());
  return { startedAt, endedAt, durationMs, outcome: hasFailed ? ('failed' as const) : ('succeeded' as const) };
}
