import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];
export type ReportDefinition = Schemas['ReportView'];
export type ReportParameter = Schemas['ReportParameterView'];
export type ReportColumn = Schemas['ReportColumnView'];
export type ReportFigure = Schemas['ReportFigureView'];

export type ReportCell = string | number | null;
export type ReportRow = Readonly<Record<string, ReportCell>>;

/** A year, quarter or month of which the figures cover some days only, and these days. */
export interface PartialInterval {
  value: string;
  from: string;
  to: string;
}

/** The figures of one table, as the json of every report has them. */
export interface TableFigures {
  rows: readonly ReportRow[];
  totals: ReportRow | null;
  notes: readonly string[];
  partialIntervals: readonly PartialInterval[];
}

/** A headline figure now and one period earlier. */
export interface TileFigures {
  value: number | null;
  previous: number | null;
  change: number | null;
  comparedWith: string;
}

/** The facts that every report states about itself, with its own parameters by their names. */
export interface ReportHeader {
  readonly report: string;
  readonly definitionVersion: number;
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly [parameter: string]: unknown;
}

/** The json of a report. It is the same for every report; only its tables, columns and parameters differ. */
export interface ReportDocument extends ReportHeader, TableFigures {
  tiles?: Readonly<Record<string, TileFigures>>;
  sections?: Readonly<Record<string, TableFigures & { title: string }>>;
}

/** The name of the main table, as the parameter `section` has it. */
export const MAIN = 'main';
/** The value of the parameter `section` for all tables. */
export const ALL = 'all';

/** A table of a report with its figures. */
export interface ReportTable {
  /** `main` or the name of the section. */
  name: string;
  title: string;
  description: string | null;
  /** The columns that documents show. */
  columns: readonly ReportColumn[];
  /** The title of its chart; null if it has none. */
  chart: string | null;
  figures: TableFigures;
}

/** Returns the tables of a document in their order. Sections that the document does not have are left out. */
export function listTables(definition: ReportDefinition, document: ReportDocument): ReportTable[] {
  const { title, columns, chart, sections } = definition;
  const main = { name: MAIN, title, description: null, columns, chart, figures: document };
  const others = sections.flatMap((section) => {
    const figures = document.sections?.[section.name];
    return figures ? [{ ...section, figures }] : [];
  });
  return [main, ...others].map((table) => ({
    ...table,
    columns: table.columns.filter(({ hidden }) => !hidden),
    figures: renameFormerColumns(table.columns, table.figures),
  }));
}

/** Returns figures with the present names of columns that had another name when a month was locked. */
function renameFormerColumns(columns: readonly ReportColumn[], figures: TableFigures): TableFigures {
  const names = new Map(columns.flatMap(({ name, formerName }) => (formerName ? [[formerName, name]] : [])));
  if (names.size === 0) return figures;
  const rename = (row: ReportRow): ReportRow =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [names.get(name) ?? name, cell]));
  return { ...figures, rows: figures.rows.map((row) => rename(row)), totals: figures.totals && rename(figures.totals) };
}

/** Returns whether the day of a parameter does not affect the figures with the values of the other parameters. */
export function isIgnored({ ignoredWith }: ReportParameter, values: Readonly<Record<string, unknown>>): boolean {
  return ignoredWith !== null && Object.entries(ignoredWith).every(([name, value]) => values[name] === value);
}

/** The parameters that every report has. The others are its own. */
const COMMON = ['asOf', 'from', 'to', 'section', 'format', 'separator', 'lang'];

/** Returns the parameters that only this report has. */
export function listOwnParameters({ parameters }: ReportDefinition): ReportParameter[] {
  return parameters.filter(({ name }) => !COMMON.includes(name));
}

/** Returns the value of a parameter that a document states; an empty text if it has none. */
export function getParameter(header: ReportHeader, name: string): string {
  const value = header[name];
  return typeof value === 'string' ? value : '';
}

/** Returns the values of the report's own parameters. One that the document does not state has its default. */
export function getOwnValues(definition: ReportDefinition, header: ReportHeader): Record<string, string> {
  return Object.fromEntries(
    listOwnParameters(definition).map(({ name, default: usual }) => [name, getParameter(header, name) || usual]),
  );
}

/** Returns whether a report with these parameters has the same figures whatever the first or last day of its period. */
export function isDayIgnored(
  { parameters }: ReportDefinition,
  values: Readonly<Record<string, string>>,
  day: 'from' | 'to',
): boolean {
  const parameter = parameters.find(({ name }) => name === day);
  return parameter === undefined || isIgnored(parameter, values);
}

/** Writes the report's own parameters, such as `Grouping: by stage`. */
export function describeParameters(definition: ReportDefinition, values: Readonly<Record<string, string>>): string {
  return listOwnParameters(definition)
    .map(({ name, title, labels }) => {
      const value = values[name] ?? '';
      return `${title}: ${labels?.[value] ?? value}`;
    })
    .join(' · ');
}

const INTERVAL = /^(?<year>\d{4})(?:-(?:Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/;

/** Returns the days of a year (`2026`), quarter (`2026-Q4`) or month (`2026-11`); null for any other text. */
export function getIntervalDays(text: string): { from: string; to: string } | null {
  const { year, quarter, month } = INTERVAL.exec(text)?.groups ?? {};
  if (!year) return null;
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const last = first + (month ? 0 : quarter ? 2 : 11);
  const pad = (number: number) => String(number).padStart(2, '0');
  const days = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${pad(days)}` };
}

/** Returns the interval that a cell names; null for a text that only looks like one, such as the name of a company. */
export function findInterval(column: string, row: ReportRow): string | null {
  const cell = row[column];
  const isNamed = column === 'year' || (column === 'label' && row['key'] === cell);
  return isNamed && typeof cell === 'string' && INTERVAL.test(cell) ? cell : null;
}
