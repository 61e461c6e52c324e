import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PgBoss } from 'pg-boss';
import { AGENCY_ZONE } from '../common/clock/agency.zone.js';
import { type Job, Jobs } from '../common/jobs/jobs.js';
import { Queues } from '../common/jobs/queues.js';
import { loggedError } from '../common/logging/logged.error.js';
import { Measurements } from '../common/metrics/measurements.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DatabaseClient } from '../database/database.client.js';
import { withQueryKind } from '../database/query-timeout.js';
import type { JobsState } from './health.view.js';
import { QueueRunner } from './queue.runner.js';

/** Seconds between two looks of an instance for jobs: nothing by date is in a hurry. */
const POLL_SECONDS = 10;

/** Between two tries to start, in milliseconds: doubled from the first to the last. */
const FIRST_PAUSE = 250;
const LAST_PAUSE = 30_000;

/** What an alert belongs on: without jobs deliveries lie unread, and nothing expires, reminds or is reported. */
const STARTED = {
  name: 'jobs_started',
  help: 'Whether this instance takes part in the jobs as its settings say; 0 while they cannot be started.',
  labels: [],
};

/**
 * Runs the declared jobs and queues on pg-boss: the instances on one database share them, a run that fails is tried
 * again, and every start makes up for what was missed while nothing ran.
 */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly log = new Logger(JobRunner.name);
  private boss?: PgBoss;
  private items?: QueueRunner;
  private starting?: Promise<void>;
  private readonly stopping = new AbortController();
  private reached: JobsState = 'starting';

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly jobs: Jobs,
    private readonly queues: Queues,
    measurements: Measurements,
  ) {
    const read = async () => ({ [STARTED.name]: [{ labels: {}, value: Number(this.hasStarted()) }] });
    measurements.declare({ measurements: [STARTED], read });
  }

  /** How far this instance has come with its jobs. */
  state(): JobsState {
    return this.reached;
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
      connectionString: this.settings.databaseUrl,
      application_name: 'locate-crm-jobs',
      // Its own pool makes its connections with these.
      ...bossClient(this.settings),
      max: 3,
      useListenNotify: takesPart,
      supervise: takesPart,
      schedule: takesPart,
    });
    this.boss.on('error', (error: Error) => this.log.warn({ err: loggedError(error) }, 'jobs.database_error'));
    await this.boss.start();
    this.items = new QueueRunner(this.boss, this.queues.all());
    await this.items.open();
    this.queues.carriedBy(this.items);
    if (!takesPart) {
      this.reached = 'off';
      return;
    }
    await this.items.work();
    for (const job of [...this.jobs.all(), ...this.pickingUp(this.items)]) {
      if (this.stopping.signal.aborted) return;
      await this.take(this.boss, job);
    }
    this.reached = 'running';
  }

  /** A job for each queue that finds what was stored and never queued, because an instance ended in between. */
  private pickingUp(items: QueueRunner): Job[] {
    return this.queues.all().map((queue) => ({
      name: `${queue.name}.pick-up`,
      cron: '* * * * *',
      run: () => items.pickUp(queue),
    }));
  }

  private async take(boss: PgBoss, job: Job): Promise<void> {
    // At most one run waits and one is under way, however many instances there are.
    await boss.createQueue(job.name, { policy: 'stately', retryLimit: 5, retryBackoff: true, retryDelay: 30 });
    await boss.schedule(job.name, job.cron, null, { tz: AGENCY_ZONE });
    await boss.work(job.name, { pollingIntervalSeconds: POLL_SECONDS }, () => this.run(job));
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

  /** Lets a run under way finish, within the time a stopping instance has. What is only just starting is waited for. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const shutdownMs = this.settings.shutdownSeconds * 1_000;
    // The database may be silent. Whatever is left undone is taken up again by the next start.
    const late = sleep(shutdownMs / 2, undefined, { ref: false }).then(() => {
      throw new Error('The database says nothing.');
    });
    await Promise.race([this.leave(shutdownMs / 3), late]).catch((error: unknown) => {
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

/** Connections that do not wait for ever either. pg-boss hands these options on to its pool. */
function bossClient({ databaseQueryTimeoutMs: request }: Settings): object {
  return { Client: DatabaseClient, queryTimeouts: { request, long: request, maintenance: request } };
}
