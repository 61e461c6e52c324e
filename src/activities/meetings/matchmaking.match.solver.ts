import type { Board } from './matchmaking.board.plan.js';
import { type Steps, upperBound } from './matchmaking.bound.js';
import { type KeptMeeting, type MatchProblem, type Plan, planOf } from './matchmaking.plan.js';
import { explain, type ExplainedWish } from './matchmaking.reasons.rules.js';
import { solve } from './matchmaking.solver.js';

/** What matchmaking proposes, and how good that is. */
export interface MatchResult {
  proposed: KeptMeeting[];
  wishes: ExplainedWish[];
  /** Pairs of whom at least one wishes it; those who meet; and what no schedule can exceed. */
  wished: number;
  met: number;
  upperBound: number;
  gap: number | null;
  /** The same of pairs who both wish it. */
  mutualWished: number;
  mutualMet: number;
  mutualUpperBound: number;
  mutualGap: number | null;
}

/** The schedule of a problem: the same whenever and in whatever order the problem is given. */
export function* match(problem: MatchProblem): Steps<MatchResult> {
  const plan = planOf(problem);
  const board = yield* solve(plan);
  const proposed = withTables(problem, plan, board);
  const wishes = explain(problem, proposed);
  const all = countPairs(wishes);
  const mutual = countPairs(wishes.filter((wish) => wish.mutual));
  // Those that kept meetings meet already are met in every schedule.
  const seated = plan.pairs.filter((_, pair) => board.slotOf[pair]! >= 0);
  const most = all.met - seated.length + (yield* upperBound(plan, () => 1));
  const mostMutual =
    mutual.met - seated.filter((pair) => pair.mutual).length + (yield* upperBound(plan, (pair) => Number(pair.mutual)));
  return {
    proposed,
    wishes,
    wished: all.wished,
    met: all.met,
    upperBound: most,
    gap: gapOf(all.met, most),
    mutualWished: mutual.wished,
    mutualMet: mutual.met,
    mutualUpperBound: mostMutual,
    mutualGap: gapOf(mutual.met, mostMutual),
  };
}

/** Pairs among wishes, each once, whoever wishes it. */
function countPairs(wishes: readonly ExplainedWish[]): { wished: number; met: number } {
  const pairs = new Map(
    wishes.map(({ partyId, wantedId, met }) => [
      partyId < wantedId ? `${partyId} ${wantedId}` : `${wantedId} ${partyId}`,
      met,
    ]),
  );
  return { wished: pairs.size, met: [...pairs.values()].filter(Boolean).length };
}

/** What is missing, as a share of what is possible; null where nothing is. */
function gapOf(met: number, most: number): number | null {
  return most === 0 ? null : (most - met) / most;
}

/** The meetings of a schedule with their tables: a host keeps the table it had, where that is free. */
function withTables(problem: MatchProblem, plan: Plan, board: Board): KeptMeeting[] {
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
