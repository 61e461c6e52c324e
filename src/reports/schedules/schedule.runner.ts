import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { runOutsideRequest } from '../../common/http/request-context.store.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { beginWithFreeAdvisoryLocks, tryCommit } from '../../database/connections/advisory-lock.queries.js';
import { POOL } from '../../database/connections/connection.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { ALL } from '../definition/report-document.rules.js';
import { ReportReader } from '../engine/report.reader.js';
import { REPORT_SCHEDULE } from './report-schedule.entity.js';
import { getScheduledReport, resolveReportParameters } from './schedule-validation.rules.js';
import { ScheduleClaimsService } from './schedule-claims.service.js';
import { ScheduleMailService } from './schedule-mail.service.js';
import { getFailureCode, ScheduleFolder, computeSha256 } from './schedule-folder.store.js';
import {
  completeRun,
  storeFailedAttempt,
  clearFile,
  lockAttempt,
  type ScheduleFile,
  findLastWriter,
  storeFile,
  storePruned,
  listOpenRuns,
  readSurplusFiles,
  startRun,
  type StartedRun,
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
  private readonly pending = new Set<Promise<void>>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(POOL) private readonly pool: Pool,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    private readonly jobs: JobRegistry,
    private readonly claims: ScheduleClaimsService,
    private readonly reports: ReportReader,
    private readonly notifications: NotificationWriter,
    private readonly mails: ScheduleMailService,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'reports.schedules', cron: '* * * * *', run: () => this.runDue() });
  }

  /** Waits for the work that {@link runSoon} started. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.pending);
  }

  /** Makes every report that is due and has not been made. */
  async runDue(): Promise<void> {
    await this.claims.claimDue();
    await this.runOpen();
  }

  /** Starts on waiting runs without blocking the caller. An instance without jobs leaves them to the others. */
  runSoon(): void {
    if (!this.settings.jobs) return;
    const work = runOutsideRequest(() => this.runOpen())
      .catch((error: unknown) => this.log.error({ err: toLoggedError(error) }, 'report.schedules_failed'))
      .finally(() => this.pending.delete(work));
    this.pending.add(work);
  }

  private async runOpen(): Promise<void> {
    let tried: number;
    do {
      tried = 0;
      for (const id of await listOpenRuns(this.sql, this.clock.now())) if (await this.tryRun(id)) tried++;
    } while (tried > 0);
  }

  /** Makes one attempt at a run. @returns false if another instance works on it or has finished it */
  async tryRun(id: string): Promise<boolean> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      const isLocked = await beginWithFreeAdvisoryLocks(client, [`report run ${id}`]);
      const run = isLocked ? await startRun(this.sql, id, this.clock.now()) : null;
      if (run) await this.attemptRun(run);
      // If the connection was lost meanwhile, so was its advisory lock. The attempt has written only while it held the
      // lock.
      isBroken = !(await tryCommit(client));
      return run !== null;
    } finally {
      // A broken transaction ends with its connection, and its advisory lock with it.
      client.release(isBroken);
    }
  }

  private async attemptRun(run: StartedRun): Promise<void> {
    try {
      if (!(await this.hasFile(run))) {
        if (run.attempt > MAX_ATTEMPTS)
          throw new CodedError('schedule.interrupted', 'The run was interrupted and has no attempts left.');
        await this.createFile(run);
      }
      if (!(await this.completeRun(run))) throw createTakenOverError();
      this.log.log({ schedule: run.scheduleId, run: run.id }, 'report.written');
    } catch (error) {
      await this.storeFailure(run, error);
      return;
    }
    await this.pruneFiles(run).catch((error: unknown) =>
      this.log.warn({ schedule: run.scheduleId, code: getFailureCode(error) }, 'report.not_pruned'),
    );
  }

  /** Ends a run that has its file, with its mails and an entry of the audit trail. @returns false if another attempt has taken over */
  private completeRun(run: StartedRun): Promise<boolean> {
    return this.work.run(SYSTEM, async (tx) => {
      if (!(await completeRun(tx.sql, run, this.clock.now()))) return false;
      await this.mails.addMails(tx, run);
      const changes = {
        run: { before: null, after: run.id },
        fileName: { before: null, after: run.made?.fileName ?? null },
      };
      await tx.audit({ action: 'run_done', entityType: REPORT_SCHEDULE.name, entityId: run.scheduleId, changes });
      return true;
    });
  }

  /** Returns whether an attempt that was killed had already published its file. */
  private async hasFile({ id, scheduleId, made }: StartedRun): Promise<boolean> {
    if (!made) return false;
    const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, made.folder);
    await folder.discard(id);
    return (await folder.has(made.fileName, made.sha256)) && !(await this.isFileOfAnother(scheduleId, made));
  }

  /** Returns whether another schedule has written the file of that name, which may have the same bytes. */
  private async isFileOfAnother(scheduleId: string, file: Pick<ScheduleFile, 'folder' | 'fileName'>): Promise<boolean> {
    const last = await findLastWriter(this.sql, file);
    return last !== null && last.scheduleId !== scheduleId;
  }

  private async createFile(run: StartedRun): Promise<void> {
    if (run.stopped) throw new CodedError('schedule.stopped', 'The schedule is archived or not enabled.');
    const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, run.folder);
    await folder.discard(run.id);
    const parameters = resolveReportParameters(run, run.dueAt);
    const report = getScheduledReport(run.report);
    // A file of a schedule other than a csv has all tables unless its name says otherwise.
    const { name: fileName, content: bytes } = await this.reports.createFile(
      report,
      parameters,
      run.format === 'csv' ? {} : { defaultSection: ALL },
    );
    const draft = await folder.write(run, bytes);
    try {
      const last = await findLastWriter(this.sql, { folder: run.folder, fileName });
      // The file is ours if this schedule wrote it last and nobody has changed it since.
      const isOurs = last?.scheduleId === run.scheduleId && (await folder.has(fileName, last.sha256));
      const file = { folder: run.folder, fileName, sha256: computeSha256(bytes) };
      const made = { parameters, definitionVersion: report.version, ...file, bytes: bytes.length };
      if (!(await storeFile(this.sql, run, made))) throw createTakenOverError();
      run.made = file;
      await folder.publish(draft, fileName, { isOurs });
    } catch (error) {
      await rm(draft, { force: true });
      if (getFailureCode(error) === 'file.not_ours') await this.forgetFile(run);
      throw error;
    }
  }

  private async forgetFile(run: StartedRun): Promise<void> {
    await clearFile(this.sql, run);
    run.made = null;
  }

  private async storeFailure(run: StartedRun, error: unknown): Promise<void> {
    const code = getFailureCode(error);
    const now = this.clock.now();
    // An error in the schedule itself would occur again in the next attempt.
    const isPermanent = error instanceof CodedError && error.status === 422;
    const nextAttemptAt =
      isPermanent || run.attempt >= MAX_ATTEMPTS ? null : new Date(now.getTime() + computeRetryDelay(run.attempt));
    const at = { schedule: run.scheduleId, run: run.id, attempt: run.attempt };
    const isStored = await this.work.run(SYSTEM, async (tx) => {
      if (!(await lockAttempt(tx.sql, run))) return false;
      if (!nextAttemptAt) await this.removeFile(run);
      await storeFailedAttempt(tx.sql, run, { code, now, nextAttemptAt });
      if (!nextAttemptAt) await this.notifyCreator(tx, run);
      return true;
    });
    if (isStored) this.log.warn({ ...at, code, err: toLoggedError(error) }, 'report.failed');
    else this.log.warn({ ...at, err: toLoggedError(error) }, 'report.taken_over');
  }

  private notifyCreator(tx: Tx, { scheduleId, createdBy }: StartedRun): Promise<void> {
    const record = { kind: 'report_schedule', id: scheduleId } as const;
    return this.notifications.write(tx, { kind: 'schedule_failed', recipients: [createdBy], record });
  }

  /** Removes the file of a run that failed for good, even if it is complete and only its record is missing. */
  private async removeFile({ id, scheduleId, made }: StartedRun): Promise<void> {
    if (!made || (await this.isFileOfAnother(scheduleId, made))) return;
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
  private async pruneFiles({ scheduleId, keepFiles }: StartedRun): Promise<void> {
    if (keepFiles === null) return;
    for (const file of await readSurplusFiles(this.sql, scheduleId, keepFiles)) {
      const folder = await ScheduleFolder.openFolder(this.settings.reportsDir, file.folder);
      await folder.remove(file.fileName, file.sha256);
      await storePruned(this.sql, scheduleId, file, this.clock.now());
    }
  }
}

/** Returns the milliseconds until a run is tried again: 1, 2, 4, … minutes, at most an hour. */
function computeRetryDelay(attempt: number): number {
  return Math.min(MINUTE_MS * 2 ** (attempt - 1), MAX_RETRY_DELAY_MS);
}

/** Creates the error for a run that another instance works on, after this one lost its lock with its connection. */
function createTakenOverError(): CodedError {
  return new CodedError('schedule.taken_over', 'Another attempt has taken over the run.');
}
