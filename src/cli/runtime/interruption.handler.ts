import { rmSync } from 'node:fs';

/** Milliseconds that an interrupted command may take to leave the database. */
const SHUTDOWN_TIMEOUT_MS = 3_000;

/** The cleanup of an interrupted command: it removes incomplete files and leaves the database. */
export class InterruptionHandler {
  private readonly files = new Set<string>();
  private readonly closers: (() => Promise<void>)[] = [];

  /** Makes an interruption remove the file until the returned function is called. */
  registerPartialFile(file: string): () => void {
    this.files.add(file);
    return () => void this.files.delete(file);
  }

  /** Makes an interruption call `close` until the returned function is called. The latest is closed first. */
  registerCloser(close: () => Promise<void>): () => void {
    this.closers.unshift(close);
    return () => void this.closers.splice(this.closers.indexOf(close), 1);
  }

  /** Cleans up. Only `process.exit` may follow, because a command that is still running must not write again. */
  async cleanUp(): Promise<void> {
    const timer = new Promise<void>((resolve) => {
      setTimeout(resolve, SHUTDOWN_TIMEOUT_MS);
    });
    await Promise.race([this.closeAll(), timer]);
    for (const file of this.files) rmSync(file, { force: true });
  }

  private async closeAll(): Promise<void> {
    for (const close of this.closers.slice()) await close().catch(() => undefined);
  }
}
