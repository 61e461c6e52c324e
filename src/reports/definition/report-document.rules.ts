import type { CsvSeparator } from '../../common/documents/csv-text.rules.js';
import { findPartialIntervals, type PartialInterval } from './intervals.rules.js';
import type {
  ReportCell,
  ReportFormat,
  ReportLayout,
  ReportRequest,
  TableFigures,
  TableLayout,
  TileFigures,
} from './report-definition.rules.js';

/** The values of the parameter `section` for the main table alone, and for all tables. */
export const MAIN = 'main';
export const ALL = 'all';

/** Returns the tables of a report that are included by default in a format. */
export function getDefaultSection({ briefJson, sections }: ReportLayout, format: string): string {
  if (!sections) return ALL;
  return format === 'csv' || (briefJson && format === 'json') ? MAIN : ALL;
}

/** Returns the parameter that requests all tables of a report, if it has several. */
export function buildSectionParameter({ sections }: ReportLayout): { section?: string } {
  return sections ? { section: ALL } : {};
}

/** The requested format, `all`, `main` or the name of a section, and the separator of csv. */
export interface ReportOutput {
  format: ReportFormat;
  section: string;
  separator?: CsvSeparator;
}

/** A table with its figures. `name` is `main` or the name of the section. */
export interface FilledTable {
  name: string;
  table: TableLayout;
  figures: TableFigures;
}

/** Returns the years, quarters or months of a table that its figures cover in part only. */
export function listPartialIntervals({ table: { intervals }, figures }: FilledTable): PartialInterval[] {
  const { covered, rows } = figures;
  if (intervals === undefined || !covered) return [];
  return findPartialIntervals(
    rows.map((row) => row[intervals]),
    covered,
  );
}

/** Returns a check whether the figures cover the interval in a cell of a column in part only. */
export function createPartialCheck(filled: FilledTable): (column: string, cell: ReportCell | undefined) => boolean {
  const partial = new Set<unknown>(listPartialIntervals(filled).map(({ value }) => value));
  return (column, cell) => column === filled.table.intervals && partial.has(cell);
}

/** All figures that a file of a report shows. */
export interface ReportFigures {
  /** The tables. The first one is the main table; formats of one table have only the requested one. */
  tables: readonly [FilledTable, ...FilledTable[]];
  tiles: Readonly<Record<string, TileFigures>> | null;
}

/** A report with its figures, ready to be written to a file. */
export interface ReportDocument {
  report: ReportLayout;
  request: ReportRequest;
  output: ReportOutput;
  figures: ReportFigures;
}
