import { buildColumnNames } from './column-names.rules.js';
import type { Cell, TableRow } from './table-file.constants.js';

/** A merged area of a sheet; all four are counted from 1 and included. */
export interface MergedArea {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The headings of a table. */
export interface Headings {
  columns: string[];
  /** The last row that belongs to the headings. */
  row: number;
}

/** Share of the columns that the row of headings fills at least; a title or a heading of groups fills fewer. */
const MIN_FILLED_SHARE = 0.6;
const MAX_HEADING_CHARACTERS = 150;
/** Matches texts that are values: numbers, dates, amounts, e-mail and web addresses. */
const VALUE = /^[\s\d.,:/€$£¥%+()'TZ-]*\d[\s\d.,:/€$£¥%+()'TZ-]*$|^\S+@\S+\.\S+$|^https?:\/\//;

/**
 * Finds the headings among the first rows that are not blank: the first row that is as wide as the table and contains
 * only texts, below titles and headings of groups. Null if there is no row.
 */
export function findHeadings(rows: readonly TableRow[], merges: readonly MergedArea[] = []): Headings | null {
  if (rows.length === 0) return null;
  const filled = rows.map((row) => fillMergedCells(row, rows, merges));
  const width = Math.max(1, measureWidth(filled));
  const isWide = (row: TableRow) => countFilled(row) >= width * MIN_FILLED_SHARE && !hasMergedGroup(row, merges);
  const candidates = filled.map((row, index) => ({ row, index })).filter(({ row }) => isWide(row));
  const first = candidates.find(({ row }) => row.cells.every(isHeadingText)) ??
    candidates[0] ?? { row: filled[0]!, index: 0 };
  const chosen = findWiderHeading(filled, first.index);
  const below = filled[chosen.index + 1];
  const isGroup = below !== undefined && isSubHeading(chosen.row, below, filled.slice(chosen.index + 2));
  const leaf = isGroup ? chosen.index + 1 : chosen.index;
  return buildHeadings(filled, leaf, width);
}

/**
 * Names the columns by a row that a person has chosen, and by the row above where it names groups. Null if it is not among
 * the rows.
 */
export function buildHeadingsAtRow(
  rows: readonly TableRow[],
  merges: readonly MergedArea[],
  headingRow: number,
): Headings | null {
  const filled = rows.map((row) => fillMergedCells(row, rows, merges));
  const index = filled.findIndex(({ row }) => row === headingRow);
  return index < 0 ? null : buildHeadings(filled, index, Math.max(1, measureWidth(filled)));
}

/** Returns the row below where it has far more headings: where most values are blank, a title is as wide as the rows. */
function findWiderHeading(rows: readonly TableRow[], index: number): { row: TableRow; index: number } {
  const row = rows[index]!;
  const below = rows[index + 1];
  if (below === undefined || countFilled(below) < countFilled(row) * 1.5 || !below.cells.every(isHeadingText)) {
    return { row, index };
  }
  return findWiderHeading(rows, index + 1);
}

function buildHeadings(rows: readonly TableRow[], leaf: number, width: number): Headings {
  const headings = rows[leaf]!;
  const above = rows[leaf - 1];
  // A title is one text above the table; only a row with several texts, or one that starts further right, names groups.
  const isAdjacent = above !== undefined && above.row === headings.row - 1 && isGroupRow(above, width);
  const groups = isAdjacent ? repeatGroups(above.cells, headings.cells.length) : [];
  const last = Math.max(
    findLastFilled(headings.cells),
    ...rows.slice(leaf + 1).map(({ cells }) => findLastFilled(cells)),
  );
  const names = Array.from({ length: last + 1 }, (_, index) => toHeading(headings.cells[index] ?? null));
  const completed = names.map((name, index) => name ?? (isAdjacent ? toHeading(above.cells[index] ?? null) : null));
  return { columns: buildColumnNames(completed, groups), row: headings.row };
}

function isGroupRow(row: TableRow, width: number): boolean {
  const texts = row.cells.map(toHeading).filter((text) => text !== null);
  if (new Set(texts).size > 1) return true;
  return texts.length > 0 && (row.cells[0] ?? null) === null && texts.length < width;
}

/** Gives each column the heading of the group that starts at it or to the left of it. */
function repeatGroups(cells: readonly Cell[], length: number): (string | null)[] {
  let group: string | null = null;
  return Array.from({ length }, (_, index) => (group = toHeading(cells[index] ?? null) ?? group));
}

/**
 * Decides for files without merged cells whether a wide row is a heading of groups after all: the row below fills each
 * gap of it, and is blank where a heading stands alone above values.
 */
function isSubHeading(row: TableRow, below: TableRow, values: readonly TableRow[]): boolean {
  if (below.row !== row.row + 1 || !below.cells.every(isHeadingText)) return false;
  const length = Math.max(row.cells.length, below.cells.length);
  const columns = Array.from({ length }, (_, index) => index);
  const isFilled = (cells: readonly Cell[], index: number) => (cells[index] ?? null) !== null;
  const gaps = columns.filter((index) => !isFilled(row.cells, index) && isFilled(below.cells, index));
  const alone = columns.filter((index) => isFilled(row.cells, index) && !isFilled(below.cells, index));
  if (gaps.length === 0 || alone.length === 0) return false;
  const isGroupStart = (index: number) => isFilled(row.cells, index - 1) && isFilled(below.cells, index - 1);
  return (
    gaps.every((index) => isGroupStart(index) || gaps.includes(index - 1)) &&
    alone.every((index) => values.some(({ cells }) => isFilled(cells, index)))
  );
}

/** Repeats the text of a merged area in each of its cells, as a reader sees it. */
function fillMergedCells(row: TableRow, rows: readonly TableRow[], merges: readonly MergedArea[]): TableRow {
  const areas = merges.filter(({ top, bottom }) => top <= row.row && row.row <= bottom);
  if (areas.length === 0) return row;
  const cells = [...row.cells];
  for (const { top, left, right } of areas) {
    const value = rows.find((other) => other.row === top)?.cells[left - 1] ?? null;
    while (cells.length < right) cells.push(null);
    for (let column = left; column <= right; column++) cells[column - 1] ??= value;
  }
  return { row: row.row, cells };
}

function hasMergedGroup({ row, cells }: TableRow, merges: readonly MergedArea[]): boolean {
  return merges.some(
    ({ top, bottom, left, right }) => top <= row && row <= bottom && right > left && (cells[left - 1] ?? null) !== null,
  );
}

/** Returns the number of filled cells that the wider rows have; a few rows with remarks beside the table do not count. */
function measureWidth(rows: readonly TableRow[]): number {
  const counts = rows.map(countFilled).toSorted((one, other) => other - one);
  return counts[Math.floor(counts.length / 10)] ?? 0;
}

function countFilled({ cells }: TableRow): number {
  return cells.filter((cell) => cell !== null).length;
}

function findLastFilled(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => cell !== null);
}

function isHeadingText(cell: Cell): boolean {
  if (cell === null) return true;
  return typeof cell === 'string' && cell.length <= MAX_HEADING_CHARACTERS && !VALUE.test(cell);
}

function toHeading(cell: Cell): string | null {
  if (cell === null) return null;
  return String(cell).replaceAll(/\s+/g, ' ').slice(0, MAX_HEADING_CHARACTERS);
}
