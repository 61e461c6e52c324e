import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents. Unlike the option `recursive` of Node.js it also ends where folders cannot
 * be created and the system reports that the path does not exist, as in `/proc`; there Node.js retries forever and
 * ignores signals.
 * @param mode of every created folder, less the umask
 * @throws errors of the file system; EEXIST if another kind of file has the name
 */
export async function makeFolders(path: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return assertFolder(path, error);
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw error;
    await makeFolders(parent, mode);
    // One more attempt is enough because the parent exists now. Another process may have created the folder meanwhile.
    await mkdir(path, { mode }).catch((second: NodeJS.ErrnoException) => {
      if (second.code !== 'EEXIST') throw second;
      return assertFolder(path, second);
    });
  }
}

async function assertFolder(path: string, otherwise: unknown): Promise<void> {
  if (!(await stat(path)).isDirectory()) throw otherwise;
}
