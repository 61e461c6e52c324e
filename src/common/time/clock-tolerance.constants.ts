/** Milliseconds by which a client's clock may be ahead of the server's before its dates count as future. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
