import ExcelJS from 'exceljs';
import type { ImportEntity } from '../../../src/imports/mapping/import-field.constants.js';

/** The choices of a person for a file after the upload. Each entry of a list, default and setting is one click. */
export interface Clicks {
  externalSystem?: string;
  defaults?: Record<string, string>;
  /** The meanings of words that the import does not suggest. */
  values?: { column: string; value: string; meaning: string | null }[];
  createMissing?: ('companies' | 'contacts')[];
  /** The full name of the person who gets the rows of people who have left. */
  unknownOwner?: string;
  currencies?: { column: string; currency: string }[];
  /** The fields of columns that the suggestion maps otherwise or not; null for a column that is left out. */
  mapping?: Record<string, string | null>;
}

/** The values of the record of a row, by the names of fields. Null stands for no value. */
export type ExpectedValues = Record<string, unknown>;

/** A file of an office or of another system, and the records that it means. */
export interface ArrivalFile {
  /** The name in the table of results. */
  title: string;
  name: string;
  entity: ImportEntity;
  content: () => Buffer | Promise<Buffer>;
  clicks: Clicks;
  /** The values of each row that is a record, in the order of the file. */
  expected: ExpectedValues[];
}

/** Counts the clicks of a person who sets all of it. */
export function countClicks(clicks: Clicks): number {
  const { externalSystem, unknownOwner, values = [], createMissing = [], currencies = [] } = clicks;
  const { defaults = {}, mapping = {} } = clicks;
  const single = [externalSystem, unknownOwner].filter((each) => each !== undefined);
  const named = [...Object.keys(defaults), ...Object.keys(mapping)];
  return [...single, ...named, ...values, ...createMissing, ...currencies].length;
}

/** A cell of a file: a day is written as the program of the file does it. */
export type GivenCell = string | number | Date | null;

interface CsvStyle {
  separator?: ',' | ';' | '\t';
  /** Whether each cell stands in quotation marks. */
  quoted?: boolean;
  encoding?: 'utf8' | 'utf8-bom' | 'windows-1252' | 'gb18030' | 'big5' | 'ibm850';
}

/** Writes a table as csv. */
export function writeCsv(rows: readonly GivenCell[][], style: CsvStyle = {}): Buffer {
  const { separator = ',', quoted = false, encoding = 'utf8' } = style;
  const write = (cell: GivenCell) => {
    const text = cell === null ? '' : String(cell);
    return quoted || /["\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = `${rows.map((row) => row.map(write).join(separator)).join('\r\n')}\r\n`;
  return encodeText(text, encoding);
}

/** A sheet of a workbook, with the ranges of its merged cells. */
export interface GivenSheet {
  name: string;
  rows: readonly GivenCell[][];
  merged?: readonly string[];
}

/** Writes a workbook. */
export async function writeWorkbook(...sheets: GivenSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows, merged = [] } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
    for (const range of merged) sheet.mergeCells(range);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** The characters of code page 850 that the sheets of offices have, which the platform cannot decode. */
const CODE_PAGE_850: Readonly<Record<string, number>> = {
  é: 0x82,
  ë: 0x89,
  è: 0x8a,
  ï: 0x8b,
  ö: 0x94,
  ü: 0x81,
  ç: 0x87,
};

/** Encodes a text. */
function encodeText(text: string, encoding: NonNullable<CsvStyle['encoding']>): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-bom') return Buffer.from(`\uFEFF${text}`);
  if (encoding === 'windows-1252') {
    const codes = new Map(Array.from({ length: 128 }, (_, index) => decodeOne('windows-1252', [index + 128])));
    return encodeWith(text, codes);
  }
  if (encoding === 'ibm850') {
    return encodeWith(text, new Map(Object.entries(CODE_PAGE_850).map(([letter, code]) => [letter, [code]])));
  }
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const [letter, bytes] = decodeOne(encoding, [lead, trail]);
      if ([...letter].length === 1 && !codes.has(letter)) codes.set(letter, bytes);
    }
  }
  return encodeWith(text, codes);
}

/** Encodes a text by reversing the decoder of the platform, which has no encoder. */
function decodeOne(encoding: string, bytes: number[]): [string, number[]] {
  return [new TextDecoder(encoding).decode(Uint8Array.from(bytes)), bytes];
}

function encodeWith(text: string, codes: ReadonlyMap<string, number[]>): Buffer {
  const encode = (letter: string): number[] => {
    const code = letter.codePointAt(0)!;
    const bytes = code < 0x80 ? [code] : codes.get(letter);
    if (bytes === undefined) throw new Error(`The encoding has no ${letter}.`);
    return bytes;
  };
  return Buffer.from([...text].flatMap(encode));
}
