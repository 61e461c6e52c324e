const MINUTE = 60_000;
/** Most addresses counted at once; strangers can make up as many as they like. */
const MOST_COUNTED = 10_000;

/** Counts deliveries by address and minute. In memory: each instance protects itself. */
export class DeliveryLimits {
  private minute = 0;
  /** By when they were last sent to, the longest ago first. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  /** Counts one delivery. @returns seconds to wait when it is one too many, else 0 */
  take(address: string, now: number): number {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.delete(address);
    // Addresses that are made up push each other out, and not the one that is being sent to.
    const [oldest] = this.counts.size >= MOST_COUNTED ? this.counts.keys() : [];
    if (oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(address, count);
    return count > this.perMinute ? Math.ceil((MINUTE - (now % MINUTE)) / 1_000) : 0;
  }
}
