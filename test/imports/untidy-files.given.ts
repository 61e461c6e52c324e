import ExcelJS from 'exceljs';

/** The expected outcome of a row. */
export interface Expected {
  outcome: 'create' | 'update' | 'skip' | 'possible_duplicate' | 'error';
  /** The field of the first error. */
  field?: string;
  /** The code of the first warning. */
  warning?: string;
  /** The fields that an update changes. */
  fields?: string[];
  /** The index of the earlier row that this one repeats or resembles. */
  repeats?: number;
}

/** A generated row. */
export interface GivenRow {
  cells: ExcelJS.CellValue[];
  expected: Expected;
}

/** The expected outcomes of the rows of a file, by their numbers in the sheet. */
export type TruthOf = Map<number, Omit<Expected, 'repeats'> & { repeatsRow?: number }>;

/** Every so many rows are followed by a blank one. */
const BLANK_INTERVAL = 20;

const findRowNumber = (first: number, index: number) => first + index + Math.floor(index / BLANK_INTERVAL);

/** Numbers rows as the sheet does, with blank rows among them. */
export function numberRows(
  rows: readonly GivenRow[],
  first: number,
): { truth: TruthOf; lines(headings: string[], separator: string): string[] } {
  const truth: TruthOf = new Map();
  for (const [index, { expected }] of rows.entries()) {
    const { repeats, ...rest } = expected;
    const earlier = repeats === undefined ? {} : { repeatsRow: findRowNumber(first, repeats) };
    truth.set(findRowNumber(first, index), { ...rest, ...earlier });
  }
  return {
    truth,
    lines(headings, separator) {
      const lines = [headings.join(separator)];
      for (const [index, { cells }] of rows.entries()) {
        lines[findRowNumber(first, index) - 1] = cells
          .map((cell) => (typeof cell === 'string' ? cell : ''))
          .join(separator);
      }
      const blank = separator.repeat(headings.length - 1);
      return Array.from(lines, (line) => line ?? blank);
    },
  };
}

/** Writes a workbook whose first row of values is `first`; `addHeadings` fills the rows above it. */
export async function writeSheet(
  rows: readonly GivenRow[],
  first: number,
  addHeadings: (sheet: ExcelJS.Worksheet) => void,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Blad1');
  addHeadings(sheet);
  for (const [index, { cells }] of rows.entries()) sheet.getRow(findRowNumber(first, index)).values = cells;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
