import type { Side } from '../model/meeting.constants.js';

/** The data of a party that matchmaking uses. */
export interface MatchParty {
  id: string;
  side: Side;
  /** The slots in which the party is available; null for all. */
  available: readonly string[] | null;
  /** The maximum number of meetings, including kept ones; null for as many as there are slots. */
  maxMeetings: number | null;
  /** The parties that it wishes to meet; priority 1 is the highest. */
  wishes: readonly { partyId: string; priority: number }[];
  avoid: readonly string[];
}

/** A meeting that matchmaking must not change. */
export interface KeptMeeting {
  slotId: string;
  table: number;
  visitorId: string;
  hostId: string;
}

/** Everything on which a schedule depends. The order of its lists has no influence. */
export interface MatchProblem {
  tables: number;
  slots: readonly { id: string; startsAt: string }[];
  parties: readonly MatchParty[];
  kept: readonly KeptMeeting[];
  /**
   * Pairs whose meeting was cancelled or missed. A user decides whether they meet again, so matchmaking does not
   * propose it.
   */
  calledOff: readonly { visitorId: string; hostId: string }[];
}

/** A visitor and a host who can still meet, and of whom at least one wishes the meeting. */
export interface Pair {
  visitor: number;
  host: number;
  mutual: boolean;
  weight: number;
  /** The slots in which both are available and neither has a kept meeting. */
  slots: number[];
}

/** A problem with indices instead of ids, in an order that depends only on its content. */
export interface MatchmakingPlan {
  tables: number;
  slots: string[];
  visitors: string[];
  hosts: string[];
  /** The heaviest pairs come first. */
  pairs: Pair[];
  /** The free tables of each slot and the remaining meetings of each party, without the kept meetings. */
  freeTables: number[];
  visitorRoom: number[];
  hostRoom: number[];
  /** Whether a party is available in a slot and has no kept meeting in it, as 0 or 1: `[party][slot]`. */
  visitorFree: Uint8Array[];
  hostFree: Uint8Array[];
}

/**
 * The additional weight of a mutual wish. It is more than any schedule (120 pairs in each of 60 slots) could gain by
 * single wishes. So mutual wishes always come first.
 */
const MUTUAL = 10_000_000;

/**
 * Returns the weight of a wish: 200 for priority 1 down to 101 for priority 100. Two late wishes therefore outweigh one
 * early wish.
 */
function weighWish(priority: number | undefined): number {
  return priority === undefined ? 0 : 201 - Math.min(100, Math.max(1, priority));
}

/** Returns the weight of a meeting, from the priorities of both wishes; 0 when neither party wishes it. */
export function weighPair(ofVisitor: number | undefined, ofHost: number | undefined): number {
  const mutual = ofVisitor !== undefined && ofHost !== undefined;
  return (mutual ? MUTUAL : 0) + weighWish(ofVisitor) + weighWish(ofHost);
}

/** Returns the key of a pair, which is the same from either side. */
export const buildPairKey = (visitorId: string, hostId: string): string => `${visitorId} ${hostId}`;

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the slots in chronological order; slots with the same start are ordered by id. */
export function sortSlots<S extends { id: string; startsAt: string }>(slots: readonly S[]): S[] {
  return slots.toSorted((a, b) => compareTexts(a.startsAt, b.startsAt) || compareTexts(a.id, b.id));
}

/** Replaces the ids of a problem by indices and determines which pairs can still meet in which slots. */
export function buildPlan(problem: MatchProblem): MatchmakingPlan {
  const slots = sortSlots(problem.slots).map(({ id }) => id);
  const pickSide = (side: Side) =>
    problem.parties.filter((party) => party.side === side).toSorted((a, b) => compareTexts(a.id, b.id));
  const [visitors, hosts] = [pickSide('visitor'), pickSide('host')];
  const computeFree = (parties: readonly MatchParty[]) =>
    parties.map((party) => computeFreeSlots(party, slots, problem.kept));
  const computeRooms = (parties: readonly MatchParty[]) =>
    parties.map((party) => computeRoom(party, slots.length, problem.kept));
  const plan: MatchmakingPlan = {
    tables: problem.tables,
    slots,
    visitors: visitors.map(({ id }) => id),
    hosts: hosts.map(({ id }) => id),
    pairs: [],
    freeTables: slots.map((slot) => problem.tables - problem.kept.filter(({ slotId }) => slotId === slot).length),
    visitorRoom: computeRooms(visitors),
    hostRoom: computeRooms(hosts),
    visitorFree: computeFree(visitors),
    hostFree: computeFree(hosts),
  };
  plan.pairs = buildPairs(problem, plan, visitors, hosts);
  return plan;
}

function computeFreeSlots(party: MatchParty, slots: readonly string[], kept: readonly KeptMeeting[]): Uint8Array {
  const taken = new Set(kept.filter((meeting) => isTakingPart(party, meeting)).map(({ slotId }) => slotId));
  const available = party.available && new Set(party.available);
  return Uint8Array.from(slots, (slot) => ((available?.has(slot) ?? true) && !taken.has(slot) ? 1 : 0));
}

function computeRoom(party: MatchParty, slotCount: number, kept: readonly KeptMeeting[]): number {
  const taken = kept.filter((meeting) => isTakingPart(party, meeting)).length;
  return Math.max(0, Math.min(party.maxMeetings ?? slotCount, slotCount) - taken);
}

function isTakingPart({ id }: MatchParty, { visitorId, hostId }: KeptMeeting): boolean {
  return visitorId === id || hostId === id;
}

function buildPairs(problem: MatchProblem, plan: MatchmakingPlan, visitors: MatchParty[], hosts: MatchParty[]): Pair[] {
  const out = new Set([...problem.kept, ...problem.calledOff].map((pair) => buildPairKey(pair.visitorId, pair.hostId)));
  const buildWishMaps = (parties: MatchParty[]) =>
    parties.map(({ wishes }) => new Map(wishes.map(({ partyId, priority }) => [partyId, priority])));
  const [ofVisitors, ofHosts] = [buildWishMaps(visitors), buildWishMaps(hosts)];
  const pairs: Pair[] = [];
  visitors.forEach((v, visitor) => {
    hosts.forEach((h, host) => {
      const [wish, back] = [ofVisitors[visitor]!.get(h.id), ofHosts[host]!.get(v.id)];
      if (wish === undefined && back === undefined) return;
      if (v.avoid.includes(h.id) || h.avoid.includes(v.id) || out.has(buildPairKey(v.id, h.id))) return;
      if (plan.visitorRoom[visitor] === 0 || plan.hostRoom[host] === 0) return;
      const [ours, theirs] = [plan.visitorFree[visitor]!, plan.hostFree[host]!];
      const slots = [...plan.slots.keys()].filter((s) => ours[s] && theirs[s] && plan.freeTables[s]! > 0);
      if (slots.length === 0) return;
      const mutual = wish !== undefined && back !== undefined;
      pairs.push({ visitor, host, mutual, weight: weighPair(wish, back), slots });
    });
  });
  return pairs.toSorted((a, b) => b.weight - a.weight || a.visitor - b.visitor || a.host - b.host);
}
