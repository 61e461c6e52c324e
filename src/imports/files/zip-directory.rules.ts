import { MAX_PARTS } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';

/** A file inside a zip file, as its directory declares it. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** 0 for stored, 8 for deflated. */
  method: number;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  /** Position of its local header. */
  position: number;
}

/** The place of the directory of a zip file. */
export interface ZipDirectory {
  entryCount: number;
  byteCount: number;
  position: number;
}

/** Maximum length of the end of a zip file: the record, and a comment. */
export const MAX_ZIP_END_BYTES = 22 + 0xffff;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const ZIP64_EXTRA = 0x0001;
/** The value that says that the real one is in the extra fields of zip64. */
const IN_ZIP64 = 0xffffffff;
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024;

/** Length of a local header without name and extra fields. */
export const LOCAL_HEADER_BYTES = 30;

/**
 * Finds the directory from the last bytes of a zip file.
 * @throws TableFileError when the end of the file is missing, or there are too many entries
 */
export function parseZipEnd(end: Buffer): ZipDirectory {
  for (let index = end.length - 22; index >= 0; index--) {
    if (end.readUInt32LE(index) !== END_SIGNATURE || index + 22 + end.readUInt16LE(index + 20) > end.length) continue;
    const directory = {
      entryCount: end.readUInt16LE(index + 10),
      byteCount: end.readUInt32LE(index + 12),
      position: end.readUInt32LE(index + 16),
    };
    assertPartCount(directory.entryCount, directory.byteCount);
    return directory;
  }
  throw new TableFileError('import.file_incomplete', 'The end of the workbook is missing. Upload the whole file.');
}

function assertPartCount(entries: number, bytes: number): void {
  if (entries <= MAX_PARTS && bytes <= MAX_DIRECTORY_BYTES) return;
  const message = `The workbook consists of more than ${MAX_PARTS} files. Copy the table into a new workbook.`;
  throw new TableFileError('import.unpacked_too_large', message);
}

/**
 * Parses the directory of a zip file.
 * @throws TableFileError when it is damaged
 */
export function parseZipDirectory(bytes: Buffer, entryCount: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let index = 0;
  for (let number = 0; number < entryCount; number++) {
    if (index + 46 > bytes.length || bytes.readUInt32LE(index) !== ENTRY_SIGNATURE) throw createDamagedError();
    const nameEnd = index + 46 + bytes.readUInt16LE(index + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(index + 30);
    if (extraEnd > bytes.length) throw createDamagedError();
    const [unpackedBytes, packedBytes, position] = readZip64(bytes.subarray(nameEnd, extraEnd), [
      bytes.readUInt32LE(index + 24),
      bytes.readUInt32LE(index + 20),
      bytes.readUInt32LE(index + 42),
    ]);
    entries.push({
      name: bytes.toString('utf8', index + 46, nameEnd),
      isEncrypted: (bytes.readUInt16LE(index + 8) & 1) === 1,
      method: bytes.readUInt16LE(index + 10),
      crc: bytes.readUInt32LE(index + 16),
      packedBytes,
      unpackedBytes,
      position,
    });
    index = extraEnd + bytes.readUInt16LE(index + 32);
  }
  return entries;
}

/** Replaces the values that are stored in the extra field of zip64, which some programs write for small files too. */
function readZip64(extra: Buffer, values: [number, number, number]): [number, number, number] {
  if (!values.includes(IN_ZIP64)) return values;
  for (let index = 0; index + 4 <= extra.length; index += 4 + extra.readUInt16LE(index + 2)) {
    if (extra.readUInt16LE(index) !== ZIP64_EXTRA) continue;
    let at = index + 4;
    return values.map((value) => {
      if (value !== IN_ZIP64) return value;
      if (at + 8 > extra.length) throw createDamagedError();
      at += 8;
      return Number(extra.readBigUInt64LE(at - 8));
    }) as [number, number, number];
  }
  throw createDamagedError();
}

/**
 * Returns the length of a local header with its name and extra fields, which may differ from those of the directory.
 * @throws TableFileError when it is damaged
 */
export function measureLocalHeader(header: Buffer): number {
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw createDamagedError();
  return LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** Creates the error for a workbook whose content is broken. */
export function createDamagedError(): TableFileError {
  const message = 'The workbook is damaged. Open it in Excel, save it again and upload it.';
  return new TableFileError('import.file_damaged', message);
}
