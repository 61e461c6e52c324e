/** Returns the share of a target that was reached; null if one of them is not known. */
export function computeReached(target: number | null, actual: number | null): number | null {
  return target === null || target === 0 || actual === null ? null : actual / target;
}
