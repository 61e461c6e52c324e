import { CSV_SEPARATORS, type CsvSeparator } from './table-file.constants.js';

const SAMPLE_ROWS = 100;

/**
 * Chooses the separator that divides most rows into the same number of cells. Separators within quotes do not count.
 * @param isWhole whether the text is the whole file, so that its last row is complete
 */
export function chooseSeparator(start: string, isWhole: boolean): CsvSeparator {
  const rows = splitRows(start);
  if (!isWhole && rows.length > 1) rows.pop();
  const sample = rows.filter((row) => row.trim() !== '').slice(0, SAMPLE_ROWS);
  const scores = CSV_SEPARATORS.map((separator) => ({ separator, ...scoreSeparator(sample, separator) }));
  const [best] = scores.toSorted((one, other) => other.share - one.share || other.count - one.count);
  return best === undefined || best.count === 0 ? ',' : best.separator;
}

/** Returns the separator that Excel names in a first line `sep=;`, which is no row. */
export function parseSeparatorLine(start: string): { separator: CsvSeparator; length: number } | null {
  const match = /^"?sep=([,;\t])"?(?:\r\n|\r|\n)/i.exec(start);
  return match ? { separator: match[1] as CsvSeparator, length: match[0].length } : null;
}

/** Splits a text into rows without the texts in quotes. */
function splitRows(text: string): string[] {
  return text.replaceAll(/"(?:[^"]|"")*(?:"|$)/g, '""').split(/\r\n|\r|\n/);
}

/** Finds the number of separators that most rows have, and the share of these rows. */
function scoreSeparator(rows: readonly string[], separator: string): { count: number; share: number } {
  const frequencies = new Map<number, number>();
  for (const row of rows) {
    const count = row.split(separator).length - 1;
    if (count > 0) frequencies.set(count, (frequencies.get(count) ?? 0) + 1);
  }
  const [most] = [...frequencies].toSorted((one, other) => other[1] - one[1] || other[0] - one[0]);
  return most ? { count: most[0], share: most[1] / rows.length } : { count: 0, share: 0 };
}
