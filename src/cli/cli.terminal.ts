import type { Writable } from 'node:stream';

/** Where a command reads its settings from and writes to: the process's own, or a test's. */
export class Terminal {
  private progressShown = false;

  constructor(
    readonly env: Readonly<Record<string, string | undefined>>,
    /** Results, and nothing else: what is read by other programs. */
    private readonly out: Writable,
    /** Errors, and notes when it is a terminal. */
    private readonly err: Writable & { isTTY?: boolean },
  ) {}

  /** Writes a result, as it is. */
  result(content: string | Uint8Array): void {
    this.clearProgress();
    this.out.write(content);
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
    if (!this.err.isTTY) return;
    this.err.write(`\r\u001B[2K${text}`);
    this.progressShown = true;
  }

  private clearProgress(): void {
    if (this.progressShown) this.err.write('\r\u001B[2K');
    this.progressShown = false;
  }
}
