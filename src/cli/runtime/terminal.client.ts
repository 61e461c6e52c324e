import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The environment and the streams of a command: those of the process or of a test. */
export class TerminalClient {
  private isProgressShown = false;
  private isQuiet = false;

  constructor(
    readonly env: Readonly<Record<string, string | undefined>>,
    /** The stream for results only, which other programs may read. */
    private readonly out: Writable & { isTTY?: boolean },
    /** The stream for errors, and for notes if it is a terminal. */
    private readonly err: Writable & { isTTY?: boolean },
    /** The stream that a command reads if it names no file. */
    readonly input: Readable = process.stdin,
  ) {}

  /** Writes a result unchanged. */
  writeResult(content: string | Uint8Array): void {
    this.clearProgress();
    this.out.write(content);
  }

  /**
   * Writes a long result as a stream, no faster than it is read. Progress is hidden if the result goes to a terminal.
   */
  async stream(content: Readable): Promise<void> {
    this.clearProgress();
    this.isQuiet = this.out.isTTY === true;
    await pipeline(content, this.out, { end: false });
  }

  /** Writes an error. */
  writeError(text: string): void {
    this.clearProgress();
    this.err.write(text);
  }

  /** Writes a note for a person; it is left out if no terminal is connected. */
  note(text: string): void {
    if (this.err.isTTY) this.writeError(`${text}\n`);
  }

  /** Shows the progress to a person on one line, which the next call overwrites. */
  showProgress(text: string): void {
    if (!this.err.isTTY || this.isQuiet) return;
    this.err.write(`\r\u001B[2K${text}`);
    this.isProgressShown = true;
  }

  private clearProgress(): void {
    if (this.isProgressShown) this.err.write('\r\u001B[2K');
    this.isProgressShown = false;
  }
}
