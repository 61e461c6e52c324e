import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { createInvalidError } from '../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { CreateReportSchedule, UpdateReportSchedule } from './report-schedule.dto.js';
import { REPORT_SCHEDULE, ReportSchedule } from './report-schedule.entity.js';
import { reportScheduleList, reportScheduleRunList, buildScheduleRunList } from './report-schedule.list.js';
import type { ReportScheduleRunView, ReportScheduleView } from './report-schedule.view.js';
import { hasSameResult, validateSchedule } from './schedule-validation.rules.js';
import { insertRun } from './schedule-claims.queries.js';
import { readRecipients, resolveRecipients, writeRecipients } from './schedule-recipients.store.js';
import { ScheduleRunner } from './schedule.runner.js';
import { findNextDueTime, normaliseCron } from './due-times.rules.js';

const INITIAL_VALUES: Partial<ReportSchedule> = {
  ...buildInitialValues(ReportSchedule),
  timezone: AGENCY_ZONE,
  lang: LANGUAGES[0],
};
const WRITABLE = ['name', 'cron', 'timezone', 'report', 'format', 'lang', 'folder', 'keepFiles', 'enabled'] as const;

/** Manages the schedules of reports. */
@Injectable()
export class ReportScheduleService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
    private readonly runner: ScheduleRunner,
  ) {}

  /** Creates a schedule. @throws 422 naming each error in the cron expression, the parameters of the report or the recipients */
  create(body: CreateReportSchedule, actor: Actor, id: string = uuidv7()): Promise<ReportScheduleView> {
    return this.work.run(actor, async (tx) => {
      const schedule = {
        ...INITIAL_VALUES,
        ...buildNewRecord(tx, id),
        ...pickColumns(body, WRITABLE, INITIAL_VALUES),
        parameters: mergeParameters({}, body.parameters),
      } as ReportSchedule;
      prepareSchedule(tx, schedule);
      const recipients = await resolveRecipients(tx, [], body.recipients);
      await insertRecord(tx, REPORT_SCHEDULE, schedule, { recipients });
      await writeRecipients(tx, id, [], recipients);
      return this.readView(tx, id);
    });
  }

  /** Returns a schedule by id. @throws 404 */
  read(id: string, actor: Actor): Promise<ReportScheduleView> {
    return readRecord(this.sql, reportScheduleList, 'report_schedule', id, actor);
  }

  /** Returns the runs of a schedule. @throws 404 */
  async listRuns(id: string, request: ListRequest, actor: Actor): Promise<Page<ReportScheduleRunView>> {
    await this.read(id, actor);
    return this.lists.readPage<ReportScheduleRunView>(buildScheduleRunList(id), request, actor);
  }

  /**
   * Updates a schedule. The changed schedule does not make up for due times before the change. @throws 404, 409, 412,
   * 422
   */
  update(
    id: string,
    body: UpdateReportSchedule,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<ReportScheduleView> {
    return this.work.run(actor, async (tx) => {
      const schedule = await lockLive(tx, REPORT_SCHEDULE, id, ifMatch);
      const parameters = mergeParameters(schedule.parameters, body.parameters);
      const { recipients: given, ...fields } = body;
      const changed: ReportSchedule = { ...schedule, ...fields, parameters };
      // A schedule that was valid under the rules of an earlier version can still be renamed and switched off.
      if (!hasSameResult(schedule, changed) || (changed.enabled && !schedule.enabled)) prepareSchedule(tx, changed);
      const { cron, timezone, enabled, nextDueAt } = changed;
      // The next due time changes only with the times themselves, so that renaming a schedule does not lose a due time.
      const hasSameTimes = cron === schedule.cron && timezone === schedule.timezone && enabled === schedule.enabled;
      const set = { ...pickColumns(changed, WRITABLE, INITIAL_VALUES), parameters };
      const before = await readRecipients(tx, id);
      const recipients = await resolveRecipients(tx, before, given);
      await writeRecipients(tx, id, before, recipients);
      const children = { before: { recipients: before }, after: { recipients } };
      await updateRecord(tx, REPORT_SCHEDULE, schedule, { set, children });
      if (!hasSameTimes) await tx.manager.update(ReportSchedule, id, { nextDueAt });
      return this.readView(tx, id);
    });
  }

  /** Archives a schedule, so that it is not due any more. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<ReportScheduleView> {
    await archiveRecord(tx, REPORT_SCHEDULE, id, ifMatch);
    return this.readView(tx, id);
  }

  /** Restores an archived schedule. Due times while it was archived are not made up for. @throws 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<ReportScheduleView> {
    const { archivedAt } = await lockRecord(tx, REPORT_SCHEDULE, id, ifMatch);
    const schedule = await restoreRecord(tx, REPORT_SCHEDULE, id);
    const nextDueAt = findNextDueTime(schedule.cron, schedule.timezone, tx.now) ?? null;
    if (archivedAt) await tx.manager.update(ReportSchedule, id, { nextDueAt });
    return this.readView(tx, id);
  }

  /** Requests a run now, as if it were due. @throws 404, 409 when archived */
  async requestRun(id: string, actor: Actor): Promise<ReportScheduleRunView> {
    const run = await this.insertRequestedRun(id, actor);
    this.runner.runSoon();
    return run;
  }

  /**
   * Requests a run like {@link requestRun} and makes it in this process. @returns the run after its first attempt.
   * @throws 404, 409 when archived
   */
  async runNow(id: string, actor: Actor): Promise<ReportScheduleRunView> {
    const run = await this.insertRequestedRun(id, actor);
    await this.runner.tryRun(run.id);
    return readRecord<ReportScheduleRunView>(this.sql, reportScheduleRunList, 'run', run.id, actor);
  }

  private insertRequestedRun(id: string, actor: Actor): Promise<ReportScheduleRunView> {
    return this.work.run(actor, async (tx) => {
      await lockLive(tx, REPORT_SCHEDULE, id);
      const runId = await insertRun(tx.sql, { scheduleId: id, dueAt: tx.now, requestedBy: actor, now: tx.now });
      await tx.audit({ action: 'run_requested', entityType: REPORT_SCHEDULE.name, entityId: id });
      return readRecord<ReportScheduleRunView>(tx.sql, reportScheduleRunList, 'run', runId, actor);
    });
  }

  private readView(tx: Tx, id: string): Promise<ReportScheduleView> {
    return readRecord(tx.sql, reportScheduleList, 'report_schedule', id, tx.actor);
  }
}

/** Validates a changed schedule, normalises its cron expression and computes its next due time. @throws 422 */
function prepareSchedule(tx: Tx, schedule: ReportSchedule): void {
  const errors = validateSchedule(schedule, tx.now);
  if (errors.length > 0) throw createInvalidError(errors);
  schedule.cron = normaliseCron(schedule.cron) ?? schedule.cron;
  schedule.nextDueAt = findNextDueTime(schedule.cron, schedule.timezone, tx.now) ?? null;
}

/** Merges parameters like a JSON merge patch. @throws 422 for a parameter that is not a text */
function mergeParameters(
  before: Readonly<Record<string, string>>,
  given: Record<string, string | null> = {},
): Record<string, string> {
  const wrong = Object.entries(given).filter(([, value]) => value !== null && typeof value !== 'string');
  if (wrong.length > 0) {
    throw createInvalidError(
      wrong.map(([name]) => {
        const pointer = `/parameters/${escapePointer(name)}`;
        return { pointer, code: 'parameter.invalid', detail: `${pointer} must be a text.` };
      }),
    );
  }
  const merged = Object.entries({ ...before, ...given }).filter(([, value]) => value !== null);
  return Object.fromEntries(merged) as Record<string, string>;
}
