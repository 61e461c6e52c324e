import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Unlike Node.js' own `recursive` it also ends where nobody may make
 * folders and the system says that the path is not there, as in `/proc`: that one tries for ever, deaf to signals.
 * @param mode of every folder that is made, less the umask
 * @throws errors of the file system; EEXIST where something else has the name
 */
export async function makeFolders(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return requireFolder(path, error);
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw error;
    await makeFolders(parent, mode);
    // Once more and no further: its parent is there now. Another process may have made it meanwhile.
    await mkdir(path, { mode }).catch((second: NodeJS.ErrnoException) => {
      if (second.code !== 'EEXIST') throw second;
      return requireFolder(path, second);
    });
  }
}

async function requireFolder(path: string, otherwise: unknown): Promise<void> {
  if (!(await stat(path)).isDirectory()) throw otherwise;
}
