import { execFile } from 'node:child_process';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { waitUntil } from './waiting.rules.js';

const MEGABYTE = 2 ** 20;

/** A small disk in memory that can be filled to its last byte. Only root may mount one. */
export class LimitedDiskRunner {
  private readonly filler: string;

  private constructor(private readonly folder: string) {
    this.filler = join(folder, 'filler');
  }

  /** @returns undefined where this process may mount nothing */
  static async mount(
    folder: string,
    megabytes: number,
    account?: { uid: number; gid: number },
  ): Promise<LimitedDiskRunner | undefined> {
    const owner = account ? `,uid=${account.uid},gid=${account.gid}` : '';
    try {
      await promisify(execFile)('mount', [
        '-t',
        'tmpfs',
        '-o',
        `size=${megabytes}m,mode=0700${owner}`,
        'tmpfs',
        folder,
      ]);
      return new LimitedDiskRunner(folder);
    } catch {
      return undefined;
    }
  }

  /** Fills what is free. */
  async fill(): Promise<void> {
    const file = await open(this.filler, 'a');
    try {
      for (const size of [MEGABYTE, 4_096, 1]) {
        const block = Buffer.alloc(size);
        try {
          for (;;) await file.appendFile(block);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    } finally {
      await file.close();
    }
  }

  /** Gives the room back. */
  async empty(): Promise<void> {
    await rm(this.filler, { force: true });
  }

  async unmount(): Promise<void> {
    // A process that has just been ended may hold a file for another moment.
    await waitUntil(`${this.folder} is unmounted`, 10_000, async () => {
      await promisify(execFile)('umount', [this.folder]);
      return true;
    });
  }
}
