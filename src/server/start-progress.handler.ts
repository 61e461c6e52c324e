/** Time after which the start says what it is doing. Most starts are quicker. */
const SLOW_START_TIMEOUT_MS = 3_000;

/** Prints the steps of a start that takes long, so that nobody takes it for stuck. */
export class StartProgressHandler {
  private readonly timer: NodeJS.Timeout;
  private step = '';
  private isLong = false;

  constructor(
    private readonly write: (line: string) => void,
    timeoutMs = SLOW_START_TIMEOUT_MS,
  ) {
    this.timer = setTimeout(() => this.writeStep(), timeoutMs).unref();
  }

  /** Notes what happens next. */
  begin(step: string): void {
    this.step = step;
    if (this.isLong) this.writeStep();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private writeStep(): void {
    this.isLong = true;
    this.write(`Starting: ${this.step} …\n`);
  }
}
