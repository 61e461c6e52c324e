import { chooseHeaviestEdges, type Interruptible, computeUpperBound } from './matchmaking-bound.rules.js';
import { MatchmakingBoard } from './matchmaking-board.rules.js';
import type { MatchmakingPlan } from './matchmaking-plan.rules.js';

/**
 * The search is limited by the number of attempts and not by time, so that the same problem has the same schedule
 * everywhere.
 */
const ATTEMPTS_PER_PAIR = 16;
const MIN_ATTEMPTS = 1_000;
const MAX_ATTEMPTS = 24_000;
/** The number of consecutive attempts without a gain after which the search ends. */
const MAX_IDLE_ATTEMPTS = 6_000;

/**
 * Returns a schedule whose weight is as large as can be found in reasonable time. It improves the better of two initial
 * schedules by making room for pairs that are left out, as long as that gains more than it costs. The first one gives
 * each pair in turn the first open slot, so the result is never worse than this simple method. The second one first
 * arranges the mutual wishes as well as it can. The search ends early when it reaches the upper bound.
 */
export function* solve(plan: MatchmakingPlan): Interruptible<MatchmakingBoard> {
  const everybody = [...plan.pairs.keys()];
  const greedy = new MatchmakingBoard(plan);
  for (const pair of everybody) greedy.seatFirst(pair);
  yield* seat(greedy, everybody);
  const planned = new MatchmakingBoard(plan);
  // The pairs are ordered by weight, so the mutual ones come first.
  const mutual = plan.pairs.filter((pair) => pair.mutual).length;
  yield* seat(planned, yield* chooseWithoutSlots(plan, mutual));
  yield* seat(planned, everybody.slice(0, mutual));
  yield* improve(plan, planned, mutual, yield* computeUpperBound(plan, (pair) => (pair.mutual ? pair.weight : 0)));
  yield* seat(planned, yield* chooseWithoutSlots(plan, everybody.length));
  yield* seat(planned, everybody);
  const board = planned.weight > greedy.weight ? planned : greedy;
  yield* improve(plan, board, everybody.length, yield* computeUpperBound(plan, ({ weight }) => weight));
  return board;
}

/**
 * Returns the pairs that would meet in the best schedule if only the number of places mattered. It considers only the
 * first `count` pairs.
 */
function* chooseWithoutSlots(plan: MatchmakingPlan, count: number): Interruptible<number[]> {
  const places = plan.freeTables.reduce((total, tables) => total + tables, 0);
  return yield* chooseHeaviestEdges(plan.pairs.slice(0, count), plan.visitorRoom, plan.hostRoom, places);
}

/** Places the pairs in the given order, each only where no other pair loses its meeting. */
function* seat(board: MatchmakingBoard, order: readonly number[]): Interruptible<void> {
  for (const pair of order) {
    if (board.slotOf[pair]! < 0) board.seat(pair);
    yield;
  }
}

/**
 * Forces pairs that are left out into the schedule, one at a time, and keeps the result unless it is worse. It
 * considers only the first `count` pairs.
 */
function* improve(plan: MatchmakingPlan, board: MatchmakingBoard, count: number, best: number): Interruptible<void> {
  const next = createPseudoRandom(count);
  const attempts = Math.min(MAX_ATTEMPTS, MIN_ATTEMPTS + count * ATTEMPTS_PER_PAIR);
  let idle = 0;
  for (let attempt = 0; attempt < attempts && idle < MAX_IDLE_ATTEMPTS && board.weight < best; attempt++) {
    const out = findUnseated(board, count);
    if (out.length === 0) return;
    board.save();
    const before = board.weight;
    const pair = out[Math.floor(next() * out.length)]!;
    const { slots } = plan.pairs[pair]!;
    forcePair(plan, board, pair, slots[Math.floor(next() * slots.length)]!);
    const moved = board.getChangedParties();
    for (const other of out) {
      const { visitor, host } = plan.pairs[other]!;
      if (board.slotOf[other]! < 0 && (moved.visitors.has(visitor) || moved.hosts.has(host))) board.seat(other);
    }
    idle = board.weight > before ? 0 : idle + 1;
    if (board.weight < before) board.undo();
    yield;
  }
}

/**
 * Places a pair in a slot. Each pair that loses its meeting gets another place, if necessary at the cost of lighter
 * pairs.
 */
function forcePair(plan: MatchmakingPlan, board: MatchmakingBoard, pair: number, slot: number): void {
  const gone = evict(board, pair, slot);
  while (gone.length > 0) {
    gone.sort((a, b) => a - b);
    const next = gone.shift()!;
    if (board.seat(next)) continue;
    const { weight, slots } = plan.pairs[next]!;
    let cheapest = weight;
    let to = -1;
    for (const candidate of slots) {
      const lost = board
        .findBlockingPairs(next, candidate)
        .reduce((total, other) => total + plan.pairs[other]!.weight, 0);
      if (lost >= cheapest) continue;
      cheapest = lost;
      to = candidate;
    }
    if (to >= 0) gone.push(...evict(board, next, to));
  }
}

function evict(board: MatchmakingBoard, pair: number, slot: number): number[] {
  const gone = board.findBlockingPairs(pair, slot);
  for (const other of gone) board.remove(other);
  board.place(pair, slot);
  return gone;
}

function findUnseated(board: MatchmakingBoard, count: number): number[] {
  const out: number[] = [];
  for (let pair = 0; pair < count; pair++) if (board.slotOf[pair]! < 0) out.push(pair);
  return out;
}

/** Returns a generator of numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function createPseudoRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
