const MINUTE = 60_000;
/** Most addresses counted at once; strangers can make up as many as they like. */
const MOST_COUNTED = 10_000;

/** Counts deliveries by address and minute. In memory: each instance protects itself. */
export class DeliveryLimits {
  private minute = 0;
  private readonly counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  /** Counts one delivery. @returns seconds to wait when it is one too many, else 0 */
  take(address: string, now: number): number {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.minute || this.counts.size >= MOST_COUNTED) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.set(address, count);
    return count > this.perMinute ? Math.ceil((MINUTE - (now % MINUTE)) / 1_000) : 0;
  }
}
