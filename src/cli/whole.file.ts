import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Interruption } from './cli.interruption.js';

/**
 * Writes a file that is complete or absent: until it is whole and on disk it is called `<file>.….partial`, by a name
 * that no other run has, and then takes the place of an earlier one in one step. @throws errors of the file system
 */
export async function writeWholeFile(
  file: string,
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>,
  interruption: Interruption,
): Promise<void> {
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  const written = interruption.half(partial);
  try {
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    written();
  }
}
