import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Erasure } from '../erasure.entity.js';

/** An erasure as a line of the file of erasures: ids and keyed hashes only. */
export type ErasureLine = Pick<
  Erasure,
  'id' | 'key' | 'keys' | 'contactId' | 'requestId' | 'reason' | 'emailHashes' | 'decisions'
> & { at: string };

/** Appends erasures to the file, and returns when they are on the disk. */
export async function appendErasures(path: string, erasures: readonly Erasure[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    // A crash may have left half a line, which must not swallow the next one.
    const start = size > 0 && last.toString() !== '\n' ? '\n' : '';
    await file.appendFile(start + erasures.map((erasure) => `${JSON.stringify(toLine(erasure))}\n`).join(''));
    await file.datasync();
  } finally {
    await file.close();
  }
}

function toLine({ id, at, key, keys, contactId, requestId, reason, emailHashes, decisions }: Erasure): ErasureLine {
  return { id, at: at.toISOString(), key, keys, contactId, requestId, reason, emailHashes, decisions };
}

/** Reads the file of erasures: each erasure once, the earliest first. Without a file there are none. */
export async function readErasures(path: string): Promise<ErasureLine[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').flatMap((line) => parseLine(line) ?? []);
  return [...new Map(lines.map((line) => [line.id, line])).values()].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Returns null for a line that a crash has cut off. Its erasure was appended again. */
function parseLine(line: string): ErasureLine | null {
  try {
    const value = JSON.parse(line) as ErasureLine | null;
    return typeof value?.id === 'string' && typeof value.key === 'string' ? value : null;
  } catch {
    return null;
  }
}
