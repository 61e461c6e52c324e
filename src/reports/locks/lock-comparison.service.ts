import { buildProgramCells } from '../files/file-header.rules.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { getEndOfDay, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { getIntervalDays } from '../definition/intervals.rules.js';
import type { ReportDefinition, ReportTable } from '../definition/report-definition.rules.js';
import { buildSectionParameter, type FilledTable, MAIN } from '../definition/report-document.rules.js';
import { ReportReader } from '../engine/report.reader.js';
import { readLaterChanges } from './later-lead-changes.queries.js';
import { readLaterRecords } from './later-record-changes.queries.js';
import {
  type ComparableFigures,
  type ComparedColumn,
  compareFigures,
  listLockedColumns,
  renameFormerColumns,
} from './lock-comparison.rules.js';
import { replaceTitles, type ReplacedTitles } from './lock-redaction.rules.js';
import { ReplacedTitleStore } from './replaced-titles.store.js';
import { ReportLockService, getReport } from './report-lock.service.js';
import type { ComparedTableView, ReportLockComparisonView } from './report-lock.view.js';

/** The tables of a locked document that are compared. */
interface LockedDocument extends ComparableFigures {
  sections?: Record<string, ComparableFigures>;
}

/** Compares locked months with the present figures. */
@Injectable()
export class LockComparisonService {
  constructor(
    private readonly locks: ReportLockService,
    private readonly reports: ReportReader,
    private readonly titles: ReplacedTitleStore,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /** Returns a lock with the present figures and the later changes. @throws 404, 409 `report_lock.report_gone` */
  async compare(id: string, actor: Actor): Promise<ReportLockComparisonView> {
    const { document, veiled: _, ...lock } = await this.locks.read(id, actor);
    const report = getReport(lock.report);
    const { from, to } = getIntervalDays(lock.month)!;
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    const parameters = { ...lock.parameters, ...buildSectionParameter(report), from, to, asOf: to };
    const [period, day] = [
      await this.reports.readDocument(report, parameters, today),
      await this.reports.readDocument(report, parameters),
    ];
    const titles = await this.titles.read(this.sql, id);
    const tables = listTables(report, document as LockedDocument).map((table) =>
      compareTable(table, period.figures.tables, day.figures.tables, titles),
    );
    const knownBefore = getEndOfDay(to, AGENCY_ZONE);
    const counted = report.getCountedLeads?.({ from, to }, lock.parameters) ?? { movedFrom: from, announcedFrom: from };
    const filter = { from, to, ...counted, knownBefore, actor };
    const dataSources = report.dataSources ?? [];
    const leads = dataSources.includes('lead') ? await readLaterChanges(this.sql, filter) : { count: 0, shown: [] };
    const records = await readLaterRecords(
      this.sql,
      dataSources.filter((source) => source !== 'lead'),
      filter,
    );
    return {
      lock,
      knownAsOf: today,
      definitionVersion: { locked: lock.definitionVersion, now: report.version },
      differs: tables.some(({ differs }) => differs),
      tables,
      changes: leads.shown,
      changeCount: leads.count,
      recordChanges: records.shown,
      recordChangeCount: records.count,
    };
  }
}

interface LockedTable {
  name: string;
  table: ReportTable;
  locked: ComparableFigures;
}

/** Returns the tables that both the lock and the present definition have. */
function listTables(report: ReportDefinition, document: LockedDocument): LockedTable[] {
  const sections = (report.sections ?? []).flatMap((table) => {
    const locked = document.sections?.[table.name];
    return locked ? [{ name: table.name, table, locked }] : [];
  });
  return [{ name: MAIN, table: report, locked: document }, ...sections];
}

function compareTable(
  { name, table, locked }: LockedTable,
  period: readonly FilledTable[],
  day: readonly FilledTable[],
  titles: ReplacedTitles,
): ComparedTableView {
  const present = table.columns.map((column) => {
    const basis: ComparedColumn['basis'] = column.isPeriodFigure ? 'period' : 'day';
    return { name: column.name, title: column.title.en, kind: column.kind, basis };
  });
  const renamed = renameFormerColumns(table.columns, locked);
  const columns = listLockedColumns(present, renamed);
  // The lock has its replaced titles already. Another record can have the same title and keep it.
  const [inPeriod, onDay] = [period, day].map((figures) => replaceTitles(getFigures(figures, name), titles));
  const now = { period: inPeriod!, day: onDay! };
  return { name, columns, ...compareFigures(columns, renamed, now) };
}

/** Returns the figures of a table as locks have them. */
function getFigures(tables: readonly FilledTable[], name: string): ComparableFigures {
  const filled = tables.find((table) => table.name === name);
  if (!filled) return { rows: [], totals: null };
  const { rows, totals } = filled.figures;
  return {
    rows: rows.map((row) => buildProgramCells(filled, row)),
    totals: totals && buildProgramCells(filled, totals),
  };
}
