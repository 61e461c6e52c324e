import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import {
  CodedError,
  createInvalidError,
  createInvalidFieldError,
  createNotFoundError,
} from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import { buildJsonFile } from '../files/json-file.factory.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { getIntervalDays } from '../definition/intervals.rules.js';
import type { ReportDefinition } from '../definition/report-definition.rules.js';
import { buildSectionParameter, type ReportDocument } from '../definition/report-document.rules.js';
import { hasHistoryLoadSince } from '../engine/loaded-history.queries.js';
import { ReportReader } from '../engine/report.reader.js';
import { listReferences, redact, type RedactableDocument, replaceDocumentTitles } from './lock-redaction.rules.js';
import { ReplacedTitleStore } from './replaced-titles.store.js';
import type { CreateReportLock, UnlockReport } from './report-lock.dto.js';
import { ReportLock } from './report-lock.entity.js';
import { LOCK_WITH_DOCUMENT, reportLockList } from './report-lock.list.js';
import type { ReportLockDocumentView, ReportLockView } from './report-lock.view.js';

/**
 * Returns the codenames of those leads that are confidential now, by reference; null for a lead without one. Served by
 * lead_reference_uq.
 */
async function readCodenames(sql: SqlClient, references: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await sql.queryAll<{ reference: string; codename: string | null }>(
    'SELECT reference, codename FROM lead WHERE confidential AND reference = ANY($1::text[])',
    [references],
  );
  return new Map(rows.map(({ reference, codename }) => [reference, codename]));
}

/** The entity type in the audit trail and in error codes. */
const ENTITY = 'report_lock';

/**
 * The parameters of reports that a lock does not accept, because its month determines the days and it always contains
 * every table.
 */
const DAYS = ['asOf', 'from', 'to', 'format', 'separator', 'lang', 'section'];

/** Locks the figures of reports for a month, and unlocks them. */
@Injectable()
export class ReportLockService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly reports: ReportReader,
    private readonly titles: ReplacedTitleStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the figures of a report for a month as they were known when its last day was over.
   * @throws 422 for a month that is not over or a wrong parameter, 409 `report_lock.exists`,
   * `report_lock.history_loading`
   */
  async create(body: CreateReportLock, actor: Actor, id: string = uuidv7()): Promise<ReportLockView> {
    const report = getReport(body.report);
    const { from, to } = getIntervalDays(body.month)!;
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    if (to >= today) {
      throw createInvalidFieldError(
        '/month',
        'report_lock.month_not_over',
        `month must have ended: ${body.month} has not ended on ${today}.`,
      );
    }
    const given = parseParameters(report, body.parameters ?? {});
    // The report is read before the transaction begins, so that the request needs only one connection at a time. The
    // past changes meanwhile only by an initial load.
    const readAt = this.clock.now();
    const erasures = await this.titles.countErasures(this.sql);
    const read = () => this.readReportDocument(report, { ...given, asOf: to, from, to });
    const before = await read();
    return this.work.run(actor, async (tx) => {
      await this.titles.lockTitles(tx.sql);
      // An erasure can have replaced titles meanwhile. No other one can until this transaction has ended.
      const reportDocument = (await this.titles.countErasures(tx.sql)) === erasures ? before : await read();
      const document = buildJsonFile(omitSections(reportDocument, report)).toString();
      const lock: ReportLock = {
        id,
        report: report.name,
        month: body.month,
        parameters: { ...reportDocument.request.options },
        definitionVersion: report.version,
        document,
        sha256: createHash('sha256').update(document).digest('hex'),
        note: body.note ?? null,
        lockedAt: tx.now,
        lockedBy: actor.id,
        lockedByName: actor.name,
        unlockedAt: null,
        unlockedBy: null,
        unlockedByName: null,
        unlockReason: null,
      };
      await tx.manager.insert(ReportLock, lock);
      await assertNoLoadSince(tx, readAt);
      const { report: name, month, parameters, definitionVersion, sha256, note } = lock;
      const fields = { report: name, month, parameters, definitionVersion, sha256, note };
      const changes = Object.fromEntries(
        Object.entries(fields).map(([field, after]) => [field, { before: null, after }]),
      );
      await tx.audit({ action: 'locked', entityType: ENTITY, entityId: lock.id, changes });
      return readView(tx, lock.id);
    });
  }

  /**
   * Returns a lock with its figures. Leads that have become confidential since appear under their codenames, and titles that an
   * erasure has replaced appear as they are now. @throws 404
   */
  async read(id: string, actor: Actor): Promise<ReportLockDocumentView> {
    const lock = await readRecord<ReportLockView & { document: string }>(
      this.sql,
      reportLockList,
      ENTITY,
      id,
      actor,
      LOCK_WITH_DOCUMENT,
    );
    const locked = JSON.parse(lock.document) as RedactableDocument;
    const document = replaceDocumentTitles(locked, await this.titles.read(this.sql, id));
    const codenames = await readCodenames(this.sql, listReferences(document));
    return { ...lock, ...redact(document, codenames) };
  }

  /**
   * Ends a lock. Its figures stay, with the reason and the user who ended it. @throws 404, 409 `report_lock.unlocked`
   */
  unlock(id: string, { reason }: UnlockReport, actor: Actor): Promise<ReportLockView> {
    return this.work.run(actor, async (tx) => {
      const lock = await tx.manager.findOne(ReportLock, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!lock) throw createNotFoundError(ENTITY, id);
      if (lock.unlockedAt)
        throw new CodedError(
          'report_lock.unlocked',
          'This lock has already been ended. Create a new lock to lock the month again.',
        );
      await tx.manager.update(
        ReportLock,
        { id },
        { unlockedAt: tx.now, unlockedBy: actor.id, unlockedByName: actor.name, unlockReason: reason },
      );
      const changes = { unlockReason: { before: null, after: reason } };
      await tx.audit({ action: 'unlocked', entityType: ENTITY, entityId: id, changes });
      return readView(tx, id);
    });
  }

  private async readReportDocument(report: ReportDefinition, given: Record<string, string>): Promise<ReportDocument> {
    try {
      return await this.reports.readDocument(report, { ...given, ...buildSectionParameter(report) });
    } catch (error) {
      if (!(error instanceof CodedError) || error.status !== 422) throw error;
      throw createInvalidError(
        error.errors.map((wrong) => ({
          ...wrong,
          pointer: `/parameters/${escapePointer(wrong.pointer.replace('?', ''))}`,
        })),
      );
    }
  }
}

function readView(tx: Tx, id: string): Promise<ReportLockView> {
  return readRecord<ReportLockView>(tx.sql, reportLockList, ENTITY, id, tx.actor);
}

/** Returns the report of a name. @throws 409 `report_lock.report_gone` if this version of the program has none */
export function getReport(name: string): ReportDefinition {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (!report)
    throw new CodedError('report_lock.report_gone', `This version of the program no longer has the report ${name}.`);
  return report;
}

/** Returns a document without the sections that locks leave out. */
function omitSections(document: ReportDocument, { sections = [] }: ReportDefinition): ReportDocument {
  const omitted = sections.filter(({ omittedFromLocks }) => omittedFromLocks).map(({ name }) => name);
  const [main, ...others] = document.figures.tables;
  const tables: ReportDocument['figures']['tables'] = [main, ...others.filter(({ name }) => !omitted.includes(name))];
  return { ...document, figures: { ...document.figures, tables } };
}

/**
 * Checks that no initial load of leads has run since the figures were read. The rows of one that goes on wait for the lock
 * and are refused by it.
 * @throws 409 `report_lock.history_loading`
 */
async function assertNoLoadSince({ sql }: Tx, readAt: Date): Promise<void> {
  if (!(await hasHistoryLoadSince(sql, readAt))) return;
  throw new CodedError(
    'report_lock.history_loading',
    'The history of leads is being loaded, which changes the figures of past months. Lock the month when the import is done.',
  );
}

function parseParameters(report: ReportDefinition, parameters: Record<string, string>): Record<string, string> {
  const errors = Object.keys(parameters)
    .filter((name) => DAYS.includes(name))
    .map((name) => {
      const detail = `${name} is not allowed in the parameters of a lock: its days come from month, and it has every table.`;
      return { pointer: `/parameters/${name}`, code: 'parameter.unknown', detail };
    });
  if (report.options['basis'] && parameters['basis'] === 'occurred') {
    const detail = 'basis must be known: a lock keeps what was known when the month was over.';
    errors.push({ pointer: '/parameters/basis', code: 'report_lock.basis', detail });
  }
  if (errors.length > 0) throw createInvalidError(errors);
  return parameters;
}
