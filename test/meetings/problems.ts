import type { Interruptible } from '../../src/activities/meetings/matchmaking/matchmaking-bound.rules.js';
import type { MatchParty, MatchProblem } from '../../src/activities/meetings/matchmaking/matchmaking-plan.rules.js';

/** Runs interruptible work to its end. */
export function toEnd<T>(steps: Interruptible<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How a made-up fair is to look. */
export interface FairShape {
  visitors: number;
  hosts: number;
  slots: number;
  tables: number;
  /** Wishes of each party. */
  wishes: number;
  /** Share of the slots in which a party can come. */
  available: number;
  seed: number;
}

/** A fair with wishes that, as at real ones, go to the same well-known parties more than to others. */
export function fair(shape: FairShape): MatchProblem {
  const next = numbers(shape.seed);
  const slots = Array.from({ length: shape.slots }, (_, n) => ({ id: `s${two(n)}`, startsAt: `2026-09-01T${two(n)}` }));
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, n) => `${letter}${two(n)}`);
  const [visitors, hosts] = [ids('v', shape.visitors), ids('h', shape.hosts)];
  const party = (id: string, side: MatchParty['side'], others: string[]): MatchParty => {
    const wanted = new Set<string>();
    while (wanted.size < Math.min(shape.wishes, others.length)) {
      wanted.add(others[Math.floor(next() ** 1.5 * others.length)]!);
    }
    return {
      id,
      side,
      available: shape.available === 1 ? null : slots.filter(() => next() < shape.available).map((slot) => slot.id),
      maxMeetings: null,
      wishes: [...wanted].map((partyId, index) => ({ partyId, priority: index + 1 })),
      avoid: [],
    };
  };
  return {
    tables: shape.tables,
    slots,
    parties: [...visitors.map((id) => party(id, 'visitor', hosts)), ...hosts.map((id) => party(id, 'host', visitors))],
    kept: [],
    calledOff: [],
  };
}

const two = (n: number) => String(n).padStart(2, '0');

function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
