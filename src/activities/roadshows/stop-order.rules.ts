/**
 * Returns the order of stops with one of them at the given position, from 1; undefined for a position beyond the end.
 */
export function placeAt(order: readonly string[], id: string, position: number): string[] | undefined {
  const others = order.filter((other) => other !== id);
  return position >= 1 && position <= others.length + 1 ? others.toSpliced(position - 1, 0, id) : undefined;
}

/**
 * Returns the number of the next stop of a roadshow. It is higher than every number that a stop of the roadshow has
 * ever had.
 */
export function computeNextStopNumber(references: readonly string[]): number {
  const numbers = references.map((reference) => Number(/-S(\d+)$/.exec(reference)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
