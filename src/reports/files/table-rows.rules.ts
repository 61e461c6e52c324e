import { getStagePosition } from '../../leads/pipeline/lead-stages.rules.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { formatCell, isFigure } from '../definition/cell-text.rules.js';
import type { ReportColumn, ReportRow } from '../definition/report-definition.rules.js';
import type { FilledTable } from '../definition/report-document.rules.js';

/**
 * Empties the texts of a row that repeat a code before them. The totals and the row without a source have their type as
 * their name. Other rows have a key, and keep a name that happens to be the word for their type.
 */
export function omitRepeatedTexts(columns: readonly ReportColumn[], row: ReportRow, language: Language): ReportRow {
  if (row['key'] !== null) return row;
  const coded = new Set<string>();
  const repeated: ReportRow = {};
  for (const column of columns) {
    const cell = row[column.name] ?? '';
    if (isFigure(column) || column.hidden || cell === '') continue;
    const text = formatCell(column, cell, language);
    if (coded.has(text)) repeated[column.name] = '';
    else if (column.codes) coded.add(text);
  }
  return { ...row, ...repeated };
}

/**
 * Picks the rows of a table that a document shows. A table in the order of the stages is shortened in every stage, and a
 * table that repeats the stages for every group only between two groups, so that the most advanced stages are never cut. Of
 * another table, rows whose figures are all zero or not known are left out first.
 */
export function pickRows({ table, figures: { rows } }: FilledTable, maxRows: number): readonly ReportRow[] {
  if (rows.length <= maxRows) return rows;
  const column = table.columns.find(({ codes }) => codes === 'stage')?.name;
  if (column === undefined) return limitToFiguresFirst(rows, table.columns.filter(isFigure), maxRows);
  const positions = rows.map((row) => getStagePosition(row[column] as Stage));
  const isInOrder = positions.every((position, place) => place === 0 || positions[place - 1]! <= position);
  return isInOrder ? limitEveryStage(rows, column, maxRows) : limitToWholeGroups(rows, maxRows);
}

/** Keeps the first rows that have figures, and others if there is room, in the order of the table. */
function limitToFiguresFirst(
  rows: readonly ReportRow[],
  figures: readonly ReportColumn[],
  maxRows: number,
): readonly ReportRow[] {
  const isEmpty = (row: ReportRow) => figures.every(({ name }) => !row[name]);
  const [empty = [], filled = []] = [true, false].map((wanted) => rows.filter((row) => isEmpty(row) === wanted));
  const kept = new Set([...filled, ...empty].slice(0, maxRows));
  return rows.filter((row) => kept.has(row));
}

/** Keeps as many of the first rows of every stage as fit, but at least one. */
function limitEveryStage(rows: readonly ReportRow[], column: string, maxRows: number): readonly ReportRow[] {
  const stages = [...Map.groupBy(rows, (row) => row[column]).values()];
  const countRows = (most: number) => stages.reduce((sum, stage) => sum + Math.min(most, stage.length), 0);
  let most = 1;
  while (countRows(most + 1) <= maxRows) most += 1;
  return stages.flatMap((stage) => stage.slice(0, most));
}

/** Keeps as many whole groups as fit, but at least one. A row with a label of its own is a group of one row. */
function limitToWholeGroups(rows: readonly ReportRow[], maxRows: number): readonly ReportRow[] {
  const isBoundary = (place: number) =>
    place >= rows.length || rows[place]!['key'] !== rows[place - 1]!['key'] || rows[place]!['key'] === undefined;
  let end = maxRows;
  while (end > 0 && !isBoundary(end)) end -= 1;
  if (end === 0) for (end = maxRows; !isBoundary(end);) end += 1;
  return rows.slice(0, end);
}
