import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Transform } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type FileSource, MAX_UNPACK_RATIO, MAX_UNPACKED_BYTES, MIN_RATIO_BYTES } from './table-file.constants.js';
import { TableFileError } from './table-file.errors.js';
import {
  createDamagedError,
  LOCAL_HEADER_BYTES,
  MAX_ZIP_END_BYTES,
  measureLocalHeader,
  parseZipDirectory,
  parseZipEnd,
  type ZipEntry,
} from './zip-directory.rules.js';

const CHUNK_BYTES = 64 * 1024;

/** The files inside a zip file. */
export interface ZipArchive {
  source: FileSource;
  /** By their names in lower case, with forward slashes and without a leading one. */
  entries: ReadonlyMap<string, ZipEntry>;
}

/**
 * Reads the directory of a zip file. It is at the end, so a file that was cut is recognised before anything is unpacked.
 * @throws TableFileError
 */
export async function openZipArchive(source: FileSource): Promise<ZipArchive> {
  await using file = await open(source.path);
  const { size } = await file.stat();
  const end = await readBytes(file, Math.max(0, size - MAX_ZIP_END_BYTES), Math.min(size, MAX_ZIP_END_BYTES));
  const { entryCount, byteCount, position } = parseZipEnd(end);
  if (position + byteCount > size) throw createDamagedError();
  const directory = parseZipDirectory(await readBytes(file, position, byteCount), entryCount);
  if (directory.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) > MAX_UNPACKED_BYTES) {
    throw createUnpackedError();
  }
  return { source, entries: new Map(directory.map((entry) => [normalisePartName(entry.name), entry])) };
}

/** Converts the name of a part to the one in {@link ZipArchive.entries}; names do not distinguish upper and lower case. */
export function normalisePartName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/**
 * Unpacks an entry as a stream. The unpacked bytes are counted meanwhile, because only the declared sizes of all entries
 * have been checked.
 * @throws TableFileError when it unpacks to too much, or is damaged
 */
export async function* readZipEntry(
  { source: { path, signal } }: ZipArchive,
  entry: ZipEntry,
  maxBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<Buffer> {
  if (entry.isEncrypted) {
    const message = 'The workbook has a password. Remove the password and upload it again.';
    throw new TableFileError('import.file_encrypted', message);
  }
  if (entry.method !== 0 && entry.method !== 8) throw createDamagedError();
  const start = await findContent(path, entry);
  const unpacking: Transform = entry.method === 8 ? createInflateRaw({ chunkSize: CHUNK_BYTES }) : new PassThrough();
  const packed =
    entry.packedBytes === 0
      ? []
      : createReadStream(path, { start, end: start + entry.packedBytes - 1, highWaterMark: CHUNK_BYTES, signal });
  const feeding = pipeline(packed, unpacking).catch((error: Error) => unpacking.destroy(error));
  let [count, crc] = [0, 0];
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      count += chunk.length;
      crc = crc32(chunk, crc);
      if (count > maxBytes || isTooDense(count, entry.packedBytes)) throw createUnpackedError();
      if (count > entry.unpackedBytes) throw createDamagedError();
      yield chunk;
    }
  } catch (error) {
    throw isInflateError(error) ? createDamagedError() : error;
  } finally {
    unpacking.destroy();
    await feeding;
  }
  if (crc !== entry.crc || count !== entry.unpackedBytes) throw createDamagedError();
}

function isInflateError(error: unknown): boolean {
  return (error as { code?: string }).code?.startsWith('Z_') ?? false;
}

async function findContent(path: string, { position, packedBytes }: ZipEntry): Promise<number> {
  await using file = await open(path);
  const start = position + measureLocalHeader(await readBytes(file, position, LOCAL_HEADER_BYTES));
  if (start + packedBytes > (await file.stat()).size) throw createDamagedError();
  return start;
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function isTooDense(count: number, packed: number): boolean {
  return count > MIN_RATIO_BYTES && count > packed * MAX_UNPACK_RATIO;
}

function createUnpackedError(): TableFileError {
  const message = 'The workbook unpacks to far more than a table needs. Copy only the table into a new workbook.';
  return new TableFileError('import.unpacked_too_large', message);
}
