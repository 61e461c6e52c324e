import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { conflict } from '../../common/errors/domain.errors.js';
import { makeFolders } from '../../common/files/folder.tree.js';

/** How file systems say that they have no hard links, as those of memory cards and some network shares. */
const WITHOUT_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/** Hexadecimal SHA-256 of a file's content. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** How the names of files begin that attempts at a run write. */
const draftsOf = (runId: string) => `.${runId}`;

/**
 * One folder of reports, below the root and never outside of it: also links on the way are refused. Files are there
 * whole or not at all: they are written beside, under a name that begins with a dot, and get their own in one step.
 */
export class ScheduleFolder {
  private constructor(private readonly path: string) {}

  /** The folder, made when it is not there. @throws `file.outside_root`, and errors of the file system */
  static async at(root: string, folder: string): Promise<ScheduleFolder> {
    await makeFolders(root);
    const base = await realpath(root);
    let path = base;
    for (const part of folder.split('/')) {
      path = join(path, part);
      await mkdir(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      if ((await lstat(path)).isSymbolicLink()) {
        throw conflict('file.outside_root', `${folder} is a link, and may lead out of the folder of the reports.`);
      }
    }
    if (!(await realpath(path)).startsWith(base + sep)) {
      throw conflict('file.outside_root', `${folder} is not in the folder of the reports.`);
    }
    return new ScheduleFolder(path);
  }

  /**
   * Writes a file beside, to disk, for {@link publish}: under a name of the attempt's own, so that one that was given up
   * and is at work all the same never writes into that of the next.
   * @returns its path. @throws errors of the file system, with nothing left behind
   */
  async write({ id, attempt }: { id: string; attempt: number }, bytes: Uint8Array): Promise<string> {
    const draft = join(this.path, `${draftsOf(id)}-${attempt}.partial`);
    try {
      const handle = await open(draft, 'wx', 0o640);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    return draft;
  }

  /** Removes what attempts at a run have left. */
  async discard(runId: string): Promise<void> {
    for (const name of await readdir(this.path)) {
      if (name.startsWith(draftsOf(runId))) await rm(join(this.path, name), { force: true });
    }
  }

  /**
   * Gives a written file its name, in one step. One that is there is replaced only when it is known to be ours.
   * @throws `file.not_ours` when somebody else's has the name, or ours that somebody has changed
   */
  async publish(draft: string, name: string, { ours }: { ours: boolean }): Promise<void> {
    const final = join(this.path, name);
    if (ours || !(await this.linked(draft, final))) await rename(draft, final);
    await rm(draft, { force: true });
    await this.sync();
  }

  /** Unlike a rename, a link does not take the place of what is there. @returns false where the disk knows no links */
  private async linked(draft: string, final: string): Promise<boolean> {
    try {
      await link(draft, final);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const taken = code === 'EEXIST' || (await lstat(final).catch(() => undefined)) !== undefined;
      if (taken) throw conflict('file.not_ours', 'The file of that name is not as this schedule has written it.');
      if (code !== undefined && WITHOUT_LINKS.includes(code)) return false;
      throw error;
    }
  }

  /** Whether a file is there as it was written. */
  async has(name: string, sha256: string): Promise<boolean> {
    const bytes = await this.read(name);
    return bytes !== undefined && sha256Of(bytes) === sha256;
  }

  /** Removes a file if it is there as it was written; one that somebody has changed is theirs. */
  async remove(name: string, sha256: string): Promise<void> {
    if (await this.has(name, sha256)) await rm(join(this.path, name));
  }

  /** The content of a file, or undefined when there is none; a link is none. */
  private async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.path, name), { flag: constants.O_RDONLY | constants.O_NOFOLLOW });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ELOOP') return undefined;
      throw error;
    }
  }

  /** The names in a folder are safe on disk only once the folder is. */
  private async sync(): Promise<void> {
    const handle = await open(this.path, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network shares cannot do that to a folder, and say so.
      if (!['EINVAL', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      await handle.close();
    }
  }
}

/** What an error says to whoever reads the record of a run: a stable code. */
export function failureCodeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'file.disk_full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
    case 'EEXIST':
    case 'ENAMETOOLONG':
      return 'file.not_writable';
    default:
      return typeof code === 'string' && /^[a-z_]+\.[a-z_]+$/.test(code) ? code : 'report.failed';
  }
}
