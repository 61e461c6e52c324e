/** How long a result is good for. */
const RESULT_MS = 500;

/** A check of which one runs at a time, however many ask: whoever asks meanwhile, or soon afterwards, shares its result. */
export class SharedCheck<T> {
  private result?: Promise<T>;
  private goodUntil = Infinity;

  constructor(
    private readonly check: () => Promise<T>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  run(): Promise<T> {
    if (this.result === undefined || this.now() >= this.goodUntil) {
      this.goodUntil = Infinity;
      this.result = this.check().finally(() => (this.goodUntil = this.now() + RESULT_MS));
    }
    return this.result;
  }
}
