import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { beginWithFreeAdvisoryLock } from '../../database/connections/advisory-lock-transaction.queries.js';
import { POOL } from '../../database/connections/database-pool.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { ALL } from '../definition/report-document.rules.js';
import { ReportReader } from '../engine/report.reader.js';
import { reportNamed, requestAt } from './schedule-validation.rules.js';
import { ScheduleClaimsService } from './schedule-claims.service.js';
import { getFailureCode, ScheduleFolder, computeSha256 } from './schedule-folder.store.js';
import {
  endDone,
  endFailed,
  forgetFile,
  lockAttempt,
  type KeptFile,
  findLastWriter,
  noteFile,
  notePruned,
  openRuns,
  readSurplusFiles,
  takeUp,
  type TakenRun,
} from './schedule-runs.queries.js';

/** The number of attempts after which a run has failed. */
export const MAX_ATTEMPTS = 8;

const MINUTE_MS = 60_000;
const MAX_RETRY_DELAY_MS = 60 * MINUTE_MS;

/**
 * Makes the files of schedules. An instance holds an advisory lock on a run while it works on it. The lock ends with
 * its connection, so that another instance continues the run of a killed instance, but leaves the run of a slow
 * instance alone.
 */
@Injectable()
export class ScheduleRunner implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger(ScheduleRunner.name);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(POOL) private readonly pool: Pool,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly claims: ScheduleClaimsService,
    private readonly reports: ReportReader,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'reports.schedules', cron: '* * * * *', run: () => this.runDue() });
  }

  /** Waits for the work that {@link runSoon} started. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Makes every report that is due and has not been made. */
  async runDue(): Promise<void> {
    await this.claims.claimDue();
    await this.runOpen();
  }

  /** Starts on waiting runs without blocking the caller. An instance without jobs leaves them to the others. */
  runSoon(): void {
    if (!this.settings.jobs) return;
    const work = this.runOpen()
      .catch((error: unknown) => this.log.error({ err: toLoggedError(error) }, 'report.schedules_failed'))
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

  /** Makes one attempt at a run. @returns false if another instance works on it or has finished it */
  async tryRun(id: string): Promise<boolean> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      const locked = await beginWithFreeAdvisoryLock(client, `report run ${id}`);
      const run = locked ? await takeUp(this.sql, id, this.clock.now()) : undefined;
      if (run) await this.attempt(run);
      // If the connection was lost meanwhile, so was its advisory lock. The attempt has written only while it held the
      // lock.
      broken = !(await tryCommit(client));
      return run !== undefined;
    } finally {
      // A broken transaction ends with its connection, and its advisory lock with it.
      client.release(broken);
    }
  }

  private async attempt(run: TakenRun): Promise<void> {
    try {
      if (!(await this.isMade(run))) {
        if (run.attempt > MAX_ATTEMPTS)
          throw new CodedError('conflict', 'schedule.interrupted', 'The run was interrupted and has no attempts left.');
        await this.make(run);
      }
      if (!(await endDone(this.sql, run, this.clock.now()))) throw createTakenOverError();
      this.log.log({ schedule: run.scheduleId, run: run.id }, 'report.written');
    } catch (error) {
      await this.fail(run, error);
      return;
    }
    await this.prune(run).catch((error: unknown) =>
      this.log.warn({ schedule: run.scheduleId, code: getFailureCode(error) }, 'report.not_pruned'),
    );
  }

  /** Returns whether an attempt that was killed had already published its file. */
  private async isMade({ id, scheduleId, made }: TakenRun): Promise<boolean> {
    if (!made) return false;
    const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, made.folder);
    await folder.discard(id);
    return (await folder.has(made.fileName, made.sha256)) && !(await this.isOfAnother(scheduleId, made));
  }

  /** Returns whether another schedule has written the file of that name, which may have the same bytes. */
  private async isOfAnother(scheduleId: string, file: Pick<KeptFile, 'folder' | 'fileName'>): Promise<boolean> {
    const last = await findLastWriter(this.sql, file);
    return last !== undefined && last.scheduleId !== scheduleId;
  }

  private async make(run: TakenRun): Promise<void> {
    if (run.stopped) throw new CodedError('invalid', 'schedule.stopped', 'The schedule is archived or not enabled.');
    const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, run.folder);
    await folder.discard(run.id);
    const parameters = requestAt(run, run.dueAt);
    const report = reportNamed(run.report);
    // A file of a schedule has all tables unless its name says otherwise.
    const { name: fileName, content: bytes } = await this.reports.buildFile(report, parameters, { unnamed: ALL });
    const draft = await folder.write(run, bytes);
    try {
      const last = await findLastWriter(this.sql, { folder: run.folder, fileName });
      // The file is ours if this schedule wrote it last and nobody has changed it since.
      const ours = last?.scheduleId === run.scheduleId && (await folder.has(fileName, last.sha256));
      const file = { folder: run.folder, fileName, sha256: computeSha256(bytes) };
      const made = { parameters, definitionVersion: report.version, ...file, bytes: bytes.length };
      if (!(await noteFile(this.sql, run, made))) throw createTakenOverError();
      run.made = file;
      await folder.publish(draft, fileName, { ours });
    } catch (error) {
      await rm(draft, { force: true });
      if (getFailureCode(error) === 'file.not_ours') await this.forget(run);
      throw error;
    }
  }

  private async forget(run: TakenRun): Promise<void> {
    await forgetFile(this.sql, run);
    run.made = null;
  }

  private async fail(run: TakenRun, error: unknown): Promise<void> {
    const code = getFailureCode(error);
    const now = this.clock.now();
    // An error in the schedule itself would occur again in the next attempt.
    const hopeless = error instanceof CodedError && error.kind === 'invalid';
    const again = hopeless || run.attempt >= MAX_ATTEMPTS ? null : new Date(now.getTime() + waitAfter(run.attempt));
    const at = { schedule: run.scheduleId, run: run.id, attempt: run.attempt };
    const ended = await this.work.run(SYSTEM, async (tx) => {
      if (!(await lockAttempt(tx.sql, run))) return false;
      if (!again) await this.removeMade(run);
      await endFailed(tx.sql, run, { code, now, again });
      return true;
    });
    if (ended) this.log.warn({ ...at, code, err: toLoggedError(error) }, 'report.failed');
    else this.log.warn({ ...at, err: toLoggedError(error) }, 'report.taken_over');
  }

  /** Removes the file of a run that failed for good, even if it is complete and only its record is missing. */
  private async removeMade({ id, scheduleId, made }: TakenRun): Promise<void> {
    if (!made || (await this.isOfAnother(scheduleId, made))) return;
    try {
      const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, made.folder);
      await folder.discard(id);
      await folder.remove(made.fileName, made.sha256);
    } catch (error) {
      // The file stays visible, and the run ends anyway.
      this.log.error({ schedule: scheduleId, run: id, code: getFailureCode(error) }, 'report.not_removed');
    }
  }

  /** Removes the oldest files of the schedule beyond those that it keeps. */
  private async prune({ scheduleId, keepFiles }: TakenRun): Promise<void> {
    if (keepFiles === null) return;
    for (const file of await readSurplusFiles(this.sql, scheduleId, keepFiles)) {
      const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, file.folder);
      await folder.remove(file.fileName, file.sha256);
      await notePruned(this.sql, scheduleId, file, this.clock.now());
    }
  }
}

/** Ends the transaction that has the lock of a run. @returns false if its connection is lost */
async function tryCommit(client: PoolClient): Promise<boolean> {
  return client.query('COMMIT').then(
    () => true,
    () => false,
  );
}

/** Returns the milliseconds until a run is tried again: 1, 2, 4, … minutes, at most an hour. */
function waitAfter(attempt: number): number {
  return Math.min(MINUTE_MS * 2 ** (attempt - 1), MAX_RETRY_DELAY_MS);
}

/** Creates the error for a run that another instance works on, after this one lost its lock with its connection. */
function createTakenOverError(): CodedError {
  return new CodedError('conflict', 'schedule.taken_over', 'Another attempt has taken over the run.');
}
