/** A check of which one runs at a time, however many ask: whoever asks meanwhile shares its result. */
export class SharedCheck<T> {
  private running?: Promise<T>;

  constructor(private readonly check: () => Promise<T>) {}

  run(): Promise<T> {
    this.running ??= this.check().finally(() => (this.running = undefined));
    return this.running;
  }
}
