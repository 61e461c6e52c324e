import type { Stats } from 'node:fs';
import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** The place to which a file named by a user is written. */
export interface FileTarget {
  /** The path with all links resolved. */
  path: string;
  /** The file that already exists there. */
  existing?: Stats;
  /**
   * Whether another file may replace it. A pipe, a terminal or `/dev/null` is written to directly, because replacing it
   * by a file would break other programs.
   */
  replaceable: boolean;
}

/**
 * Finds the place to which a file is to be written.
 * @throws errors of the file system; EISDIR for a folder
 */
export async function resolveFileTarget(file: string): Promise<FileTarget> {
  if (file === '') throw createFileError('ENOENT', 'the file to write has no name');
  const existing = await statIfThere(() => stat(file));
  if (existing === undefined) {
    // A link to a missing file is kept; the file is created at its target.
    const link = await statIfThere(() => lstat(file));
    if (link?.isSymbolicLink()) return resolveFileTarget(await readLinkTarget(file));
    return { path: file, replaceable: true };
  }
  if (existing.isDirectory()) throw createFileError('EISDIR', `${file} is a folder`);
  // A place that is not a regular file may have no path, such as the pipe behind /dev/stdout.
  if (!existing.isFile()) return { path: file, existing, replaceable: false };
  return { path: await realpath(file), existing, replaceable: true };
}

/**
 * Resolves the target of a link. The folder is resolved first, because `..` in the text of a link would otherwise leave
 * the wrong folder if that folder is a link itself.
 */
async function readLinkTarget(link: string): Promise<string> {
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

/** Creates an error like those of the file system. */
function createFileError(code: string, reason: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${reason}`), { code });
}
