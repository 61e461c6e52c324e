import { isPercentage, parseNumber } from '../mapping/values/numbers.rules.js';
import type { Cell, TableRow } from '../files/table-file.constants.js';
import type { ImportColumn, RowWarning } from '../model/import.entity.js';
import { NOTHING, type RowResult } from './row-result.rules.js';

/** Matches what people write before the sums of a table. */
const LABEL = /^(?:(?:grand |sub-?)?totals?|(?:sub-?|eind|algemeen )?totaal|sum|som|[合总總小][计計])\s*[:：.]?$/iu;
/** Part of a sum by which rounded numbers may differ from it. */
const ROUNDING_SHARE = 0.001;

/** The numbers of a column above the last row. */
interface ColumnSum {
  count: number;
  sum: number;
}

/** Adds up the columns of a table while its rows pass, to tell whether the last row has their sums instead of a record. */
export class TotalsFinder {
  private readonly sums: ColumnSum[];
  private last: TableRow | null = null;

  constructor(private readonly columns: readonly Pick<ImportColumn, 'numberFormat'>[]) {
    this.sums = columns.map(() => ({ count: 0, sum: 0 }));
  }

  add(row: TableRow): void {
    if (this.last) this.addUp(this.last.cells);
    this.last = row;
  }

  /** Returns the last row if it has a label, its numbers are sums of at least two rows, and it says nothing else. */
  findTotalsRow(): number | null {
    if (!this.last) return null;
    const { row, cells } = this.last;
    const label = findTotalsLabel(cells);
    if (label === null) return null;
    const others = cells
      .map((cell, index) => ({ cell, index }))
      .filter(({ cell, index }) => cell !== null && index !== label);
    const kinds = others.filter(({ cell }) => !isPercentage(cell)).map(({ cell, index }) => this.compare(cell, index));
    return kinds.includes('sum') && !kinds.includes('other') ? row : null;
  }

  private addUp(cells: readonly Cell[]): void {
    for (const [index, column] of this.columns.entries()) {
      const number = parseNumber(cells[index] ?? null, column.numberFormat);
      if (number === null) continue;
      const sum = this.sums[index]!;
      sum.count++;
      sum.sum += number;
    }
  }

  private compare(cell: Cell, index: number): 'sum' | 'zero' | 'other' {
    const [column, total] = [this.columns[index], this.sums[index]];
    const number = column ? parseNumber(cell, column.numberFormat) : null;
    if (number === null || !total || Math.abs(number - total.sum) > Math.abs(total.sum) * ROUNDING_SHARE)
      return 'other';
    return number !== 0 && total.count >= 2 ? 'sum' : 'zero';
  }
}

/** Finds the first filled cell that is a text, if it is a label of totals. */
function findTotalsLabel(cells: readonly Cell[]): number | null {
  const index = cells.findIndex((cell) => typeof cell === 'string' && LABEL.test(cell.trim()));
  return index < 0 ? null : index;
}

/** Builds the result of a row with totals: it is left out, and says why. */
export function buildTotalsResult(columns: readonly Pick<ImportColumn, 'name'>[], cells: readonly Cell[]): RowResult {
  const label = findTotalsLabel(cells) ?? 0;
  const warning: RowWarning = {
    column: columns[label]?.name ?? '',
    cell: cells[label] ?? null,
    code: 'import.totals_left_out',
    detail: 'The numbers of this last row are the sums of their columns, so it is no record.',
  };
  return { ...NOTHING, outcome: 'skip', warnings: [warning] };
}
