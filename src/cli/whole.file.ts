import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { filePlace } from '../common/files/file.place.js';
import { Interruption } from './cli.interruption.js';

/** How the name of a half-written file ends, after that of the whole one. */
const PARTIAL = /^\.[0-9a-f]{12}\.partial$/;

/** No run is at a file for as long, in milliseconds: what is older was left by one that was killed. */
const LEFT_AFTER = 24 * 3_600_000;

/**
 * Writes a file that is complete or absent: until it is whole and on disk it is called `<file>.….partial`, by a name
 * that no other run has, and then takes the place of an earlier one in one step, with its mode, its owner where that is
 * allowed, and behind the links that lead there. What runs that were killed have left of it is removed. To what is no
 * file (a pipe, `/dev/stdout`) it is written as it comes. @throws errors of the file system
 */
export async function writeWholeFile(
  file: string,
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>,
  interruption: Interruption,
): Promise<void> {
  const { path, existing, replaceable } = await filePlace(file);
  if (!replaceable) return writeFile(path, content);
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  await removeLeft(path, Date.now() - LEFT_AFTER);
  const written = interruption.half(partial);
  try {
    const handle = await open(partial, 'wx');
    try {
      if (existing) {
        // As root, or within one's groups; before the mode, which may say that nobody but the owner reads it.
        const kept = await handle.chown(existing.uid, existing.gid).then(
          () => true,
          () => false,
        );
        // What its group might do is nothing for the group of whoever writes it anew.
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
    written();
  }
}

/** Best effort: a folder that cannot be read says so when the file is written, and another run may remove them as well. */
async function removeLeft(file: string, before: number): Promise<void> {
  const [folder, whole] = [dirname(file), basename(file)];
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(whole) && PARTIAL.test(one.slice(whole.length)))) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found?.isFile() && found.mtimeMs < before) await rm(path, { force: true }).catch(() => undefined);
  }
}
