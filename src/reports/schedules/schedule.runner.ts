import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../../common/clock/clock.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { Jobs } from '../../common/jobs/jobs.js';
import { loggedError } from '../../common/logging/logged.error.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { beginWithFreeAdvisoryLock } from '../../database/advisory-lock.queries.js';
import { POOL } from '../../database/pool.token.js';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../common/actor/actor.js';
import { ALL } from '../report.document.js';
import { ReportReader } from '../report.reader.js';
import { reportNamed, requestAt } from './schedule.check.rules.js';
import { ScheduleClaims } from './schedule.claims.js';
import { failureCodeOf, ScheduleFolder, sha256Of } from './schedule.folder.js';
import {
  endDone,
  endFailed,
  forgetFile,
  holdAttempt,
  type KeptFile,
  lastWriter,
  noteFile,
  notePruned,
  openRuns,
  surplusFiles,
  takeUp,
  type TakenRun,
} from './schedule.run.queries.js';

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
    private readonly work: UnitOfWork,
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
      .catch((error: unknown) => this.log.error({ err: loggedError(error) }, 'report.schedules_failed'))
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
    const client = await this.pool.connect();
    let broken = true;
    try {
      const locked = await beginWithFreeAdvisoryLock(client, `report run ${id}`);
      const run = locked ? await takeUp(this.sql, id, this.clock.now()) : undefined;
      if (run) await this.attempt(run);
      // Where the connection was lost meanwhile, so was its lock; what the attempt wrote, it wrote only while it was its turn.
      broken = !(await committed(client));
      return run !== undefined;
    } finally {
      // A transaction that was cut short ends with its connection, and its lock with it.
      client.release(broken);
    }
  }

  private async attempt(run: TakenRun): Promise<void> {
    try {
      if (!(await this.isMade(run))) {
        if (run.attempt > MOST_ATTEMPTS)
          throw new CodedError('conflict', 'schedule.interrupted', 'It never came to an end.');
        await this.make(run);
      }
      if (!(await endDone(this.sql, run, this.clock.now()))) throw takenOver();
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
  private async isMade({ id, scheduleId, made }: TakenRun): Promise<boolean> {
    if (!made) return false;
    const folder = await ScheduleFolder.at(this.settings.reportsDir, made.folder);
    await folder.discard(id);
    return (await folder.has(made.fileName, made.sha256)) && !(await this.isOfAnother(scheduleId, made));
  }

  /** Whether another schedule has written the file of that name: it may be the same to the byte. */
  private async isOfAnother(scheduleId: string, file: Pick<KeptFile, 'folder' | 'fileName'>): Promise<boolean> {
    const last = await lastWriter(this.sql, file);
    return last !== undefined && last.scheduleId !== scheduleId;
  }

  private async make(run: TakenRun): Promise<void> {
    if (run.stopped) throw new CodedError('invalid', 'schedule.stopped', 'The schedule is off.');
    const folder = await ScheduleFolder.at(this.settings.reportsDir, run.folder);
    await folder.discard(run.id);
    const parameters = requestAt(run, run.dueAt);
    const report = reportNamed(run.report);
    // A file of a schedule is whole unless it says otherwise.
    const { name: fileName, content: bytes } = await this.reports.file(report, parameters, { unnamed: ALL });
    const draft = await folder.write(run, bytes);
    try {
      const last = await lastWriter(this.sql, { folder: run.folder, fileName });
      // What we wrote last and somebody has changed since is theirs.
      const ours = last?.scheduleId === run.scheduleId && (await folder.has(fileName, last.sha256));
      const file = { folder: run.folder, fileName, sha256: sha256Of(bytes) };
      const made = { parameters, definitionVersion: report.version, ...file, bytes: bytes.length };
      if (!(await noteFile(this.sql, run, made))) throw takenOver();
      run.made = file;
      await folder.publish(draft, fileName, { ours });
    } catch (error) {
      await rm(draft, { force: true });
      if (failureCodeOf(error) === 'file.not_ours') await this.forget(run);
      throw error;
    }
  }

  private async forget(run: TakenRun): Promise<void> {
    await forgetFile(this.sql, run);
    run.made = null;
  }

  private async fail(run: TakenRun, error: unknown): Promise<void> {
    const code = failureCodeOf(error);
    const now = this.clock.now();
    // What is wrong with the schedule itself will be wrong the next time as well.
    const hopeless = error instanceof CodedError && error.kind === 'invalid';
    const again = hopeless || run.attempt >= MOST_ATTEMPTS ? null : new Date(now.getTime() + waitAfter(run.attempt));
    const at = { schedule: run.scheduleId, run: run.id, attempt: run.attempt };
    const ended = await this.work.run(SYSTEM, async (tx) => {
      if (!(await holdAttempt(tx.sql, run))) return false;
      if (!again) await this.removeMade(run);
      await endFailed(tx.sql, run, { code, now, again });
      return true;
    });
    if (ended) this.log.warn({ ...at, code, err: loggedError(error) }, 'report.failed');
    else this.log.warn({ ...at, err: loggedError(error) }, 'report.taken_over');
  }

  /** A run that failed for good leaves no file, not even a whole one of which only the record is missing. */
  private async removeMade({ id, scheduleId, made }: TakenRun): Promise<void> {
    if (!made || (await this.isOfAnother(scheduleId, made))) return;
    try {
      const folder = await ScheduleFolder.at(this.settings.reportsDir, made.folder);
      await folder.discard(id);
      await folder.remove(made.fileName, made.sha256);
    } catch (error) {
      // It stays to be seen, and the run ends all the same.
      this.log.error({ schedule: scheduleId, run: id, code: failureCodeOf(error) }, 'report.not_removed');
    }
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

/** Ends the transaction that has the lock of a run. @returns false when its connection is lost */
async function committed(client: PoolClient): Promise<boolean> {
  return client.query('COMMIT').then(
    () => true,
    () => false,
  );
}

/** Milliseconds until a run is tried again: 1, 2, 4, … minutes, an hour at most. */
function waitAfter(attempt: number): number {
  return Math.min(MINUTE_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}

/** Another instance works on the run, since the lock of this one was lost with its connection. */
function takenOver(): CodedError {
  return new CodedError('conflict', 'schedule.taken_over', 'Another attempt has taken over.');
}
