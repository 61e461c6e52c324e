/** Returns a number that looks random and is the same every time, so that the data set depends on its seed alone. */
export function computeHash(...parts: number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 12;
  }
  return hash >>> 0;
}

/** Returns a whole number from 0 to below `limit`. */
export function pickNumber(limit: number, ...parts: number[]): number {
  return computeHash(...parts) % limit;
}

/** Returns one of several values. */
export function pick<T>(things: readonly T[], ...parts: number[]): T {
  return things[pickNumber(things.length, ...parts)]!;
}

/** Returns the id of the nth record of a kind. */
export function buildId(kind: number, n: number): string {
  return `01980000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Returns the day so many days after the first of the data set, as `YYYY-MM-DD`. */
export function buildDay(days: number): string {
  return new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);
}

/** Returns an instant so many days after the first day, in office hours. */
export function buildInstant(days: number, ...parts: number[]): string {
  return new Date(FIRST_DAY + days * DAY + 8 * 3_600_000 + pickNumber(9 * 3_600_000, ...parts)).toISOString();
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2023, 9, 1);
/** Days of the data set: three years, to the end of September 2026. */
export const DAYS = 1_095;
