import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { type Job, Jobs } from '../common/jobs/jobs.js';
import { type Queue, Queues } from '../common/jobs/queues.js';
import { loggedError } from '../common/logging/logged.error.js';
import { Measurements } from '../common/metrics/measurements.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.js';
import { DatabaseProbeClient } from '../database/database-probe.client.js';
import { DatabaseClient } from '../database/database.client.js';
import { createSessionOptions, MAINTENANCE_TIMEOUT_MS } from '../database/pool.js';
import { getStatementTimeoutMs, withQueryKind } from '../database/query-timeout.js';
import type { JobsState } from './health.view.js';
import { countStuckJobs } from './stuck-jobs.queries.js';
import { QueueRunner } from './queue.runner.js';

/** Seconds between two looks of an instance for jobs: nothing by date is in a hurry. */
const POLL_SECONDS = 10;

/**
 * A run of a job counts as lost when its worker has said nothing for this long. A worker that was killed, or could not note
 * the end of a run because the disk was full, would otherwise keep all other runs away until the run times out.
 */
const HEARTBEAT_SECONDS = 20;
/** Between two looks for runs that are lost or took too long. */
const SUPERVISE_INTERVAL_SECONDS = 10;
/** At most one run waits and one is under way, however many instances there are. */
const JOB_OPTIONS = { retryLimit: 5, retryBackoff: true, retryDelay: 30, expireInSeconds: 900 };
/** A job that only queues what waits is quick, and wanted soon. */
const PICK_UP_OPTIONS = { ...JOB_OPTIONS, retryDelay: 1, expireInSeconds: 60 };

/** Between two tries to start, in milliseconds: doubled from the first to the last. */
const FIRST_PAUSE = 250;
const LAST_PAUSE = 30_000;

/** What an alert belongs on: without jobs deliveries lie unread, and nothing expires, reminds or is reported. */
const STARTED = {
  name: 'jobs_started',
  help: 'Whether this instance takes part in the jobs as its settings say; 0 while they cannot be started.',
  labels: [],
};

const STUCK = {
  name: 'jobs_stuck',
  help: 'Runs of jobs without a live worker that keep others from beginning; they are taken up again by themselves.',
  labels: [],
};

/**
 * Runs the declared jobs and queues on pg-boss: the instances on one database share them, a run that fails is tried
 * again, and every start makes up for what was missed while nothing ran.
 */
@Injectable()
export class JobRunner implements OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new Logger(JobRunner.name);
  private boss?: PgBoss;
  private items?: QueueRunner;
  private starting?: Promise<void>;
  /** When the instance began to stop, by the clock of `performance`. */
  private stoppingSince?: number;
  private readonly stopping = new AbortController();
  private reached: JobsState = 'starting';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly jobs: Jobs,
    private readonly queues: Queues,
    private readonly probe: DatabaseProbeClient,
    measurements: Measurements,
  ) {
    const read = async () => ({ [STARTED.name]: [{ labels: {}, value: Number(this.hasStarted()) }] });
    measurements.declare({ measurements: [STARTED], read });
    const readStuck = async () => ({ [STUCK.name]: [{ labels: {}, value: await this.countStuck() }] });
    measurements.declare({ measurements: [STUCK], read: readStuck });
  }

  /** How far this instance has come with its jobs, and whether they go on. */
  async state(): Promise<JobsState> {
    return (await this.countStuck()) > 0 ? 'stuck' : this.reached;
  }

  /** An instance that runs no jobs leaves it to the others to tell. */
  private async countStuck(): Promise<number> {
    if (this.reached !== 'running') return 0;
    const names = this.jobs.all().map(({ name }) => name);
    return countStuckJobs(this.probe.sql, [...names, ...this.queues.all().map(pickUpName)]);
  }

  private hasStarted(): boolean {
    return this.reached === 'running' || this.reached === 'off';
  }

  /**
   * Starts taking part; an instance that the settings keep out of it only hands items over to the others. What fails is tried
   * again: requests are answered without jobs meanwhile, and an instance that was killed may be leaving the database still.
   */
  start(): Promise<void> {
    this.starting ??= this.keepStarting();
    return this.starting;
  }

  private async keepStarting(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(2 * pause, LAST_PAUSE)) {
      try {
        return await this.takePart();
      } catch (error) {
        this.reached = 'not_started';
        this.log.warn({ err: loggedError(error) }, 'jobs.not_started');
        this.queues.carriedBy(undefined);
        this.items?.rest();
        await this.boss?.stop({ graceful: false }).catch(() => undefined);
        [this.boss, this.items] = [undefined, undefined];
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async takePart(): Promise<void> {
    const takesPart = this.settings.jobs;
    // Read only now, when requests are answered already: it is a tenth of all there is to read.
    const boss = await import('pg-boss');
    if (this.stopping.signal.aborted) return;
    this.boss = new boss.PgBoss({
      // LISTEN belongs to a session.
      connectionString: getSessionUrl(this.settings),
      application_name: 'locate-crm-jobs',
      // Its own pool makes its connections with these.
      ...buildBossClient(this.settings),
      max: 3,
      useListenNotify: takesPart,
      supervise: takesPart,
      superviseIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
      monitorIntervalSeconds: SUPERVISE_INTERVAL_SECONDS,
      schedule: takesPart,
    });
    this.boss.on('error', (error: Error) => this.log.warn({ err: loggedError(error) }, 'jobs.database_error'));
    // Its migration may take long, and so may its upkeep, whose timers it starts.
    await withQueryKind('maintenance', () => this.boss!.start());
    this.items = new QueueRunner(this.boss, this.queues.all());
    await this.items.open();
    this.queues.carriedBy(this.items);
    if (!takesPart) {
      this.reached = 'off';
      return;
    }
    await this.items.work();
    for (const job of this.jobs.all()) await this.take(this.boss, job, JOB_OPTIONS);
    for (const job of this.pickingUp(this.items)) await this.take(this.boss, job, PICK_UP_OPTIONS);
    if (this.stopping.signal.aborted) return;
    // Runs that an earlier instance left behind are taken up at once.
    await withQueryKind('maintenance', () => this.boss!.supervise());
    this.reached = 'running';
  }

  /** A job for each queue that finds what was stored and never queued, because an instance ended in between. */
  private pickingUp(items: QueueRunner): Job[] {
    return this.queues.all().map((queue) => ({
      name: pickUpName(queue),
      cron: '* * * * *',
      run: () => items.pickUp(queue),
    }));
  }

  private async take(boss: PgBoss, job: Job, limits: typeof JOB_OPTIONS): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const options = { ...limits, heartbeatSeconds: HEARTBEAT_SECONDS };
    await boss.createQueue(job.name, { policy: 'stately', ...options });
    // A queue that an earlier version made keeps its options otherwise.
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
      await withQueryKind('long', () => job.run());
      this.log.log({ job: job.name, ms: Math.round(performance.now() - started) }, 'job.done');
    } catch (error) {
      this.log.error({ job: job.name, err: loggedError(error) }, 'job.failed');
      throw error;
    }
  }

  onModuleDestroy(): void {
    this.stoppingSince = performance.now();
  }

  /** Lets a run under way finish, within the time a stopping instance has. What is only just starting is waited for. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    // Requests have taken their part of it, and connections have to be closed afterwards.
    const passedMs = performance.now() - (this.stoppingSince ?? performance.now());
    const leftMs = Math.max(this.settings.shutdownSeconds * 750 - passedMs, 500);
    // The database may be silent. Whatever is left undone is taken up again by the next start.
    const late = sleep(leftMs, undefined, { ref: false }).then(() => {
      throw new Error('The database says nothing.');
    });
    await Promise.race([this.leave((2 * leftMs) / 3), late]).catch((error: unknown) => {
      this.log.warn({ err: loggedError(error) }, 'jobs.not_stopped');
    });
  }

  private async leave(timeout: number): Promise<void> {
    await this.starting;
    this.queues.carriedBy(undefined);
    this.items?.rest();
    await this.items?.settle();
    await this.boss?.stop({ graceful: true, timeout });
  }
}

function pickUpName(queue: Queue): string {
  return `${queue.name}.pick-up`;
}

/** Connections that do not wait for ever either. pg-boss hands these options on to its pool. */
function buildBossClient({ databaseQueryTimeoutMs: request }: Settings): object {
  const maintenance = Math.max(request, MAINTENANCE_TIMEOUT_MS);
  return {
    Client: DatabaseClient,
    queryTimeouts: { request, long: request, maintenance },
    options: createSessionOptions(getStatementTimeoutMs(maintenance)),
  };
}
