import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup.errors.js';
import { type BackupHeader, decodeHeader, decodeTrailer, encodeTrailer } from './backup-format.rules.js';

const LENGTH_BYTES = 4;
/** The frames of a backup are much shorter. A longer one means that the file is damaged, and must not be allocated. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024;
const MAX_LINE_LENGTH = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Marks the end of a table's data. */
export const END_OF_TABLE = Buffer.alloc(LENGTH_BYTES);

/** Encodes the length that precedes a piece of a table's data. */
export function encodeFrameLength(data: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(data.length);
  return length;
}

/**
 * Writes a backup file from its pieces (header and frames) and adds the trailer. The file has mode 0600, is called
 * `<file>.partial` until it is complete and on disk, and replaces an earlier file atomically.
 * @returns its size in bytes
 */
export async function writeBackupFile(file: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  const partial = `${file}.partial`;
  await rm(partial, { force: true });
  const handle = await open(partial, 'wx', 0o600);
  try {
    await pipeline(
      Readable.from(appendTrailer(pieces), { objectMode: false }),
      createGzip(),
      createWriteStream(partial, { fd: handle.fd, autoClose: false }),
    );
    await handle.sync();
    const { size } = await handle.stat();
    await handle.close();
    await rename(partial, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
    return size;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function* appendTrailer(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  yield encodeTrailer(hash.digest('hex'));
}

/** Reads a backup file from its beginning. The caller must close it, also after an error. */
export class BackupReader {
  private readonly hash = createHash('sha256');
  private pending: Buffer = Buffer.alloc(0);

  private constructor(private readonly chunks: AsyncGenerator<Buffer>) {}

  static open(file: string): BackupReader {
    return new BackupReader(unzip(file));
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }

  /**
   * Reads the header.
   * @throws BackupError `backup.damaged`, `backup.unknown_format`
   */
  async readHeader(): Promise<BackupHeader> {
    return decodeHeader(await this.readLine());
  }

  /**
   * Yields the data of the next table.
   * @throws BackupError `backup.damaged`
   */
  async *readTable(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await this.readBytes(LENGTH_BYTES)).readUInt32BE();
      if (length === 0) return;
      if (length > MAX_FRAME_BYTES) throw createDamagedError('a length in it is too large');
      yield await this.readBytes(length);
    }
  }

  /**
   * Reads the last line and compares the checksum.
   * @throws BackupError `backup.damaged`
   */
  async verifyTrailer(): Promise<void> {
    const found = this.hash.digest('hex');
    if (decodeTrailer(await this.readLine(false)) !== found) throw createDamagedError('its checksum does not match');
    if (this.pending.length > 0 || !(await this.chunks.next()).done)
      throw createDamagedError('it has data after its end');
  }

  private async readLine(isHashed = true): Promise<string> {
    let end = this.pending.indexOf(NEWLINE);
    while (end < 0) {
      if (this.pending.length > MAX_LINE_LENGTH) throw createDamagedError('it has no readable beginning');
      const from = this.pending.length;
      await this.readMore();
      end = this.pending.indexOf(NEWLINE, from);
    }
    return this.consume(end + 1, isHashed).toString('utf8', 0, end);
  }

  private async readBytes(length: number): Promise<Buffer> {
    while (this.pending.length < length) await this.readMore();
    return this.consume(length, true);
  }

  private consume(length: number, isHashed: boolean): Buffer {
    const piece = this.pending.subarray(0, length);
    this.pending = this.pending.subarray(length);
    if (isHashed) this.hash.update(piece);
    return piece;
  }

  private async readMore(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw createDamagedError('it ends too early');
    this.pending = this.pending.length === 0 ? next.value : Buffer.concat([this.pending, next.value]);
  }
}

async function* unzip(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  // Errors of the file, such as its absence, are passed to the reader of the unpacked bytes.
  source.once('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    if (error !== null && typeof error === 'object' && 'code' in error && String(error.code).startsWith('Z_')) {
      throw createDamagedError('it is truncated or altered', error);
    }
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function createDamagedError(how: string, cause?: unknown): BackupError {
  return new BackupError('backup.damaged', `The backup file is damaged: ${how}. Nothing was changed.`, { cause });
}

/**
 * Reads a whole file and checks it.
 * @returns its header
 * @throws BackupError `backup.damaged`, `backup.unknown_format`
 */
export async function verifyBackupFile(file: string): Promise<BackupHeader> {
  const reader = BackupReader.open(file);
  try {
    const header = await reader.readHeader();
    for (const { schema, name, rows } of header.tables) {
      let found = 0;
      for await (const piece of reader.readTable()) found += countRows(piece);
      if (found !== rows) throw createDamagedError(`${schema}.${name} has ${found} rows of ${rows}`);
    }
    await reader.verifyTrailer();
    return header;
  } finally {
    await reader.close();
  }
}

/**
 * Reads the header of a file, without checking the rest.
 * @throws BackupError `backup.damaged`, `backup.unknown_format`
 */
export async function readBackupHeader(file: string): Promise<BackupHeader> {
  const reader = BackupReader.open(file);
  try {
    return await reader.readHeader();
  } finally {
    await reader.close();
  }
}

/** Counts the rows that end in a piece of COPY's text format, which escapes line breaks inside values. */
export function countRows(piece: Buffer): number {
  let rows = 0;
  for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}
