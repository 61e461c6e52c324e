import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../../common/clock/clock.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { POOL } from '../../database/pool.token.js';
import { Sql } from '../../database/sql.js';
import { ReportReader } from '../report.reader.js';
import { reportNamed, requestAt } from './schedule.check.rules.js';
import { ScheduleClaims } from './schedule.claims.js';
import { failureCodeOf, ScheduleFolder, sha256Of } from './schedule.folder.js';
import {
  endDone,
  endFailed,
  isOurs,
  noteFile,
  notePruned,
  openRuns,
  surplusFiles,
  takeUp,
  type TakenRun,
} from './schedule.runs.js';

/** How often a run is tried before it has failed. */
export const MOST_ATTEMPTS = 8;

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;

/**
 * Makes the files of schedules. Who works on a run holds an advisory lock on it: a connection that ends takes its lock
 * with it, so that what a killed instance left is taken up at the next look, and what a slow one is at is left to it.
 */
@Injectable()
export class ScheduleRunner implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(ScheduleRunner.name);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(POOL) private readonly pool: Pool,
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly claims: ScheduleClaims,
    private readonly reports: ReportReader,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'reports.schedules', cron: '* * * * *', run: () => this.runDue() });
  }

  /** Lets what was started by {@link soon} finish. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Makes everything that is due and has not been made. */
  async runDue(): Promise<void> {
    await this.claims.claimDue();
    await this.runOpen();
  }

  /** Starts on what waits without keeping anybody; an instance without jobs leaves it to the others. */
  soon(): void {
    if (!this.settings.jobs) return;
    const work = this.runOpen()
      .catch((error: unknown) => this.log.error({ err: nameOf(error) }, 'report.schedules_failed'))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async runOpen(): Promise<void> {
    let tried: number;
    do {
      tried = 0;
      for (const id of await openRuns(this.sql, this.clock.now())) if (await this.tryRun(id)) tried++;
    } while (tried > 0);
  }

  /** Makes one attempt at a run. @returns false when another instance is at it, or has been */
  async tryRun(id: string): Promise<boolean> {
    const lock = `report run ${id}`;
    const client = await this.pool.connect();
    let broken = true;
    try {
      const session = new Sql(client);
      const taken = await session.first<{ locked: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked',
        [lock],
      );
      const run = taken?.locked ? await takeUp(this.sql, id, this.clock.now()) : undefined;
      if (run) await this.attempt(run);
      if (taken?.locked) await session.run('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [lock]);
      broken = false;
      return run !== undefined;
    } finally {
      // A session that was cut short is ended, and its lock with it.
      client.release(broken);
    }
  }

  private async attempt(run: TakenRun): Promise<void> {
    try {
      if (run.attempt > MOST_ATTEMPTS)
        throw new CodedError('conflict', 'schedule.interrupted', 'It never came to an end.');
      if (!(await this.isMade(run))) await this.make(run);
      await endDone(this.sql, run.id, this.clock.now());
      this.log.log({ schedule: run.scheduleId, run: run.id }, 'report.written');
    } catch (error) {
      await this.fail(run, error);
      return;
    }
    await this.prune(run).catch((error: unknown) =>
      this.log.warn({ schedule: run.scheduleId, code: failureCodeOf(error) }, 'report.not_pruned'),
    );
  }

  /** Whether an attempt that was killed had come to its end but for saying so. */
  private async isMade({ id, made }: TakenRun): Promise<boolean> {
    if (!made) return false;
    const folder = await ScheduleFolder.at(this.settings.reportsDir, made.folder);
    await folder.discard(id);
    return folder.has(made.fileName, made.sha256);
  }

  private async make(run: TakenRun): Promise<void> {
    if (run.stopped) throw new CodedError('invalid', 'schedule.stopped', 'The schedule is off.');
    const folder = await ScheduleFolder.at(this.settings.reportsDir, run.folder);
    await folder.discard(run.id);
    const parameters = requestAt(run, run.dueAt);
    const report = reportNamed(run.report);
    const { name: fileName, content: bytes } = await this.reports.file(report, parameters);
    await folder.write(run.id, bytes);
    try {
      const ours = await isOurs(this.sql, run.scheduleId, { folder: run.folder, fileName });
      const sha256 = sha256Of(bytes);
      const made = { parameters, definitionVersion: report.version, folder: run.folder, fileName, sha256 };
      await noteFile(this.sql, run.id, { ...made, bytes: bytes.length });
      await folder.publish(run.id, fileName, { ours });
    } catch (error) {
      await folder.discard(run.id);
      throw error;
    }
  }

  private async fail(run: TakenRun, error: unknown): Promise<void> {
    const code = failureCodeOf(error);
    const now = this.clock.now();
    // What is wrong with the schedule itself will be wrong the next time as well.
    const hopeless = error instanceof CodedError && error.kind === 'invalid';
    const again = hopeless || run.attempt >= MOST_ATTEMPTS ? null : new Date(now.getTime() + waitAfter(run.attempt));
    this.log.warn(
      { schedule: run.scheduleId, run: run.id, code, err: nameOf(error), attempt: run.attempt },
      'report.failed',
    );
    await endFailed(this.sql, run.id, { code, now, again });
  }

  /** Removes the oldest files that the schedule has written beyond those it keeps. */
  private async prune({ scheduleId, keepFiles }: TakenRun): Promise<void> {
    if (keepFiles === null) return;
    for (const file of await surplusFiles(this.sql, scheduleId, keepFiles)) {
      const folder = await ScheduleFolder.at(this.settings.reportsDir, file.folder);
      await folder.remove(file.fileName, file.sha256);
      await notePruned(this.sql, scheduleId, file, this.clock.now());
    }
  }
}

/** Milliseconds until a run is tried again: 1, 2, 4, … minutes, an hour at most. */
function waitAfter(attempt: number): number {
  return Math.min(MINUTE_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
