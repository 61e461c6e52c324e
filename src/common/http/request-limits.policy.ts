const MINUTE_MS = 60_000;
/** Maximum number of senders that are counted at once. It is limited because anybody can invent senders. */
const MAX_TRACKED_SENDERS = 10_000;

/** Counts requests by sender and minute, or another window. It counts in memory, because each instance protects itself. */
export class RequestLimits {
  private window = 0;
  /** Ordered by the time of the last request, the oldest first. */
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly max: number,
    private readonly windowMs = MINUTE_MS,
  ) {}

  /** Counts one request. @returns seconds to wait if the limit is exceeded, otherwise 0 */
  take(sender: string, now: number): number {
    const window = Math.floor(now / this.windowMs);
    if (window !== this.window) {
      this.window = window;
      this.counts.clear();
    }
    const count = (this.counts.get(sender) ?? 0) + 1;
    this.counts.delete(sender);
    // Invented senders displace each other, and not one that sends requests.
    const [oldest] = this.counts.size >= MAX_TRACKED_SENDERS ? this.counts.keys() : [];
    if (oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(sender, count);
    return count > this.max ? Math.ceil((this.windowMs - (now % this.windowMs)) / 1_000) : 0;
  }
}
