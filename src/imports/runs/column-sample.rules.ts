import type { Cell, CsvSeparator } from '../files/table-file.constants.js';
import { findAmountCurrency, findHeadingCurrency } from '../mapping/values/currencies.rules.js';
import { detectStyles } from '../mapping/value-styles.rules.js';
import type { ImportColumn } from '../model/import.entity.js';

/** Number of rows from which the types of the columns are recognised. */
export const SAMPLED_ROWS = 2_000;

/** Number of values of a column that people see. */
const MAX_SAMPLES = 5;
/** Length to which a sample is shortened. */
const MAX_SAMPLE_CHARACTERS = 100;

/** Describes the columns of a file by its first rows. */
export function describeColumns(
  names: readonly string[],
  rows: readonly { cells: readonly Cell[] }[],
  separator: CsvSeparator | null,
): ImportColumn[] {
  return names.map((name, index) => {
    const cells = rows.map((row) => row.cells[index] ?? null);
    return {
      name,
      ...detectStyles(cells, separator),
      samples: pickSamples(cells),
      namesCurrency: isCurrencyNamed(name, cells),
    };
  });
}

/** Tells whether the heading of a column or each of its amounts names a currency. */
function isCurrencyNamed(name: string, cells: readonly Cell[]): boolean {
  if (findHeadingCurrency(name) !== null) return true;
  const amounts = cells.filter((cell) => cell !== null && /\d/.test(String(cell)));
  return amounts.length > 0 && amounts.every((cell) => findAmountCurrency(cell, null) !== null);
}

function pickSamples(cells: readonly Cell[]): Cell[] {
  const samples = new Set<Cell>();
  for (const cell of cells) {
    if (cell === null || cell === '') continue;
    samples.add(typeof cell === 'string' ? cell.slice(0, MAX_SAMPLE_CHARACTERS).toWellFormed() : cell);
    if (samples.size === MAX_SAMPLES) break;
  }
  return [...samples];
}
