import type { Clash } from './clashes.rules';

/** A way to solve clashes: begin when another item has ended, or leave out the people who are elsewhere. */
export type Solution =
  { kind: 'begin'; at: string; after: string } | { kind: 'without'; names: string[]; ids: string[] };

/**
 * Finds the ways to solve the clashes of an item. `itemId` is null for a new item; `peopleIds` are the people who would
 * take part. Travel is left to the user, because only he knows whether it can be shorter.
 */
export function findSolutions(
  clashes: readonly Clash[],
  itemId: string | null,
  peopleIds: readonly string[],
): Solution[] {
  const overlaps = clashes.filter(({ code }) => code !== 'programme.travel_does_not_fit');
  const others = overlaps.flatMap(({ items }) => items.filter(({ id }) => id !== itemId));
  const last = others.toSorted((a, b) => (a.endsAt < b.endsAt ? 1 : -1))[0];
  const busy = new Map(
    clashes.flatMap(({ participants }) => participants.map(({ id, fullName }): [string, string] => [id, fullName])),
  );
  const canLeaveOut = busy.size > 0 && busy.size < peopleIds.length && clashes.every(isAboutPeople);
  return [
    ...(last ? [{ kind: 'begin' as const, at: last.endsAt, after: last.title }] : []),
    ...(canLeaveOut
      ? [{ kind: 'without' as const, names: [...busy.values()], ids: peopleIds.filter((id) => !busy.has(id)) }]
      : []),
  ];
}

function isAboutPeople({ code }: Clash): boolean {
  return code !== 'programme.host_overlap';
}
