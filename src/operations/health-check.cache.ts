/** A check that runs only once at a time. Callers that come meanwhile share its result. */
export class HealthCheckCache<T> {
  private running?: Promise<T>;

  constructor(private readonly check: () => Promise<T>) {}

  run(): Promise<T> {
    this.running ??= this.check().finally(() => (this.running = undefined));
    return this.running;
  }
}
