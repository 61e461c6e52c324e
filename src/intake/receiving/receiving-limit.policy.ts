const MINUTE = 60_000;
/** Maximum number of addresses that are counted at once. It is limited because anybody can invent addresses. */
const MAX_TRACKED_ADDRESSES = 10_000;

/** Counts deliveries by address and minute. It counts in memory, because each instance protects itself. */
export class DeliveryLimits {
  private minute = 0;
  /** Ordered by the time of the last delivery, the oldest first. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  /** Counts one delivery. @returns seconds to wait if the limit is exceeded, otherwise 0 */
  take(address: string, now: number): number {
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.counts.clear();
    }
    const count = (this.counts.get(address) ?? 0) + 1;
    this.counts.delete(address);
    // Invented addresses displace each other, and not an address that receives deliveries.
    const [oldest] = this.counts.size >= MAX_TRACKED_ADDRESSES ? this.counts.keys() : [];
    if (oldest !== undefined) this.counts.delete(oldest);
    this.counts.set(address, count);
    return count > this.perMinute ? Math.ceil((MINUTE - (now % MINUTE)) / 1_000) : 0;
  }
}
