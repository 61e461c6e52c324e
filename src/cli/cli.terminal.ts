import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where a command reads its settings from and writes to: the process's own, or a test's. */
export class Terminal {
  private progressShown = false;
  private quiet = false;

  constructor(
    readonly env: Readonly<Record<string, string | undefined>>,
    /** Results, and nothing else: what is read by other programs. */
    private readonly out: Writable & { isTTY?: boolean },
    /** Errors, and notes when it is a terminal. */
    private readonly err: Writable & { isTTY?: boolean },
  ) {}

  /** Writes a result, as it is. */
  result(content: string | Uint8Array): void {
    this.clearProgress();
    this.out.write(content);
  }

  /** Writes a long result as it comes, no faster than it is read. Beside one that a person sees there is no progress. */
  async stream(content: Readable): Promise<void> {
    this.clearProgress();
    this.quiet = this.out.isTTY === true;
    await pipeline(content, this.out, { end: false });
  }

  /** Says what went wrong. */
  error(text: string): void {
    this.clearProgress();
    this.err.write(text);
  }

  /** Tells a person something that a program does not want to hear. */
  note(text: string): void {
    if (this.err.isTTY) this.error(`${text}\n`);
  }

  /** Shows a person how far it is, on one line that the next one takes the place of. */
  progress(text: string): void {
    if (!this.err.isTTY || this.quiet) return;
    this.err.write(`\r\u001B[2K${text}`);
    this.progressShown = true;
  }

  private clearProgress(): void {
    if (this.progressShown) this.err.write('\r\u001B[2K');
    this.progressShown = false;
  }
}
