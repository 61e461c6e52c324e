import type { Language, Translations } from '../../common/reference/languages.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { LeadStatus } from '../../leads/pipeline/lead.constants.js';
import type { DateRange } from './intervals.rules.js';
import type { Unit, Vocabulary } from '../i18n/vocabulary.rules.js';

/** The formats of reports. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'svg'] as const;
/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * The kinds of records, other than leads, that period figures can depend on, as the comparison of a locked month
 * distinguishes them.
 */
export type RecordSource = 'touch' | 'activity' | 'agreement' | 'realisation' | 'interaction' | 'setting';

/** The days from which on leads count in period figures; null if leads do not count in that way. */
export interface LeadsCounted {
  /** The first day for leads that were received, were closed or had a transition. */
  movedFrom: string | null;
  /** The first day for leads that were announced. */
  announcedFrom: string | null;
  /** The statuses of leads that count if they were closed in the period, as known when it was over or as known now. */
  closedAs?: readonly LeadStatus[];
}

/** One value in a report. Null means not known or not applicable, and is never the same as 0. */
export type ReportCell = string | number | null;

/** One row of a report: a cell for each of its columns. */
export type ReportRow = Record<string, ReportCell>;

/**
 * The kind of a cell, which decides how documents write it: `money` in whole euro, `percent` out of a hundred (15 → 15
 * %), `ratio` out of one (0.153 → 15.3 %), `days` with one decimal, `date` as YYYY-MM-DD, `year` without thousands
 * separators, `number` with two decimals.
 */
export type ColumnKind = 'text' | 'date' | 'year' | 'integer' | 'number' | 'money' | 'days' | 'percent' | 'ratio';

/** One column of a report, with the definition of its figures. */
export interface ReportColumn {
  /** The name in json and csv. No other column of the report and no fact at the head of its files has it. */
  name: string;
  /** The name in earlier versions of the definition, by which the comparison of a locked month finds the column. */
  formerName?: string;
  /** The short title at the head of the column in documents. */
  title: Translations;
  kind: ColumnKind;
  /** The number of decimals, if it differs from that of the kind: money in cents has `decimals: 2`. */
  decimals?: number;
  /** Whether a cell can be null. */
  nullable?: boolean;
  /** The unit that is counted: `leads`, `jobs`, `EUR`, `days`; `text` for names. */
  unit: Unit;
  /** The definition of the figure in a sentence, with its formula. */
  definition: Translations;
  /** The vocabulary of the codes in the cells: json and csv have the code, documents the word for it. */
  codes?: Vocabulary;
  /**
   * Whether it is a period figure, which counts events in the period and which later records may change. Otherwise it
   * is a point-in-time figure of the end of asOf.
   */
  isPeriodFigure?: true;
  /**
   * Whether the column is left out of pdf and svg, which people read, and folded away in xlsx. Hidden columns have ids, the
   * same value in every row, or a figure that another column shows in a better form.
   */
  hidden?: true;
}

/** The chart of a table. Columns are given by name; series in one chart share a unit. */
export interface ReportChart {
  /**
   * The kind: `bars` are side by side, `stacked` on top of each other, and `funnel` narrows from the first row down.
   */
  kind: 'bars' | 'stacked' | 'line' | 'funnel';
  title: Translations;
  /** The column that names the categories along the axis. */
  category: string;
  /** The columns that are drawn. */
  series: readonly string[];
  /**
   * A column whose values divide the one series into several, each with its own pattern, such as stage in stage ×
   * owner.
   */
  seriesBy?: string;
  /** Columns that are drawn as lines above the bars, in a panel of their own. */
  lines?: readonly string[];
}

/** The figures of one table. */
export interface TableFigures {
  rows: ReportRow[];
  /** The totals; null if the rows cannot be added up, as the table states by `totals: false`. */
  totals: ReportRow | null;
  /**
   * Notes that a reader needs besides the definitions, in the requested language, such as that codenames replace
   * titles.
   */
  notes?: readonly string[];
  /** The days that the years, quarters or months of the table cover. The first and the last one may be covered in part. */
  covered?: DateRange;
}

/**
 * The columns and the chart of a table. Like every `…Layout` it holds only data, because a render worker in another
 * thread receives it.
 */
export interface TableLayout {
  title: Translations;
  columns: readonly ReportColumn[];
  /** False if a row of totals makes no sense. By default there is one. */
  totals?: false;
  /**
   * The chart. By default the first column of figures is drawn as bars, with the first column of names as categories.
   * Null means that a pdf has no chart of the table.
   */
  chart?: ReportChart | null;
  /** The column of years, quarters or months, of which documents mark those that the figures cover in part only. */
  intervals?: string;
  /** The number of rows of a list that is limited by itself. A document shows all of them as long as it can. */
  shortList?: number;
}

/** One table: its layout, and the function that reads its figures. */
export interface ReportTable extends TableLayout {
  /**
   * Reads the figures on one connection, in the one snapshot of the report. It may use only the request and the
   * database: no clock, no random values, and no order that the statement does not specify.
   */
  read(sql: SqlClient, request: ReportRequest): Promise<TableFigures>;
}

/** The layout of a further table: a sheet, a part of the pdf, an entry of `sections` in the json. */
export interface SectionLayout extends TableLayout {
  /** The name in json, and as the parameter `section`, such as `ageing`. */
  name: string;
  /** A sentence that describes the table, shown under its title. */
  description?: Translations;
}

/** A further table of a report. */
export interface ReportSection extends SectionLayout, ReportTable {
  /**
   * Leaves the section out of locked months, because it names investors. A lead that becomes confidential later could not
   * be taken out of it.
   */
  omittedFromLocks?: true;
}

/** A headline figure, shown with its change on the period before. */
export type ReportTile = Pick<ReportColumn, 'name' | 'title' | 'kind' | 'decimals' | 'unit' | 'definition'>;

/** A headline figure now and one period earlier. */
export interface TileFigures {
  value: number | null;
  previous: number | null;
}

/** The layout of the headline figures of a report. */
export interface TilesLayout {
  /** The period of `previous`, such as "last year". */
  comparedWith: Translations;
  tiles: readonly ReportTile[];
}

/** The headline figures of a report. */
export interface ReportTiles extends TilesLayout {
  /** Reads the figures by the names of the tiles. The rules of {@link ReportTable.read} apply. */
  read(sql: SqlClient, request: ReportRequest): Promise<Record<string, TileFigures>>;
}

/** A parameter that only one report has: a choice of values. */
export interface ReportOption {
  values: readonly string[];
  default: string;
  title: Translations;
  description: Translations;
  /** The texts for the values in documents. A value without one is shown as it is. */
  translations?: Readonly<Record<string, Translations>>;
}

/** The day that the figures are of and the period that they count, as dates of Europe/Brussels, all days included. */
export interface ReportPeriod {
  /** The day at whose end the figures were known. */
  asOf: string;
  from: string;
  to: string;
}

/** The basis of figures: what was known at the end of asOf, or the days on which events occurred. */
export type ReportBasis = 'known' | 'occurred';

/** A validated request for a report. */
export interface ReportRequest {
  period: ReportPeriod;
  /**
   * Only records made before this instant count: the end of the day `asOf`, or of today for a report of what occurred.
   */
  knownBefore: Date;
  basis: ReportBasis;
  /** Set where records that are made later today can still change the figures. */
  provisional?: true;
  /** The report's own parameters, every one with a value. */
  options: Readonly<Record<string, string>>;
  /** The language of labels, titles and definitions. Names, figures and codes are the same in both languages. */
  language: Language;
}

/** Values of a report's own parameters, by name. An empty object stands for any values. */
export type Choices = Readonly<Record<string, string>>;

/** The parts of a report that files show. */
export interface ReportLayout extends TableLayout {
  /** The name in addresses, commands and file names, such as `pipeline-summary`. */
  name: string;
  /**
   * The version, increased whenever a column, a formula or an order changes. The same version gives the same bytes for
   * the same past.
   */
  version: number;
  /**
   * The version of the columns of its csv files, increased whenever one is added, removed or renamed or gets another type,
   * so that a program can stop before it stores figures under wrong names.
   */
  columnsVersion: number;
  description: Translations;
  options: Readonly<Record<string, ReportOption>>;
  /**
   * The days of the period that do not affect the figures, with the values of parameters under which that is so. A
   * given day is validated as usual and shown in files; a default day never makes a request invalid.
   */
  ignores?: Readonly<Partial<Record<'from' | 'to', Choices>>>;
  /** Whether the period is the calendar year of `to`, as far as that day, whatever `from` is. */
  countsYear?: true;
  /** Whether the period is by default the last 12 months up to asOf, because a month says too little. */
  coversYear?: true;
  tiles?: TilesLayout;
  /** Further tables, in the order in which they are shown. */
  sections?: readonly SectionLayout[];
  /**
   * Whether json has only the main table unless sections are requested. Programs request it all day, and the sections
   * take many times as long.
   */
  briefJson?: true;
}

/**
 * The definition of one report. Its route, its entry in the catalogue, its OpenAPI, its command and their help are
 * derived from it. A new report is a file with one of these and a line in `report-catalogue.registry.ts`.
 */
export interface ReportDefinition extends ReportLayout, ReportTable {
  /**
   * Returns the part of a file name that tells files of one day apart by the report's own parameters, such as
   * `by-stage`.
   */
  formatVariant(options: ReportRequest['options']): string;
  /**
   * The data sources of its period figures. Later changes to them explain why a locked month is different now. The list
   * is absent if all figures are point-in-time figures, which no later record changes. A data source that only
   * point-in-time figures depend on is left out for the same reason.
   */
  dataSources?: readonly ('lead' | RecordSource)[];
  /** Returns which leads the period figures count. By default they count the leads of the period itself. */
  getCountedLeads?: (period: Pick<ReportPeriod, 'from' | 'to'>, options: ReportRequest['options']) => LeadsCounted;
  tiles?: ReportTiles;
  sections?: readonly ReportSection[];
}
