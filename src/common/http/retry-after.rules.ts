/**
 * Returns the seconds that a response asks to wait in `Retry-After`; null if it asks for none. A time is compared with
 * the `Date` of the same response, because the clock of the other side may differ from ours.
 */
export function parseRetryAfter({ 'retry-after': after = '', date = '' }: Record<string, string>): number | null {
  const seconds = /^\d{1,9}$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - Date.parse(date)) / 1_000);
  return Number.isFinite(seconds) ? Math.max(seconds, 0) : null;
}
