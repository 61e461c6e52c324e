import type { ReportDefinition, ReportFigure } from '../document/report-document.rules';
import { MAIN } from '../document/report-document.rules';
import type { ComparedCell, ComparedTable } from './locks.api';

/** A figure that is different now, with the row and the column that it belongs to. */
export interface Difference {
  id: string;
  rowKey: string | null;
  /** The name of the row in the locked document; null for the totals. */
  rowLabel: string | null;
  /** Whether the row existed when it was locked, exists now, or both. */
  there: 'both' | 'locked' | 'now';
  column: string;
  kind: ReportFigure['kind'];
  basis: 'period' | 'day';
  locked: ComparedCell['locked'];
  now: ComparedCell['now'];
  difference: number | null;
}

/** Lists the figures of a table that are different now, row by row, with the totals last. */
export function listDifferences({ columns, rows, totals }: ComparedTable): Difference[] {
  const kinds = new Map(columns.map(({ name, kind, basis }) => [name, { kind, basis }]));
  const pick = (
    cells: readonly ComparedCell[],
    row: Pick<Difference, 'rowKey' | 'rowLabel' | 'there'>,
    place: string,
  ) =>
    cells
      .filter(({ locked, now }) => locked !== now)
      .map(({ column, locked, now, difference }): Difference => {
        const { kind, basis } = kinds.get(column) ?? { kind: 'text', basis: 'day' };
        return { id: `${place} ${column}`, ...row, column, kind, basis, locked, now, difference };
      });
  return [
    ...rows.flatMap(({ key, label, there, cells }, index) =>
      pick(cells, { rowKey: key, rowLabel: label, there }, String(index)),
    ),
    ...pick(totals, { rowKey: null, rowLabel: null, there: 'both' }, 'total'),
  ];
}

/** Returns the title of a table and its columns by name, in the language of the catalogue. */
export function findTableDefinition(definition: ReportDefinition, table: string) {
  const found = table === MAIN ? definition : definition.sections.find(({ name }) => name === table);
  return {
    title: found?.title ?? table,
    columns: new Map((found?.columns ?? []).map((column) => [column.name, column])),
    /** The vocabulary of the codes that name the rows of a table without names. */
    codes: found?.columns.some(({ name }) => name === 'label') ? null : (found?.columns[0]?.codes ?? null),
  };
}
