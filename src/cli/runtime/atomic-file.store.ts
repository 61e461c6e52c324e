import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { resolveFileTarget } from '../../common/files/file-target.reader.js';
import { InterruptionHandler } from './interruption.handler.js';

/** Matches the suffix of an incomplete file, after the name of the complete one. */
const PARTIAL = /^\.[0-9a-f]{12}\.partial$/;

/** Milliseconds after which an incomplete file counts as left behind by a killed run. No run takes that long. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/**
 * Writes a file atomically. Until it is complete and on disk it is called `<file>.….partial`, with a name of its own.
 * Only the owner may read a new file, because exports contain personal data. A file that replaces an earlier one keeps
 * the mode of that file and, if allowed, its owner. Links to the earlier file are followed.
 * Incomplete files of killed runs are removed. A target that is not a regular file (a pipe, `/dev/stdout`) is written
 * to directly.
 * @throws errors of the file system
 */
export async function writeFileAtomic(
  file: string,
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>,
  interruption: InterruptionHandler,
): Promise<void> {
  const { path, existing, replaceable } = await resolveFileTarget(file);
  if (!replaceable) return writeFile(path, content);
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  await removeAbandoned(path, Date.now() - ABANDONED_AFTER_MS);
  const unregister = interruption.registerPartialFile(partial);
  try {
    const handle = await open(partial, 'wx', 0o600);
    try {
      if (existing) {
        // This works as root or within the user's groups. It comes before the mode, which may restrict reading to the
        // owner.
        const kept = await handle.chown(existing.uid, existing.gid).then(
          () => true,
          () => false,
        );
        // The new owner's group must not get the rights of the former group.
        await handle.chmod(existing.mode & (kept ? 0o777 : 0o707));
      }
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    unregister();
  }
}

/**
 * Removes incomplete files as far as possible. An unreadable folder is reported when the file is written, and another
 * run may remove the files too.
 */
async function removeAbandoned(file: string, before: number): Promise<void> {
  const [folder, whole] = [dirname(file), basename(file)];
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(whole) && PARTIAL.test(one.slice(whole.length)))) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isFile() && found.mtimeMs < before) await rm(path, { force: true }).catch(() => undefined);
  }
}
