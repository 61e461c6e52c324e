/** The order of stops with one of them put at a place, from 1; undefined for a place beyond the end. */
export function placedAt(order: readonly string[], id: string, position: number): string[] | undefined {
  const others = order.filter((other) => other !== id);
  return position >= 1 && position <= others.length + 1 ? others.toSpliced(position - 1, 0, id) : undefined;
}

/** The number of the next stop of a roadshow, that none has had, whatever became of it. */
export function nextStopNumber(references: readonly string[]): number {
  const numbers = references.map((reference) => Number(/-S(\d+)$/.exec(reference)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
