import type { Pair, MatchmakingPlan } from './matchmaking-plan.rules.js';

/** A computation that can be interrupted: it yields regularly, and finally returns its result. */
export type Interruptible<T> = Generator<undefined, T, undefined>;

/** An edge between a visitor and a host. */
type Edge = Pick<Pair, 'visitor' | 'host' | 'weight'>;

/**
 * Returns a heaviest set of at most `most` edges in which no visitor or host has more edges than room. The result is
 * exact. Each step augments the set along the path with the largest gain, which turns a heaviest set of n edges into a
 * heaviest set of n + 1 edges.
 * @returns the indices of the edges
 */
export function* chooseHeaviestEdges(
  edges: readonly Edge[],
  visitorRoom: readonly number[],
  hostRoom: readonly number[],
  most: number,
): Interruptible<number[]> {
  const visitors = visitorRoom.length;
  const room = [...visitorRoom, ...hostRoom];
  const at: number[][] = room.map(() => []);
  edges.forEach(({ visitor, host }, edge) => {
    at[visitor]!.push(edge);
    at[visitors + host]!.push(edge);
  });
  const chosen = new Uint8Array(edges.length);
  for (let count = 0; count < most; count++) {
    const path = findBestPath(edges, at, room, visitors, chosen);
    if (!path) break;
    for (const edge of path) chosen[edge] = chosen[edge] ? 0 : 1;
    room[edges[path.at(-1)!]!.visitor]!--;
    room[visitors + edges[path[0]!]!.host]!--;
    yield;
  }
  return [...edges.keys()].filter((edge) => chosen[edge]);
}

/**
 * Returns the path with the largest gain from a visitor with room to a host with room. Its edges are alternately not
 * chosen and chosen.
 */
function findBestPath(
  edges: readonly Edge[],
  at: readonly number[][],
  room: readonly number[],
  visitors: number,
  chosen: Uint8Array,
): number[] | undefined {
  const gain = new Float64Array(room.length).fill(-Infinity);
  const via = new Int32Array(room.length).fill(-1);
  const waiting = new Uint8Array(room.length);
  const queue: number[] = [];
  for (let visitor = 0; visitor < visitors; visitor++) {
    if (room[visitor]! <= 0) continue;
    gain[visitor] = 0;
    waiting[visitor] = 1;
    queue.push(visitor);
  }
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    waiting[node] = 0;
    const fromVisitor = node < visitors;
    for (const edge of at[node]!) {
      if ((chosen[edge] === 1) === fromVisitor) continue;
      const { visitor, host, weight } = edges[edge]!;
      const next = fromVisitor ? visitors + host : visitor;
      const gained = gain[node]! + (fromVisitor ? weight : -weight);
      if (gained <= gain[next]!) continue;
      gain[next] = gained;
      via[next] = edge;
      if (waiting[next]) continue;
      waiting[next] = 1;
      queue.push(next);
    }
  }
  let end = -1;
  let best = 0;
  for (let node = visitors; node < room.length; node++) {
    if (room[node]! <= 0 || gain[node]! <= best) continue;
    best = gain[node]!;
    end = node;
  }
  if (end < 0) return undefined;
  const path: number[] = [];
  for (let node = end; via[node]! >= 0;) {
    const edge = via[node]!;
    path.push(edge);
    node = node < visitors ? visitors + edges[edge]!.host : edges[edge]!.visitor;
  }
  return path;
}

/**
 * Returns an upper bound for the worth of every schedule, for any measure of pairs. It is the smaller of two bounds,
 * each of which ignores some rules of a schedule. The first ignores in which slot a pair meets: no party may have more
 * meetings than it could have in its slots, and there may be no more pairs than all slots hold when each is filled on
 * its own. The second fills every slot as if it were the only one.
 */
export function* computeUpperBound(plan: MatchmakingPlan, worth: (pair: Pair) => number): Interruptible<number> {
  const pairs = plan.pairs.map((pair) => ({ ...pair, weight: worth(pair) })).filter(({ weight }) => weight > 0);
  let maxMeetings = 0;
  let slotBySlot = 0;
  for (let slot = 0; slot < plan.slots.length; slot++) {
    const here = pairs.filter(({ slots }) => slots.includes(slot));
    const [ones, others] = [plan.visitors.map(() => 1), plan.hosts.map(() => 1)];
    const most = plan.freeTables[slot]!;
    maxMeetings += (yield* chooseHeaviestEdges(
      here.map((pair) => ({ ...pair, weight: 1 })),
      ones,
      others,
      most,
    )).length;
    slotBySlot += sum(here, yield* chooseHeaviestEdges(here, ones, others, most));
  }
  const visitorRoom = yield* countPartners(plan, pairs, 'visitor', plan.visitorRoom);
  const hostRoom = yield* countPartners(plan, pairs, 'host', plan.hostRoom);
  const slotsForgotten = sum(pairs, yield* chooseHeaviestEdges(pairs, visitorRoom, hostRoom, maxMeetings));
  return Math.min(slotBySlot, slotsForgotten);
}

function sum(edges: readonly Edge[], chosen: readonly number[]): number {
  return chosen.reduce((total, edge) => total + edges[edge]!.weight, 0);
}

/** Returns how many partners each party could meet if it were the only one, with each meeting in a slot of its own. */
function* countPartners(
  plan: MatchmakingPlan,
  pairs: readonly Pair[],
  side: 'visitor' | 'host',
  room: readonly number[],
): Interruptible<number[]> {
  const most: number[] = [];
  for (const [party, left] of room.entries()) {
    const own = pairs.filter((pair) => pair[side] === party);
    const meetings = own.flatMap(({ slots }, partner) =>
      slots.map((slot) => ({ visitor: partner, host: slot, weight: 1 })),
    );
    const createOnes = (count: number) => Array.from({ length: count }, () => 1);
    most.push(
      (yield* chooseHeaviestEdges(meetings, createOnes(own.length), createOnes(plan.slots.length), left)).length,
    );
  }
  return most;
}
