const MINUTE = 60_000;
/** Maximum number of senders that are counted at once. It is limited because anybody can invent senders. */
const MAX_TRACKED_SENDERS = 10_000;

/** Counts requests by sender and period, a minute by default. It counts in memory, because each instance protects itself. */
export class RequestLimits {
  private period = 0;
  /** Ordered by the time of the last request, the oldest first. */
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly perPeriod: number,
    private readonly periodMs = MINUTE,
  ) {}

  /** Counts one request. @returns seconds to wait if the limit is exceeded, otherwise 0 */
  take(sender: string, now: number): number {
    const period = Math.floor(now / this.periodMs);
    if (period !== this.period) {
      this.period = period;
      this.counts.clear();
    }
    const count = (this.counts.get(sender) ?? 0) + 1;
    this.counts.delete(sender);
    // Invented senders displace each other, and not one that sends requests.
    const [oldest] = this.counts.size >= MAX_TRACKED_SENDERS ? this.counts.keys() : [];
    if (oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(sender, count);
    return count > this.perPeriod ? Math.ceil((this.periodMs - (now % this.periodMs)) / 1_000) : 0;
  }
}
