import type { Sql } from '../database/sql.js';

/** The formats a report can be had in. */
export const REPORT_FORMATS = ['json', 'csv'] as const;
/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One value in a report; null is not known or does not apply, and is never 0. */
export type ReportCell = string | number | null;

/** One row of a report: a cell for each of its columns. */
export type ReportRow = Record<string, ReportCell>;

/** One column of a report, with what its figures mean. */
export interface ReportColumn {
  name: string;
  type: 'text' | 'integer' | 'number';
  /** Whether a cell can be null. */
  nullable?: boolean;
  /** What is counted: `leads`, `jobs`, `EUR`, `days`; `text` for names. */
  unit: string;
  /** What the figure is, in a sentence, with its formula. */
  definition: string;
}

/** A parameter of a report's own, beside the dates and the format that all reports have: one of some values. */
export interface ReportOption {
  values: readonly string[];
  default: string;
  description: string;
}

/** The day a report speaks of and the period it counts in, dates of Europe/Brussels, all days included. */
export interface ReportPeriod {
  /** The figures are those known at the end of this day. */
  asOf: string;
  from: string;
  to: string;
}

/** A report as asked for, checked. */
export interface ReportRequest {
  period: ReportPeriod;
  /** The instant at which the day `asOf` is over: what was recorded before it counts. */
  knownBefore: Date;
  /** The report's own parameters, every one with a value. */
  options: Readonly<Record<string, string>>;
}

/** What a report's SQL gives. */
export interface ReportFigures {
  rows: ReportRow[];
  totals: ReportRow;
}

/**
 * All there is to say about one report. Its route, its entry in the catalogue, its OpenAPI, its command and their help
 * come from this; a new report is a file with one of these and a line in `report.catalogue.ts`.
 */
export interface ReportDefinition {
  /** In addresses, commands and file names: `pipeline-summary`. */
  name: string;
  /** Bumped whenever a column, a formula or an order changes: the same version gives the same bytes for the same past. */
  version: number;
  title: string;
  description: string;
  options: Readonly<Record<string, ReportOption>>;
  columns: readonly ReportColumn[];
  /** What tells files of one day apart, by the report's own parameters: `by-stage`. */
  variantOf(options: ReportRequest['options']): string;
  /**
   * Reads the figures on one connection, in one snapshot. May use nothing but the request and the database: no clock,
   * no chance, no order that the statement does not ask for.
   */
  read(sql: Sql, request: ReportRequest): Promise<ReportFigures>;
}
