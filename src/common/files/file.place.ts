import type { Stats } from 'node:fs';
import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** Where a file that somebody named is to be written. */
export interface FilePlace {
  /** Behind whatever links lead there. */
  path: string;
  /** The file that is there already. */
  existing?: Stats;
  /**
   * Whether another file may take its place. A pipe, a terminal, `/dev/null` is written to as it is: putting a file where
   * one of these was breaks what others do with it.
   */
  replaceable: boolean;
}

/** Finds where a file is to be written. @throws errors of the file system; EISDIR for a folder */
export async function filePlace(file: string): Promise<FilePlace> {
  if (file === '') throw failure('ENOENT', 'the file to write has no name');
  const existing = await statIfThere(() => stat(file));
  if (existing === undefined) {
    // A link to what is not there yet stays one, and leads to the file.
    const link = await statIfThere(() => lstat(file));
    if (link?.isSymbolicLink()) return filePlace(await targetOf(file));
    return { path: file, replaceable: true };
  }
  if (existing.isDirectory()) throw failure('EISDIR', `${file} is a folder`);
  // What is no file may have no path that leads to it, as the pipe behind /dev/stdout.
  if (!existing.isFile()) return { path: file, existing, replaceable: false };
  return { path: await realpath(file), existing, replaceable: true };
}

/** Where a link leads; by its letters alone `..` would lead out of a folder that is a link itself, not of what it is. */
async function targetOf(link: string): Promise<string> {
  const written = await readlink(link);
  const target = isAbsolute(written) ? written : `${dirname(link)}/${written}`;
  return join(await realpath(dirname(target)), basename(target));
}

async function statIfThere(look: () => Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** An error as the file system gives them. */
function failure(code: string, reason: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${reason}`), { code });
}
