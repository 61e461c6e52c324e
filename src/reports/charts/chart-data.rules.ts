import { toXmlText } from '../../common/documents/xml-text.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { formatCell, isFigure } from '../definition/cell-text.rules.js';
import { formatLowerFirst, formatPartialNotes } from '../definition/document-text.rules.js';
import type { ReportCell, ReportChart, ReportColumn, ReportRow } from '../definition/report-definition.rules.js';
import { formatInterval, listIntervalsBetween, PARTIAL_MARK } from '../definition/intervals.rules.js';
import { createPartialCheck, type FilledTable, MAIN } from '../definition/report-document.rules.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';

/** One series of a chart. */
export interface ChartSeries {
  name: string;
  /** One value for each category; null is not drawn. */
  values: (number | null)[];
  /** Whether the series is a line above bars, in a panel of its own. */
  isLineOver: boolean;
  unit: string;
  formatValue: (value: number) => string;
  /** Writes a value of the axis: without decimals if it is whole. */
  formatAxisValue: (value: number) => string;
}

/** The texts and figures of a chart. */
export interface ChartData {
  kind: ReportChart['kind'];
  title: string;
  categories: string[];
  series: ChartSeries[];
  /** The number of categories that the chart has no room for. */
  leftOut: number;
  /** The footnotes about the mark of partial intervals; none if the categories are no intervals. */
  partialNotes: string[];
}

/** The largest numbers of categories along an axis, and of bars below each other, that can be read. */
const MAX_CATEGORIES = 16;
const MAX_BARS = 30;
/** The largest number of patterns that can be told apart; the last one takes the remaining values. */
const MAX_SERIES = 6;

const OTHERS: Readonly<Record<Language, string>> = { en: 'Others', nl: 'Overige' };

/**
 * Returns the chart of a table: its own, or bars of its first column with figures. The title names this column, because a
 * chart of one series has no legend.
 */
function chooseChart({ name, table }: Pick<FilledTable, 'name' | 'table'>): ReportChart {
  if (table.chart) return table.chart;
  const shown = table.columns.filter(({ hidden }) => !hidden);
  const category = shown.find((column) => !isFigure(column)) ?? table.columns[0]!;
  const series = shown.find((column) => isFigure(column) && column.kind !== 'percent');
  if (!series) return { kind: 'bars', title: table.title, category: category.name, series: [] };
  const joinTitles = (language: Language) => `${table.title[language]}: ${formatLowerFirst(series.title[language])}`;
  // The title of the main table is that of the report, which every document has already.
  const title = name === MAIN ? series.title : { en: joinTitles('en'), nl: joinTitles('nl') };
  return { kind: 'bars', title, category: category.name, series: [series.name] };
}

/** Returns the title of a chart with the units of its series, unless the title names all of them. */
export function formatChartHeading({ title, series }: ChartData): string {
  const units = [...new Set(series.map(({ unit }) => unit))];
  const words = title.toLowerCase().split(/[^\p{L}]+/u);
  return units.every((unit) => words.includes(unit.toLowerCase())) ? title : `${title} (${units.join(', ')})`;
}

/** Gathers the data of a chart. */
export function buildChartData(filled: FilledTable, language: Language): ChartData {
  const { table, figures } = filled;
  const chart = chooseChart(filled);
  const getColumn = (name: string) => table.columns.find((one) => one.name === name)!;
  const category = getColumn(chart.category);
  const isPartial = createPartialCheck(filled);
  const mark = (cell: ReportCell) => (isPartial(chart.category, cell) ? PARTIAL_MARK : '');
  const groups = groupRows(figures.rows, chart.category);
  const chosen = pickGroups(groups, chart);
  const isOfIntervals = chart.category === table.intervals;
  const drawn = isOfIntervals ? fillGaps(chosen, computeMaxPlaces(chart)) : chosen;
  const formatCategory = (cell: ReportCell) =>
    isOfIntervals && typeof cell === 'string'
      ? formatInterval(cell, language)
      : toSingleLine(formatCell(category, cell, language));
  const places = drawn.map(([, rows]) => rows);
  const series = chart.seriesBy
    ? splitSeries(places, getColumn(chart.seriesBy), getColumn(chart.series[0]!), language)
    : chart.series.map((name) => buildSeries(places, getColumn(name), false, language));
  return {
    kind: chart.kind,
    title: chart.title[language],
    categories: drawn.map(([cell]) => formatCategory(cell) + mark(cell)),
    series: [...series, ...(chart.lines ?? []).map((name) => buildSeries(places, getColumn(name), true, language))],
    leftOut: groups.length - chosen.length,
    partialNotes: isOfIntervals ? formatPartialNotes(filled, language, (value) => formatInterval(value, language)) : [],
  };
}

/**
 * Writes a name on one line, as it can stand beside an axis. Line breaks and characters that change the direction of
 * the text are removed.
 */
function toSingleLine(name: string): string {
  return toXmlText(name)
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

type Group = [ReportCell, ReportRow[]];

/** Groups rows by their category and key, because two activities, for example, can have the same title. */
function groupRows(rows: readonly ReportRow[], category: string): Group[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row[category] ?? null, row['key'] ?? null]));
  return [...groups.values()].map((some) => [some[0]![category] ?? null, some]);
}

/** Adds the years, quarters or months without a row between two others, as far as there is room. */
function fillGaps(groups: Group[], room: number): Group[] {
  const filled = groups.flatMap((group, place): Group[] => {
    const [[cell], [next] = [null]] = [group, groups[place + 1]];
    if (typeof cell !== 'string' || typeof next !== 'string') return [group];
    return [group, ...listIntervalsBetween(cell, next).map((value): Group => [value, []])];
  });
  return filled.length <= room ? filled : groups;
}

/** Returns the number of categories that a chart has room for. */
function computeMaxPlaces({ kind, series }: ReportChart): number {
  return kind === 'bars' ? Math.min(MAX_CATEGORIES, Math.floor(MAX_BARS / Math.max(1, series.length))) : MAX_CATEGORIES;
}

/**
 * Picks the groups that fit: the latest in a line chart, otherwise the largest by the first series. They stay in the
 * order of the table.
 */
function pickGroups(groups: Group[], chart: ReportChart): Group[] {
  const { kind, series } = chart;
  const room = computeMaxPlaces(chart);
  if (groups.length <= room) return groups;
  if (kind === 'line') return groups.slice(-room);
  const computeSize = ([, rows]: Group) => rows.reduce((sum, row) => sum + Number(row[series[0]!] ?? 0), 0);
  const largest = groups.toSorted((a, b) => computeSize(b) - computeSize(a)).slice(0, room);
  return groups.filter((group) => largest.includes(group));
}

function buildSeries(
  places: ReportRow[][],
  column: ReportColumn,
  isLineOver: boolean,
  language: Language,
): ChartSeries {
  return {
    name: column.title[language],
    // An interval without a row has nothing to count.
    values: places.map((rows) => (rows.length === 0 && !column.nullable ? 0 : sumColumn(rows, column.name))),
    isLineOver,
    unit: VOCABULARY[language].unit[column.unit],
    formatValue: (value) => formatCell(column, value, language),
    formatAxisValue: (value) =>
      formatCell(isWhole(column, value) ? { ...column, decimals: 0 } : column, value, language),
  };
}

/** Returns whether a value is written without decimals: a share of one if it is a whole percentage. */
function isWhole({ kind }: ReportColumn, value: number): boolean {
  return Number.isInteger(kind === 'ratio' ? Math.round(value * 1e6) / 1e4 : value);
}

/** Returns one series for each value of a column, in the order in which the values appear. */
function splitSeries(places: ReportRow[][], by: ReportColumn, column: ReportColumn, language: Language): ChartSeries[] {
  const values = [...new Set(places.flat().map((row) => row[by.name] ?? null))];
  const own = values.length > MAX_SERIES ? values.slice(0, MAX_SERIES - 1) : values;
  const buildPart = (name: string, belongs: (cell: ReportCell) => boolean): ChartSeries => ({
    ...buildSeries(places, column, false, language),
    name: toSingleLine(name),
    values: places.map((rows) =>
      sumColumn(
        rows.filter((row) => belongs(row[by.name] ?? null)),
        column.name,
      ),
    ),
  });
  const parts = own.map((value) => buildPart(formatCell(by, value, language), (cell) => cell === value));
  return own.length === values.length ? parts : [...parts, buildPart(OTHERS[language], (cell) => !own.includes(cell))];
}

/** Adds up the known values of a column; returns null if none is known. */
function sumColumn(rows: ReportRow[], name: string): number | null {
  const known = rows.map((row) => row[name]).filter((cell) => typeof cell === 'number');
  return known.length === 0 ? null : known.reduce((sum, cell) => sum + cell, 0);
}

/** Returns whether a chart has nothing to draw. */
export function hasNoValues({ series }: ChartData): boolean {
  return series.every(({ values }) => values.every((value) => value === null || value === 0));
}
