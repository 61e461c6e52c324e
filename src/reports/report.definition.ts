import type { Language, Words } from '../common/reference/languages.js';
import type { Sql } from '../database/sql.js';
import type { LeadStatus } from '../leads/lead.vocabulary.js';
import type { Unit, Vocabulary } from './words/vocabulary.js';

/** The formats a report can be had in. */
export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'svg'] as const;
/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The kinds of records beside leads that figures of a period can go by, as the comparison of a locked month tells them apart. */
export type RecordSource = 'touch' | 'activity' | 'agreement' | 'realisation' | 'interaction' | 'setting';

/** From which days on leads count in figures of a period; null where they do not count by that. */
export interface LeadsCounted {
  /** Those that were received or closed, or moved. */
  movedFrom: string | null;
  /** Those that were announced. */
  announcedFrom: string | null;
  /** Those that are closed so, on a day of the period: as it was known when it was over, or as it is known now. */
  closedAs?: readonly LeadStatus[];
}

/** One value in a report; null is not known or does not apply, and is never 0. */
export type ReportCell = string | number | null;

/** One row of a report: a cell for each of its columns. */
export type ReportRow = Record<string, ReportCell>;

/**
 * What a cell is, and so how documents write it: `money` in whole euro, `percent` of a hundred (15 → 15 %), `ratio` of one
 * (0.153 → 15.3 %), `days` with one decimal, `date` as YYYY-MM-DD, `year` without thousands, `number` with two decimals.
 */
export type ColumnKind = 'text' | 'date' | 'year' | 'integer' | 'number' | 'money' | 'days' | 'percent' | 'ratio';

/** One column of a report, with what its figures mean. */
export interface ReportColumn {
  /** In json and csv. */
  name: string;
  /** At the head of the column in documents: short. */
  title: Words;
  kind: ColumnKind;
  /** Other decimals than the kind has: money in cents is `decimals: 2`. */
  decimals?: number;
  /** Whether a cell can be null. */
  nullable?: boolean;
  /** What is counted: `leads`, `jobs`, `EUR`, `days`; `text` for names. */
  unit: Unit;
  /** What the figure is, in a sentence, with its formula. */
  definition: Words;
  /** Whose codes the cells are: json and csv have the code, documents the word for it. */
  codes?: Vocabulary;
  /** Whether it counts what happened in the period, and not what held at the end of asOf: a later day may know more of it. */
  ofPeriod?: true;
  /** Left out of pdf and svg, which people read: ids and what says the same in every row. */
  hidden?: true;
}

/** How a table is drawn. Columns are named; series that share a chart share a unit. */
export interface ReportChart {
  /** `bars` stand side by side, `stacked` on top of each other, `funnel` narrows from the first row down. */
  kind: 'bars' | 'stacked' | 'line' | 'funnel';
  title: Words;
  /** The column that names the places along the axis. */
  category: string;
  /** The columns that are drawn. */
  series: readonly string[];
  /** A column whose values divide the one series into several, each with its own pattern: stage in stage × owner. */
  seriesBy?: string;
  /** Columns drawn as lines over the bars, on an axis of their own. */
  lines?: readonly string[];
}

/** The figures of one table. */
export interface TableFigures {
  rows: ReportRow[];
  /** Null where nothing adds up; the table says so by `totals: false`. */
  totals: ReportRow | null;
  /** What a reader must know beside the definitions, in the language asked for: that codenames stand for titles. */
  notes?: readonly string[];
}

/** What is shown of a table: its columns, and how it is drawn. Data alone, as every `…Layout`: another thread draws it. */
export interface TableLayout {
  title: Words;
  columns: readonly ReportColumn[];
  /** False where no row of totals makes sense. Default: there is one. */
  totals?: false;
  /** Without one, the first column of figures is drawn as bars by the first column of names. Null: never drawn in a pdf. */
  chart?: ReportChart | null;
  /** Of a list that shows the first so many by itself: a document shows them all as long as it can. */
  shortList?: number;
}

/** One table: what is shown, and where its figures come from. */
export interface ReportTable extends TableLayout {
  /**
   * Reads the figures on one connection, in the one snapshot of the report. May use nothing but the request and the
   * database: no clock, no chance, no order that the statement does not ask for.
   */
  read(sql: Sql, request: ReportRequest): Promise<TableFigures>;
}

/** What is shown of a further table: a sheet, a part of the pdf, an entry of `sections` in the json. */
export interface SectionLayout extends TableLayout {
  /** In json, and as the parameter `section`: `ageing`. */
  name: string;
  /** What it shows, in a sentence, under its title. */
  description?: Words;
}

/** A further table of a report. */
export interface ReportSection extends SectionLayout, ReportTable {}

/** A headline figure, shown with its change on the period before. */
export type ReportTile = Pick<ReportColumn, 'name' | 'title' | 'kind' | 'decimals' | 'unit' | 'definition'>;

/** A headline figure now and one period earlier. */
export interface TileFigures {
  value: number | null;
  previous: number | null;
}

/** What is shown of the headline figures of a report. */
export interface TilesLayout {
  /** What `previous` is of: "last year". */
  comparedWith: Words;
  tiles: readonly ReportTile[];
}

/** The headline figures of a report. */
export interface ReportTiles extends TilesLayout {
  /** The figures by the names of the tiles. The rules of {@link ReportTable.read} hold. */
  read(sql: Sql, request: ReportRequest): Promise<Record<string, TileFigures>>;
}

/** A parameter of a report's own, beside those that all reports have: one of some values. */
export interface ReportOption {
  values: readonly string[];
  default: string;
  title: Words;
  description: Words;
  /** What documents call the values; those without a word show themselves. */
  words?: Readonly<Record<string, Words>>;
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
  /** Of the words in it: labels, titles, definitions. Names, figures and codes are the same in both. */
  language: Language;
}

/** Choices among a report's own parameters, by name; none of them: whatever is chosen. */
export type Choices = Readonly<Record<string, string>>;

/** What files show and say of a report. */
export interface ReportLayout extends TableLayout {
  /** In addresses, commands and file names: `pipeline-summary`. */
  name: string;
  /** Bumped whenever a column, a formula or an order changes: the same version gives the same bytes for the same past. */
  version: number;
  description: Words;
  options: Readonly<Record<string, ReportOption>>;
  /**
   * The days of the period that change nothing in its figures, with the choices by which that is so. What is given of them
   * is checked as ever and shown in files; what is not given refuses nothing.
   */
  ignores?: Readonly<Partial<Record<'from' | 'to', Choices>>>;
  tiles?: TilesLayout;
  /** Further tables, in the order to show them. */
  sections?: readonly SectionLayout[];
  /**
   * Its json has the main table alone unless sections are asked for: programs ask for it all day, and its figures are
   * kept ready, while the sections are counted.
   */
  briefJson?: true;
}

/**
 * All there is to say about one report. Its route, its entry in the catalogue, its OpenAPI, its command and their help
 * come from this; a new report is a file with one of these and a line in `report.catalogue.ts`.
 */
export interface ReportDefinition extends ReportLayout, ReportTable {
  /** What tells files of one day apart, by the report's own parameters: `by-stage`. */
  variantOf(options: ReportRequest['options']): string;
  /**
   * What its figures of the period go by: what is recorded of that later explains why a locked month is another now. None
   * where all figures are of the day, which no later record changes. Of a record that only figures of the day go by it is
   * left out for the same reason.
   */
  goesBy?: readonly ('lead' | RecordSource)[];
  /** Which leads those figures count. Default: those of the period itself. */
  leadsCounted?: (period: Pick<ReportPeriod, 'from' | 'to'>, options: ReportRequest['options']) => LeadsCounted;
  /**
   * The main table from figures that are kept ready; undefined where they do not tell of what is asked for. What it finds is of
   * one moment without a snapshot, which would take as long as the figures.
   */
  readKept?(sql: Sql, request: ReportRequest): Promise<TableFigures | undefined>;
  tiles?: ReportTiles;
  sections?: readonly ReportSection[];
}
