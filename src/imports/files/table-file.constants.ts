/** The value of a cell. A date of Excel is an ISO text (2024-03-31 or 2024-03-31T14:30:00); a number of Excel stays a number; what csv has stays text. Blank is null. */
export type Cell = string | number | boolean | null;

/** A row that is not blank. */
export interface TableRow {
  /** As the sheet counts: the first row of the file is 1. */
  row: number;
  /** At least one cell for each column. More cells than columns mean values without a heading. */
  cells: Cell[];
}

/** A table whose rows are read from the file each time that they are iterated. */
export interface TableFile {
  /** The sheets of a workbook in the order of their tabs; empty for csv. */
  sheets: SheetSummary[];
  /** The name of the sheet that is read; null for csv. */
  sheet: string | null;
  /** The row of the headings, as the sheet counts. */
  headingRow: number;
  /** Names that are distinct and not empty. */
  columns: string[];
  /** The encoding of csv; null for a workbook. */
  encoding: TextEncoding | null;
  /** The separator of csv; null for a workbook. */
  separator: CsvSeparator | null;
  /** @throws TableFileError when a row cannot be read */
  rows: AsyncIterable<TableRow>;
}

/** A sheet of a workbook. */
export interface SheetSummary {
  name: string;
  /** Number of rows below the headings that are not blank. Of a long sheet that is not read, the number that it declares. */
  rows: number;
  /** Number of columns with a heading. */
  columns: number;
}

/** The choices of a person about the reading of a file. The rest is recognised. */
export interface ReadingChoices {
  sheet?: string;
  headingRow?: number;
  encoding?: TextEncoding;
  separator?: CsvSeparator;
}

/** A file on the disk that is read as a stream. */
export interface FileSource {
  path: string;
  /** Ends the reading when it aborts. */
  signal: AbortSignal | undefined;
}

/** The separators that are recognised; where two explain a file equally well, the first of them wins. */
export const CSV_SEPARATORS = ['\t', ';', ','] as const;
/** One of {@link CSV_SEPARATORS}. */
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** The encodings of csv. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'cp850', 'gb18030', 'big5'] as const;
/** One of {@link TEXT_ENCODINGS}. */
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

const MEGABYTE = 1024 * 1024;

/** Maximum size of a file. */
export const MAX_FILE_BYTES = 100 * MEGABYTE;
/** Maximum number of rows that are not blank, without headings. */
export const MAX_ROWS = 200_000;
/** Maximum number of columns. */
export const MAX_COLUMNS = 200;
/** Maximum length of a cell. Excel itself allows 32,767; exports of other systems contain longer notes. */
export const MAX_CELL_CHARACTERS = 100_000;
/** Maximum length of a row, which also ends the search for a closing quote of csv. */
export const MAX_ROW_CHARACTERS = 500_000;
/** Number of characters at which rows that are in memory together are enough; the last of them may exceed it. */
export const MAX_BATCH_CHARACTERS = 4_000_000;
/** Maximum length of all rows. A workbook repeats a text without repeating its bytes, so its size is no limit. */
export const MAX_TABLE_CHARACTERS = 400_000_000;
/** Maximum size to which all parts of a workbook together may unpack. */
export const MAX_UNPACKED_BYTES = 512 * MEGABYTE;
/** Maximum size to which a part of a workbook other than its rows and texts may unpack. */
export const MAX_SMALL_PART_BYTES = 16 * MEGABYTE;
/** Maximum of unpacked bytes for each packed byte. Real sheets stay below 50. */
export const MAX_UNPACK_RATIO = 200;
/** Unpacked bytes below which the ratio is not checked, because small parts may be very repetitive. */
export const MIN_RATIO_BYTES = 8 * MEGABYTE;
/** Maximum number of files inside a workbook. */
export const MAX_PARTS = 5_000;
/** Number of sheets of a workbook that are listed. Another one is read by its name. */
export const MAX_LISTED_SHEETS = 100;
/** Unpacked bytes of a sheet from which it is described. A longer sheet declares its number of rows. */
export const SHEET_SAMPLE_BYTES = MEGABYTE;
/** Number of rows from which the headings are recognised. */
export const HEADING_SAMPLE_ROWS = 50;
