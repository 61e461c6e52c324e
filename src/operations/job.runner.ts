import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { AGENCY_ZONE } from '../common/time/agency-zone.constants.js';
import { type Job, JobRegistry } from '../common/jobs/job.registry.js';
import { type Queue, QueueRegistry } from '../common/jobs/queue.registry.js';
import { toLoggedError } from '../common/observability/logged-error.rules.js';
import { MeasurementRegistry } from '../common/observability/measurement.registry.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { DatabaseClockService } from '../database/clock/database-clock.service.js';
import { DatabaseProbeClient } from '../database/connections/database-probe.client.js';
import { runWithLongTimeout } from '../database/connections/query-timeout.rules.js';
import type { JobsState } from './health.view.js';
import { createBoss } from './boss.factory.js';
import { QueueRunner } from './queue.runner.js';
import { ShutdownService } from './shutdown.service.js';
import type { SqlClient } from '../database/connections/sql.client.js';

/**
 * Counts the active runs of jobs without a live worker, which was killed or could not record their end. pg-boss starts no
 * other run meanwhile; its supervisor takes them up again. Served by job_pkey.
 */
async function countStuckJobs(sql: SqlClient, names: readonly string[]): Promise<number> {
  const row = await sql.queryOneOrNull<{ stuck: number }>(
    `SELECT count(*) AS stuck FROM pgboss.job WHERE name = ANY ($1::text[]) AND state = 'active'
       AND (heartbeat_on + heartbeat_seconds * interval '1 second' < now()
         OR started_on + expire_seconds * interval '1 second' < now())`,
    [names],
  );
  return row?.stuck ?? 0;
}

/** Seconds between two polls for scheduled jobs, none of which is urgent. */
const POLL_SECONDS = 10;

/**
 * Seconds without a heartbeat after which a run counts as lost. A worker that was killed, or could not record the end
 * of a run because the disk was full, would otherwise prevent all other runs until the run times out.
 */
const HEARTBEAT_SECONDS = 20;
/** At most one run waits and one is active, however many instances there are. */
const JOB_OPTIONS = { retryLimit: 5, retryBackoff: true, retryDelay: 30, expireInSeconds: 900 };
/** Options of a job that only queues due items: it is quick and should run soon. */
const PICK_UP_OPTIONS = { ...JOB_OPTIONS, retryDelay: 1, expireInSeconds: 60 };

/** Lost items of queues are looked for every minute. */
const PICK_UP_CRON = '* * * * *';

/** Milliseconds between two attempts to start. The pause doubles from the first value to the last. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;
/** Milliseconds that active runs may take until jobs are stopped because of a wrong clock. */
const PAUSE_TIMEOUT_MS = 30_000;

/**
 * The measurement for an alert: without jobs, deliveries are not processed, and nothing expires, sends reminders or
 * creates reports.
 */
const STARTED = {
  name: 'jobs_started',
  help: 'Whether the jobs of this instance are in the state that its settings require; 0 while they cannot be started.',
  labels: [],
};

const STUCK = {
  name: 'jobs_stuck',
  help: 'Runs of jobs without a live worker, which prevent other runs until they are taken up again automatically.',
  labels: [],
};

/**
 * Runs the declared jobs and queues on pg-boss. The instances on one database share them, failed runs are retried, and
 * every start makes up for the runs that were missed while no instance was running.
 */
@Injectable()
export class JobRunner implements OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger(JobRunner.name);
  private boss?: PgBoss;
  private queueRunner?: QueueRunner;
  private starting?: Promise<void>;
  /** Time at which the instance began to stop, on the clock of `performance`. */
  private stoppingSince?: number;
  private readonly stopping = new AbortController();
  private state: JobsState = 'starting';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly jobs: JobRegistry,
    private readonly queues: QueueRegistry,
    private readonly probe: DatabaseProbeClient,
    private readonly databaseClock: DatabaseClockService,
    private readonly shutdown: ShutdownService,
    measurements: MeasurementRegistry,
  ) {
    const read = async () => ({ [STARTED.name]: [{ labels: {}, value: Number(this.hasStarted()) }] });
    measurements.declare({ measurements: [STARTED], read });
    const readStuck = async () => ({ [STUCK.name]: [{ labels: {}, value: await this.countStuck() }] });
    measurements.declare({ measurements: [STUCK], read: readStuck });
    // A request may find it, but the jobs that start afterwards are no part of that request.
    databaseClock.onWrong(AsyncResource.bind(() => this.pause()));
  }

  /** Returns the state of the jobs of this instance. */
  async getState(): Promise<JobsState> {
    return (await this.countStuck()) > 0 ? 'stuck' : this.state;
  }

  /** Returns all jobs that instances run: the declared ones, and those that look for lost items of queues. */
  listJobs(): Pick<Job, 'name' | 'cron'>[] {
    const pickUps = this.queues.getAll().map((queue) => ({ name: getPickUpName(queue), cron: PICK_UP_CRON }));
    return [...this.jobs.getAll().map(({ name, cron }) => ({ name, cron })), ...pickUps];
  }

  /** Counts the stuck runs. An instance that runs no jobs leaves the report to the others. */
  private async countStuck(): Promise<number> {
    if (this.state !== 'running') return 0;
    const names = this.listJobs().map(({ name }) => name);
    return countStuckJobs(this.probe.sql, names);
  }

  private hasStarted(): boolean {
    return this.state === 'running' || this.state === 'off';
  }

  /**
   * Starts the job handlers. An instance with JOBS=false only queues items for the other instances. A failed start is
   * retried: requests are answered without jobs meanwhile, and a killed instance may still be disconnecting from the
   * database.
   */
  start(): Promise<void> {
    this.starting ??= this.retryStarting();
    return this.starting;
  }

  private async retryStarting(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_RETRY_MS; !signal.aborted; pause = Math.min(2 * pause, MAX_RETRY_MS)) {
      try {
        await this.databaseClock.compare();
        this.databaseClock.assertRight();
        return await this.startPolling();
      } catch (error) {
        this.state = 'not_started';
        this.log.warn({ err: toLoggedError(error) }, 'jobs.not_started');
        await this.stopPolling({ graceful: false });
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /**
   * Stops the jobs while the clock of this instance is wrong, so that other instances run them, and starts them again when it
   * is right. Active runs finish, because they have the time of the database.
   */
  private pause(): void {
    if (this.state !== 'running') return;
    this.state = 'not_started';
    this.starting = this.stopPolling({ graceful: true, timeout: PAUSE_TIMEOUT_MS }).then(() => this.retryStarting());
  }

  private async stopPolling(options: { graceful: boolean; timeout?: number }): Promise<void> {
    this.queues.setTransport(undefined);
    this.queueRunner?.stopPolling();
    await this.boss?.stop(options).catch(() => undefined);
    [this.boss, this.queueRunner] = [undefined, undefined];
  }

  private async startPolling(): Promise<void> {
    const isEnabled = this.settings.jobs;
    const boss = await createBoss(this.settings);
    if (this.stopping.signal.aborted) return;
    this.boss = boss;
    this.boss.on('error', (error: Error) => this.log.warn({ err: toLoggedError(error) }, 'jobs.database_error'));
    await this.boss.start();
    this.queueRunner = new QueueRunner(this.boss, this.queues.getAll(), (work) => this.runAtDatabaseTime(work));
    await this.queueRunner.open();
    this.queues.setTransport(this.queueRunner);
    if (!isEnabled) {
      this.state = 'off';
      return;
    }
    await this.queueRunner.startPolling();
    for (const job of this.jobs.getAll()) await this.schedule(this.boss, job, JOB_OPTIONS);
    for (const job of this.buildPickUpJobs(this.queueRunner)) await this.schedule(this.boss, job, PICK_UP_OPTIONS);
    if (this.stopping.signal.aborted) return;
    // This takes up the runs that an earlier instance left behind at once.
    await this.boss.supervise();
    this.state = 'running';
  }

  /**
   * Builds a job for each queue that finds items which were stored but never queued because an instance ended in
   * between.
   */
  private buildPickUpJobs(queueRunner: QueueRunner): Job[] {
    return this.queues.getAll().map((queue) => ({
      name: getPickUpName(queue),
      cron: PICK_UP_CRON,
      run: () => queueRunner.pickUp(queue),
    }));
  }

  private async schedule(boss: PgBoss, job: Job, limits: typeof JOB_OPTIONS): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const options = { ...limits, heartbeatSeconds: HEARTBEAT_SECONDS };
    await boss.createQueue(job.name, { policy: 'stately', ...options });
    // A queue that an earlier version created would otherwise keep its options.
    await boss.updateQueue(job.name, options);
    await boss.schedule(job.name, job.cron, null, { tz: AGENCY_ZONE });
    await boss.work(
      job.name,
      { pollingIntervalSeconds: POLL_SECONDS, heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 4 },
      () => this.run(job),
    );
    await boss.send(job.name);
  }

  private async run(job: Job): Promise<void> {
    const started = performance.now();
    try {
      await this.runAtDatabaseTime(() => runWithLongTimeout(() => job.run()));
      this.log.log({ job: job.name, ms: Math.round(performance.now() - started) }, 'job.done');
    } catch (error) {
      this.log.error({ job: job.name, err: toLoggedError(error) }, 'job.failed');
      throw toStoredError(error);
    }
  }

  /**
   * Runs work of jobs with the time of the database, because it deletes, closes and expires what is due.
   * @throws 503 `service.clock_wrong` if the clock of this instance is wrong; other instances take the work up
   */
  private runAtDatabaseTime<T>(work: () => Promise<T>): Promise<T> {
    return this.databaseClock.run(() => {
      this.databaseClock.assertRight();
      return work();
    });
  }

  onModuleDestroy(): void {
    this.stoppingSince = performance.now();
  }

  /** Lets an active run finish within the shutdown time. A start in progress is waited for. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    // Requests have used part of the time, and connections must be closed afterwards.
    const passedMs = performance.now() - (this.stoppingSince ?? performance.now());
    const leftMs = Math.max(this.settings.shutdownSeconds * 750 - passedMs, 500);
    // The database may be silent. The next start takes up all unfinished work.
    const timeout = sleep(leftMs, undefined, { ref: false }).then(() => {
      throw new Error('The database does not answer.');
    });
    await Promise.race([this.drain((2 * leftMs) / 3), timeout]).catch((error: unknown) => {
      this.log.warn({ err: toLoggedError(error) }, 'jobs.not_stopped');
      this.shutdown.reportOpenConnections();
    });
  }

  private async drain(timeout: number): Promise<void> {
    await this.starting;
    this.queues.setTransport(undefined);
    this.queueRunner?.stopPolling();
    await this.queueRunner?.drain();
    await this.boss?.stop({ graceful: true, timeout });
  }
}

/** Removes from an error what pg-boss would store with the run: values of queries and details of PostgreSQL can name persons. */
function toStoredError(error: unknown): Error {
  const { type, code } = toLoggedError(error);
  return Object.assign(new Error(error instanceof Error ? error.message : type), { name: type, code });
}

function getPickUpName(queue: Queue): string {
  return `${queue.name}.pick-up`;
}
