import { ProblemError } from '../../../shared/api/api.errors';
import type { components } from '../../../shared/api/schema';

export type Clash = components['schemas']['ProgrammeClashView'];

/** Reads the clashes from a refusal of the server; none from any other error. */
export function readClashes(error: Error | null): readonly Clash[] {
  const { clashes } = (error instanceof ProblemError ? error.problem : {}) as { clashes?: readonly Clash[] };
  return clashes ?? [];
}

interface Slot {
  id: string;
  startsAt: string;
  endsAt: string;
  status: string;
  participants: readonly { id: string }[];
}

/**
 * Finds the stored items that have somebody in two places at once. The server accepts no such item, but the combination
 * of two contacts who are the same person can cause it.
 */
export function findClashingIds(items: readonly Slot[]): Set<string> {
  const planned = items.filter(({ status }) => status === 'planned');
  const clashing = planned.filter((item) =>
    planned.some((other) => {
      if (other.id === item.id || item.startsAt >= other.endsAt || other.startsAt >= item.endsAt) return false;
      return item.participants.some(({ id }) => other.participants.some((person) => person.id === id));
    }),
  );
  return new Set(clashing.map(({ id }) => id));
}
