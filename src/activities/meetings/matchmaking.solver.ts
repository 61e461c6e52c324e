import { heaviestEdges, type Steps } from './matchmaking.bound.js';
import { Board } from './matchmaking.board.plan.js';
import type { Plan } from './matchmaking.plan.js';

/** Attempts at improvement; by number and not by time, so that the same problem has the same schedule everywhere. */
const ATTEMPTS_PER_PAIR = 8;
const MOST_ATTEMPTS = 12_000;
/** Attempts in a row without any gain after which it is not worth going on. */
const PATIENCE = 4_000;

/**
 * A schedule of greatest weight, as nearly as is found in reasonable time: the better of two starts, improved by making
 * room for pairs left out as long as that costs less than it brings. `best` is what no schedule can exceed; reaching it
 * ends the search.
 */
export function* solve(plan: Plan, best: number): Steps<Board> {
  const greedy = yield* seatedInOrder(plan, [...plan.pairs.keys()]);
  const flow = yield* heaviestEdges(
    plan.pairs,
    plan.visitorRoom,
    plan.hostRoom,
    plan.freeTables.reduce((a, b) => a + b, 0),
  );
  const first = new Set(flow);
  const order = [...flow, ...[...plan.pairs.keys()].filter((pair) => !first.has(pair))];
  const planned = yield* seatedInOrder(plan, order);
  const board = planned.weight > greedy.weight ? planned : greedy;
  yield* improve(plan, board, best);
  return board;
}

/** Seats pair by pair as they come, and each where it costs nobody else a meeting. */
function* seatedInOrder(plan: Plan, order: readonly number[]): Steps<Board> {
  const board = new Board(plan);
  for (const pair of order) {
    board.seat(pair);
    yield;
  }
  return board;
}

/** Forces pairs left out into the schedule, one at a time, and keeps what that leads to unless it is worse. */
function* improve(plan: Plan, board: Board, best: number): Steps<void> {
  const next = pseudoRandom(plan.pairs.length);
  const attempts = Math.min(MOST_ATTEMPTS, plan.pairs.length * ATTEMPTS_PER_PAIR);
  let idle = 0;
  for (let attempt = 0; attempt < attempts && idle < PATIENCE && board.weight < best; attempt++) {
    const out = unseated(board);
    if (out.length === 0) return;
    board.settle();
    const before = board.weight;
    const pair = out[Math.floor(next() * out.length)]!;
    const { slots } = plan.pairs[pair]!;
    force(plan, board, pair, slots[Math.floor(next() * slots.length)]!);
    for (const other of out) board.seat(other);
    idle = board.weight > before ? 0 : idle + 1;
    if (board.weight < before) board.undoTo(0);
    yield;
  }
}

/** Gives a pair a slot, and whoever had to go for it another place, where need be at the cost of lighter ones. */
function force(plan: Plan, board: Board, pair: number, slot: number): void {
  const gone = evict(board, pair, slot);
  while (gone.length > 0) {
    gone.sort((a, b) => a - b);
    const next = gone.shift()!;
    if (board.seat(next)) continue;
    const { weight, slots } = plan.pairs[next]!;
    let cheapest = weight;
    let to = -1;
    for (const candidate of slots) {
      const lost = board.inTheWay(next, candidate).reduce((total, other) => total + plan.pairs[other]!.weight, 0);
      if (lost >= cheapest) continue;
      cheapest = lost;
      to = candidate;
    }
    if (to >= 0) gone.push(...evict(board, next, to));
  }
}

function evict(board: Board, pair: number, slot: number): number[] {
  const gone = board.inTheWay(pair, slot);
  for (const other of gone) board.take(other);
  board.place(pair, slot);
  return gone;
}

function unseated(board: Board): number[] {
  const out: number[] = [];
  board.slotOf.forEach((slot, pair) => {
    if (slot < 0) out.push(pair);
  });
  return out;
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function pseudoRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
