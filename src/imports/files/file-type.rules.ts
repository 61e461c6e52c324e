import { TableFileError } from './table-file.errors.js';

const RIGHT = 'Save the table as an Excel workbook (.xlsx) or as CSV and upload that.';

/** Types that people upload by mistake, by their first bytes in Latin-1. */
const OTHER_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8|^BM.{4}\0\0\0\0|^RIFF.{4}WEBP|^II\*\0|^MM\0\*|^\s*<svg/s, 'a picture'],
  [/^.{4}ftyp(?:hei|avif|mif1)/s, 'a picture'],
  [/^.{4}ftyp|^ID3[^ -\xFF]|^OggS|^RIFF/s, 'a recording'],
  [/^MZ.*\0|^\x7FELF|^#!|^\xCA\xFE\xBA\xBE|^[\xCE\xCF]\xFA\xED\xFE|^\0asm/s, 'a program'],
  [/^.\x8B[^ -\xFF]|^7z\xBC\xAF|^Rar!|^BZh\d1AY|^\xFD7zXZ|^\x28\xB5\x2F\xFD/s, 'a packed archive'],
  [/^\{\\rtf/, 'a text document'],
  [/^SQLite format 3/, 'a database'],
  [/^(?:\xEF\xBB\xBF)?\s*<(?:!doctype html|html|head|body|table|meta)/i, 'a web page'],
  [/^(?:\xEF\xBB\xBF)?\s*<\?xml/i, 'XML'],
];

/**
 * Recognises a file by its first bytes; its name and its declared type prove nothing.
 * @throws TableFileError when it is neither a workbook nor text
 */
export function identifyFileType(start: Buffer): 'zip' | 'text' {
  const head = start.toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) throw createOleError(start);
  const other = OTHER_TYPES.find(([pattern]) => pattern.test(head));
  if (other) throw new TableFileError('import.file_type', `The file is ${other[1]}, not a table. ${RIGHT}`);
  return 'text';
}

/** Creates the error for a compound file: a workbook of Excel 97, or one of today that a password encrypts. */
function createOleError(start: Buffer): TableFileError {
  if (start.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new TableFileError(
      'import.file_encrypted',
      `The workbook has a password. Remove the password and upload it again.`,
    );
  }
  const message =
    'The file is in the format of Excel 97-2003 (.xls). Open it in Excel and save it as an Excel workbook (.xlsx).';
  return new TableFileError('import.file_old_excel', message);
}

/**
 * Asserts that a zip file is a workbook without macros.
 * @param parts the names of the files inside, in lower case
 * @throws TableFileError that says what it is instead
 */
export function assertWorkbook(parts: ReadonlySet<string>): void {
  const hasPart = (pattern: RegExp) => [...parts].some((part) => pattern.test(part));
  if (hasPart(/(?:^|\/)vbaproject[^/]*\.bin$|^xl\/(?:macrosheets|intlmacrosheets)\//)) throw createMacroError();
  if (parts.has('xl/workbook.bin')) {
    const message = 'The file is a binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).';
    throw new TableFileError('import.file_old_excel', message);
  }
  if (parts.has('[content_types].xml') && hasPart(/(?:^|\/)workbook[^/]*\.xml$/)) return;
  const type = hasPart(/^word\//)
    ? 'a Word document'
    : hasPart(/^ppt\//)
      ? 'a presentation'
      : parts.has('content.xml')
        ? 'an OpenDocument file'
        : hasPart(/^index\/.*\.iwa$|^index\.zip$/)
          ? 'a document of Apple'
          : 'a packed archive';
  throw new TableFileError('import.file_type', `The file is ${type}, not an Excel workbook. ${RIGHT}`);
}

/** Creates the error for a workbook with macros. */
export function createMacroError(): TableFileError {
  const message = 'The workbook contains macros. Save it as an Excel workbook without macros (.xlsx).';
  return new TableFileError('import.file_macros', message);
}

/** Share of control characters from which bytes are no text; single ones occur in exports of old databases. */
const MIN_BINARY_SHARE = 0.05;

/** @throws TableFileError when bytes are no text of an encoding whose units are bytes */
export function assertText(start: Buffer): void {
  const controls = start.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
  if (controls.length > start.length * MIN_BINARY_SHARE) throw createBinaryError();
}

function createBinaryError(): TableFileError {
  return new TableFileError(
    'import.file_type',
    `The file contains bytes that are no text, so it is not a table. ${RIGHT}`,
  );
}
