import { rmSync } from 'node:fs';

/** How long an interrupted command may take to leave the database, in milliseconds. */
const PATIENCE = 3_000;

/** What is to be done when a command is interrupted: leave no half-written file, and leave the database. */
export class Interruption {
  private readonly files = new Set<string>();
  private readonly closers: (() => Promise<void>)[] = [];

  /** Until `written` is called, an interruption removes the file. @returns `written` */
  half(file: string): () => void {
    this.files.add(file);
    return () => void this.files.delete(file);
  }

  /** Until the returned function is called, an interruption closes this, before what was opened earlier. */
  opened(close: () => Promise<void>): () => void {
    this.closers.unshift(close);
    return () => void this.closers.splice(this.closers.indexOf(close), 1);
  }

  /** Cleans up. Call nothing after it but `process.exit`: a command that is still at work must not write again. */
  async cleanUp(): Promise<void> {
    const timer = new Promise<void>((resolve) => {
      setTimeout(resolve, PATIENCE);
    });
    await Promise.race([this.closeAll(), timer]);
    for (const file of this.files) rmSync(file, { force: true });
  }

  private async closeAll(): Promise<void> {
    for (const close of this.closers.slice()) await close().catch(() => undefined);
  }
}
