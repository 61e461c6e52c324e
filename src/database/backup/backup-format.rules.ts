import { BackupError } from './backup.errors.js';
import type { BackupKeys } from './backup-keys.cipher.js';

/*
 * The format of a backup, which is one gzip file. Unpacked it contains:
 * 1. the header, one line of JSON;
 * 2. for each table of the header, in its order: frames that consist of a 4-byte length (big endian) and that many
 * bytes of PostgreSQL's COPY text format in UTF-8, then a frame of length 0;
 * 3. the trailer, one line of JSON with the SHA-256 of everything before it.
 * Every version of PostgreSQL can read the text format.
 */

/** Must be incremented when earlier programs can no longer read the files of this version. */
const FORMAT_VERSION = 1;

const FORMAT = 'locate-crm backup';

/** A table in a backup. */
export interface BackupTable {
  schema: string;
  name: string;
  /** Stored columns in the order of the data. Generated columns are computed again. */
  columns: string[];
  rows: number;
}

/** The state of a sequence. `lastValue` is text because it may exceed the safe integers. */
export interface BackupSequence {
  schema: string;
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** The first line of a backup. */
export interface BackupHeader {
  format: typeof FORMAT;
  version: typeof FORMAT_VERSION;
  /** Time of the snapshot, RFC 3339 UTC. */
  createdAt: string;
  /** Version of the server, such as `18.4`. */
  postgres: string;
  /** Applied migrations, in order. */
  migrations: string[];
  tables: BackupTable[];
  sequences: BackupSequence[];
  /** The keys that decrypt the secrets in the backup, if a passphrase was given. */
  keys?: BackupKeys;
}

/** The header without the members that are the same in all backups. */
type BackupContents = Omit<BackupHeader, 'format' | 'version'>;

/** Encodes the first line. */
export function encodeHeader(contents: BackupContents): Buffer {
  const header: BackupHeader = { format: FORMAT, version: FORMAT_VERSION, ...contents };
  return Buffer.from(`${JSON.stringify(header)}\n`);
}

/** Encodes the last line. @param sha256 of everything before it, in hexadecimal */
export function encodeTrailer(sha256: string): Buffer {
  return Buffer.from(`${JSON.stringify({ sha256 })}\n`);
}

/**
 * Decodes the first line.
 * @throws BackupError `backup.damaged`, `backup.unknown_format`
 */
export function decodeHeader(line: string): BackupHeader {
  const header = parse(line);
  if (!isRecord(header) || header.format !== FORMAT) {
    throw new BackupError('backup.damaged', 'The file is not a backup of this program.');
  }
  if (header.version !== FORMAT_VERSION) {
    throw new BackupError(
      'backup.unknown_format',
      `The backup has format version ${String(header.version)}; this program reads ${FORMAT_VERSION}. ` +
        'Restore it with the version of the program that wrote it, or a later one.',
    );
  }
  if (!isHeader(header)) throw new BackupError('backup.damaged', 'The header of the backup is not readable.');
  return header;
}

/**
 * Decodes the last line.
 * @returns the SHA-256 that it contains, or an empty text if it is not readable
 */
export function decodeTrailer(line: string): string {
  const trailer = parse(line);
  return isRecord(trailer) ? String(trailer.sha256) : '';
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

function isHeader(value: object): value is BackupHeader {
  if (!('migrations' in value && 'tables' in value && 'sequences' in value)) return false;
  const { migrations, tables, sequences } = value;
  if ('keys' in value && !isKeys(value.keys)) return false;
  return (
    isTextList(migrations) &&
    Array.isArray(tables) &&
    tables.every((table) => isQualifiedName(table) && isTextList(table.columns) && Number.isSafeInteger(table.rows)) &&
    Array.isArray(sequences) &&
    sequences.every((sequence) => isQualifiedName(sequence) && /^-?\d+$/.test(String(sequence.lastValue)))
  );
}

function isKeys(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.cost === 'number' &&
    [value.kdf, value.salt, value.iv, value.tag, value.data].every((part) => typeof part === 'string')
  );
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isQualifiedName(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && typeof value.schema === 'string' && typeof value.name === 'string';
}
