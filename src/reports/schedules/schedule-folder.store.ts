import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { link, lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CodedError } from '../../common/errors/domain.errors.js';
import { makeFolders } from '../../common/files/folder-tree.store.js';

/** The error codes of file systems without hard links, such as those of memory cards and some network shares. */
const WITHOUT_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'];

/** Returns the SHA-256 of a file's content in hexadecimal. */
export function computeSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the prefix of the names of files that the attempts at a run write. */
const buildDraftPrefix = (runId: string) => `.${runId}`;

/**
 * One folder of reports, always below the root: links on the way are rejected. A file is either complete or absent,
 * because it is written under a temporary name that begins with a dot and then gets its own name in one step.
 */
export class ScheduleFolder {
  private constructor(private readonly path: string) {}

  /** Opens the folder and creates it if necessary. @throws `file.outside_root`, and errors of the file system */
  static async openFolder(root: string, folder: string): Promise<ScheduleFolder> {
    await makeFolders(root);
    return ScheduleFolder.walk(root, folder, async (path) => {
      await mkdir(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    });
  }

  /** Finds the folder; null if it does not exist. @throws `file.outside_root`, and errors of the file system */
  static async findFolder(root: string, folder: string): Promise<ScheduleFolder | null> {
    try {
      return await ScheduleFolder.walk(root, folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  private static async walk(
    root: string,
    folder: string,
    prepare?: (path: string) => Promise<void>,
  ): Promise<ScheduleFolder> {
    const base = await realpath(root);
    let path = base;
    for (const part of folder.split('/')) {
      path = join(path, part);
      await prepare?.(path);
      if ((await lstat(path)).isSymbolicLink()) {
        throw new CodedError(
          'file.outside_root',
          `folder must not contain a link, which may lead out of the folder of the reports: ${folder}.`,
        );
      }
    }
    if (!(await realpath(path)).startsWith(base + sep)) {
      throw new CodedError('file.outside_root', `folder must be inside the folder of the reports: ${folder}.`);
    }
    return new ScheduleFolder(path);
  }

  /**
   * Writes a file for {@link publish} to disk, under a name that only this attempt uses. An attempt that was given up
   * but still runs therefore never writes into the file of the next one.
   * @returns its path. @throws errors of the file system, with nothing left behind
   */
  async write({ id, attempt }: { id: string; attempt: number }, bytes: Uint8Array): Promise<string> {
    const draft = join(this.path, `${buildDraftPrefix(id)}-${attempt}.partial`);
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

  /** Removes the files that attempts at a run have left. */
  async discard(runId: string): Promise<void> {
    for (const name of await readdir(this.path)) {
      if (name.startsWith(buildDraftPrefix(runId))) await rm(join(this.path, name), { force: true });
    }
  }

  /**
   * Gives a written file its name in one step. A file that exists is replaced only if it is known to be ours.
   * @throws `file.not_ours` if the name belongs to a foreign file, or to one of ours that somebody has changed
   */
  async publish(draft: string, name: string, { isOurs }: { isOurs: boolean }): Promise<void> {
    const final = join(this.path, name);
    if (isOurs || !(await this.tryLink(draft, final))) await rename(draft, final);
    await rm(draft, { force: true });
    await this.sync();
  }

  /**
   * Links the file to its name, because a link, unlike a rename, does not replace an existing file. @returns false if
   * the file system has no links
   */
  private async tryLink(draft: string, final: string): Promise<boolean> {
    try {
      await link(draft, final);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const taken = code === 'EEXIST' || (await lstat(final).catch(() => undefined)) !== undefined;
      if (taken)
        throw new CodedError(
          'file.not_ours',
          'A file of that name exists, and it is not the file that this schedule wrote.',
        );
      if (code !== undefined && WITHOUT_LINKS.includes(code)) return false;
      throw error;
    }
  }

  /** Returns whether a file exists with the content that was written. */
  async has(name: string, sha256: string): Promise<boolean> {
    return (await this.readUnchanged(name, sha256)) !== undefined;
  }

  /** Returns the content of a file if it is the content that was written. */
  async readUnchanged(name: string, sha256: string): Promise<Buffer | undefined> {
    const bytes = await this.read(name);
    return bytes !== undefined && computeSha256(bytes) === sha256 ? bytes : undefined;
  }

  /**
   * Removes a file if it still has the content that was written. A file that somebody has changed belongs to them and
   * stays.
   */
  async remove(name: string, sha256: string): Promise<void> {
    if (await this.has(name, sha256)) await rm(join(this.path, name));
  }

  /** Returns the content of a file; undefined if there is none or if it is a link. */
  private async read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.path, name), { flag: constants.O_RDONLY | constants.O_NOFOLLOW });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ELOOP') return undefined;
      throw error;
    }
  }

  /** Flushes the folder to disk, because the names in it are safe only then. */
  private async sync(): Promise<void> {
    const handle = await open(this.path, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network shares cannot flush a folder and report these errors.
      if (!['EINVAL', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      await handle.close();
    }
  }
}

/** Converts an error to the stable code that the record of a run shows. */
export function getFailureCode(error: unknown): string {
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
