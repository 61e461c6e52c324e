import type { MatchmakingBoard } from './matchmaking-board.rules.js';
import { type Interruptible, computeUpperBound } from './matchmaking-bound.rules.js';
import { type KeptMeeting, type MatchProblem, type MatchmakingPlan, buildPlan } from './matchmaking-plan.rules.js';
import { explainWishes, type ExplainedWish } from './matchmaking-reasons.rules.js';
import { solve } from './matchmaking-solver.rules.js';

/** The proposals of the matchmaking, and figures about their quality. */
export interface MatchResult {
  proposed: KeptMeeting[];
  wishes: ExplainedWish[];
  /**
   * The number of pairs of whom at least one party wishes the meeting, the number of these that meet, and an upper
   * bound for every schedule.
   */
  wished: number;
  met: number;
  upperBound: number;
  gap: number | null;
  /** The same figures for pairs who both wish the meeting. */
  mutualWished: number;
  mutualMet: number;
  mutualUpperBound: number;
  mutualGap: number | null;
}

/** Computes the schedule of a problem. The result does not depend on the time or on the order of the input. */
export function* computeSchedule(problem: MatchProblem): Interruptible<MatchResult> {
  const plan = buildPlan(problem);
  const board = yield* solve(plan);
  const proposed = assignTables(problem, plan, board);
  const wishes = explainWishes(problem, proposed);
  const all = countPairs(wishes);
  const mutual = countPairs(wishes.filter((wish) => wish.mutual));
  // Pairs that meet in kept meetings are met in every schedule.
  const seated = plan.pairs.filter((_, pair) => board.slotOf[pair]! >= 0);
  const bound = all.met - seated.length + (yield* computeUpperBound(plan, () => 1));
  const mutualBound =
    mutual.met -
    seated.filter((pair) => pair.mutual).length +
    (yield* computeUpperBound(plan, (pair) => Number(pair.mutual)));
  return {
    proposed,
    wishes,
    wished: all.wished,
    met: all.met,
    upperBound: bound,
    gap: computeGap(all.met, bound),
    mutualWished: mutual.wished,
    mutualMet: mutual.met,
    mutualUpperBound: mutualBound,
    mutualGap: computeGap(mutual.met, mutualBound),
  };
}

/** Counts the pairs among wishes. A pair counts once, even when both parties wish the meeting. */
function countPairs(wishes: readonly ExplainedWish[]): { wished: number; met: number } {
  const pairs = new Map(
    wishes.map(({ partyId, wantedId, met }) => [
      partyId < wantedId ? `${partyId} ${wantedId}` : `${wantedId} ${partyId}`,
      met,
    ]),
  );
  return { wished: pairs.size, met: [...pairs.values()].filter(Boolean).length };
}

/** Returns the difference to the bound as a share of the bound; null when the bound is 0. */
function computeGap(met: number, bound: number): number | null {
  return bound === 0 ? null : (bound - met) / bound;
}

/** Returns the meetings of a schedule with their tables. A host keeps its previous table if that is free. */
function assignTables(problem: MatchProblem, plan: MatchmakingPlan, board: MatchmakingBoard): KeptMeeting[] {
  const lastTable = new Map<string, number>();
  const proposed: KeptMeeting[] = [];
  plan.slots.forEach((slotId, slot) => {
    const kept = problem.kept.filter((meeting) => meeting.slotId === slotId);
    const taken = new Set(kept.map(({ table }) => table));
    for (const { hostId, table } of kept) lastTable.set(hostId, table);
    const here = plan.pairs.filter((_, pair) => board.slotOf[pair] === slot).toSorted((a, b) => a.host - b.host);
    const seats = here.map(({ visitor, host }) => ({ visitorId: plan.visitors[visitor]!, hostId: plan.hosts[host]! }));
    const stays = seats.filter(({ hostId }) => {
      const table = lastTable.get(hostId);
      if (table === undefined || table > problem.tables || taken.has(table)) return false;
      taken.add(table);
      return true;
    });
    for (const seat of seats) {
      let table = stays.includes(seat) ? lastTable.get(seat.hostId)! : 1;
      if (!stays.includes(seat)) {
        while (taken.has(table)) table++;
        taken.add(table);
      }
      lastTable.set(seat.hostId, table);
      proposed.push({ slotId, table, ...seat });
    }
  });
  return proposed;
}
