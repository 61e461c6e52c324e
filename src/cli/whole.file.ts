import { open, rename, rm } from 'node:fs/promises';
import { Interruption } from './cli.interruption.js';

/**
 * Writes a file that is complete or absent: it is called `<file>.partial` until it is whole and on disk, and then takes
 * the place of an earlier one in one step. @throws errors of the file system
 */
export async function writeWholeFile(
  file: string,
  content: string | Uint8Array | AsyncIterable<string | Uint8Array>,
  interruption: Interruption,
): Promise<void> {
  const partial = `${file}.partial`;
  const written = interruption.half(partial);
  try {
    const handle = await open(partial, 'w');
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
