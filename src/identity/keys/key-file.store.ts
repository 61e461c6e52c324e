import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../common/files/folder-tree.store.js';
import { SettingsError } from '../../config/settings.factory.js';
import { KEY_PURPOSES, type KeyPurpose } from './key.rules.js';

/** A key as the key file stores it, one JSON object per line. */
export interface StoredKey {
  purpose: KeyPurpose;
  secret: string;
  createdAt: string;
  /** Set if an earlier version stored the key in the database, and so in clear text in its backups. */
  origin?: 'database';
}

/**
 * Returns the path of the key file of an instance. It is in the folder of the embedded database, but not part of the
 * database or of its backups.
 */
export function getKeyFilePath(dataDir: string): string {
  return join(dataDir, 'keys.jsonl');
}

/** Creates a random key of 256 bits. */
export function makeStoredKey(purpose: KeyPurpose): StoredKey {
  return { purpose, secret: randomBytes(32).toString('base64url'), createdAt: new Date().toISOString() };
}

/**
 * Reads the keys of a key file, newest first. The list is empty if there is no such file. An incomplete line, which a
 * power cut leaves, contains no key that was ever used, because a key is used only once it is on disk.
 * @throws SettingsError if the file cannot be read
 */
export async function readKeyFile(path: string): Promise<StoredKey[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw createUnusableError(path, error);
  }
  return text
    .split('\n')
    .flatMap((line) => parseLine(line) ?? [])
    .toReversed();
}

/**
 * Removes the access of other users to a key file, for example after it was copied with the usual permissions.
 * @returns whether others had access
 */
export async function limitToOwner(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found || (found.mode & 0o077) === 0) return false;
  await chmod(path, 0o600).catch((error: unknown) => {
    throw createUnusableError(path, error);
  });
  return true;
}

/**
 * Appends keys to a key file and creates it with mode 0600 if it is missing. Lines are never changed: instances that
 * share the file cannot lose each other's keys, and an earlier backup still finds its key.
 * @throws SettingsError if the file cannot be written
 */
export async function appendToKeyFile(path: string, keys: readonly StoredKey[]): Promise<void> {
  if (keys.length === 0) return;
  try {
    await makeFolders(dirname(path), 0o700);
    const handle = await open(path, 'a+', 0o600);
    try {
      await handle.chmod(0o600);
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      const start = size > 0 && buffer.toString() !== '\n' ? '\n' : '';
      await handle.appendFile(`${start}${keys.map((key) => JSON.stringify(key)).join('\n')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    throw createUnusableError(path, error);
  }
}

function parseLine(line: string): StoredKey | undefined {
  try {
    const read = JSON.parse(line) as StoredKey;
    return KEY_PURPOSES.includes(read.purpose) && typeof read.secret === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

function createUnusableError(path: string, error: unknown): SettingsError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SettingsError([
    `DATA_DIR: the key file ${path} cannot be used (${reason}). Make it readable and writable for this user, ` +
      'or set JWT_SECRET and ENCRYPTION_KEY',
  ]);
}
