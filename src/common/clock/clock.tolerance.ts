/** How far a client's clock may be ahead of ours, in milliseconds, before what it dates counts as future. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
