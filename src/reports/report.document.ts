import type {
  ReportFormat,
  ReportLayout,
  ReportRequest,
  TableFigures,
  TableLayout,
  TileFigures,
} from './report.definition.js';

/** As the parameter `section`: the main table, and that with everything below it. */
export const MAIN = 'main';
export const ALL = 'all';

/** The tables of a report that are there when nobody says which. */
export function usualSection({ briefJson }: ReportLayout, format: string): string {
  return briefJson && format === 'json' ? MAIN : ALL;
}

/** The parameter that asks for all tables of a report, where it has several. */
export function everythingOf({ sections }: ReportLayout): { section?: string } {
  return sections ? { section: ALL } : {};
}

/** How a report is wanted: its format, and `all`, `main` or the name of a section. */
export interface ReportOutput {
  format: ReportFormat;
  section: string;
}

/** A table with its figures. `name` is `main` or that of the section. */
export interface FilledTable {
  name: string;
  table: TableLayout;
  figures: TableFigures;
}

/** All that a file of a report shows. */
export interface ReportFigures {
  /** The first one is the main table, or in formats of one table the only one. */
  tables: readonly [FilledTable, ...FilledTable[]];
  tiles: Readonly<Record<string, TileFigures>> | null;
}

/** A report with its figures, as it is written down. */
export interface ReportDocument {
  report: ReportLayout;
  request: ReportRequest;
  output: ReportOutput;
  figures: ReportFigures;
}
