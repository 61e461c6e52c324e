import type { Side } from './meeting.vocabulary.js';

/** A party as matchmaking sees it. */
export interface MatchParty {
  id: string;
  side: Side;
  /** Slots in which it can come; null: in all. */
  available: readonly string[] | null;
  /** Most meetings, kept ones included; null: as many as there are slots. */
  maxMeetings: number | null;
  /** Whom it wishes to meet; priority 1 comes first. */
  wishes: readonly { partyId: string; priority: number }[];
  avoid: readonly string[];
}

/** A meeting that stays where it is. */
export interface KeptMeeting {
  slotId: string;
  table: number;
  visitorId: string;
  hostId: string;
}

/** Everything that decides a schedule. The order of its parts does not. */
export interface MatchProblem {
  tables: number;
  slots: readonly { id: string; startsAt: string }[];
  parties: readonly MatchParty[];
  kept: readonly KeptMeeting[];
  /** Pairs whose meeting was cancelled by hand or missed: it is not for a program to propose it again. */
  calledOff: readonly { visitorId: string; hostId: string }[];
}

/** A visitor and a host of whom at least one wishes to meet the other, and who still can. */
export interface Pair {
  visitor: number;
  host: number;
  mutual: boolean;
  weight: number;
  /** Slots in which both can come and neither has a kept meeting. */
  slots: number[];
}

/** A problem with numbers for ids, in an order of its own: the same for the same problem, however it was given. */
export interface Plan {
  tables: number;
  slots: string[];
  visitors: string[];
  hosts: string[];
  /** The heaviest first. */
  pairs: Pair[];
  /** Tables left by slot, and meetings left by party, besides the kept ones. */
  freeTables: number[];
  visitorRoom: number[];
  hostRoom: number[];
  /** Slots in which a party can come and has no kept meeting, as 0 or 1: `[party][slot]`. */
  visitorFree: Uint8Array[];
  hostFree: Uint8Array[];
}

/**
 * What a mutual wish weighs beyond all others together: more than any schedule (120 pairs in each of 60 slots) could gain by
 * single ones. So mutual wishes come first, whatever it costs in others.
 */
const MUTUAL = 10_000_000;

/** What a wish weighs: 200 for a first one down to 101 for a hundredth, so that two late ones outweigh one early one. */
function weightOfWish(priority: number | undefined): number {
  return priority === undefined ? 0 : 201 - Math.min(100, Math.max(1, priority));
}

/** What it is worth that two meet, by the priority of either's wish; 0 when neither has one. */
export function weightOfPair(ofVisitor: number | undefined, ofHost: number | undefined): number {
  const mutual = ofVisitor !== undefined && ofHost !== undefined;
  return (mutual ? MUTUAL : 0) + weightOfWish(ofVisitor) + weightOfWish(ofHost);
}

/** Key of a pair, from either side. */
export const pairKey = (visitorId: string, hostId: string): string => `${visitorId} ${hostId}`;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The slots in time, those that begin together by id. */
export function slotsInOrder<S extends { id: string; startsAt: string }>(slots: readonly S[]): S[] {
  return slots.toSorted((a, b) => byText(a.startsAt, b.startsAt) || byText(a.id, b.id));
}

/** Numbers a problem and works out who can still meet whom, and when. */
export function planOf(problem: MatchProblem): Plan {
  const slots = slotsInOrder(problem.slots).map(({ id }) => id);
  const ofSide = (side: Side) =>
    problem.parties.filter((party) => party.side === side).toSorted((a, b) => byText(a.id, b.id));
  const [visitors, hosts] = [ofSide('visitor'), ofSide('host')];
  const free = (parties: readonly MatchParty[]) => parties.map((party) => freeSlots(party, slots, problem.kept));
  const room = (parties: readonly MatchParty[]) => parties.map((party) => roomOf(party, slots.length, problem.kept));
  const plan: Plan = {
    tables: problem.tables,
    slots,
    visitors: visitors.map(({ id }) => id),
    hosts: hosts.map(({ id }) => id),
    pairs: [],
    freeTables: slots.map((slot) => problem.tables - problem.kept.filter(({ slotId }) => slotId === slot).length),
    visitorRoom: room(visitors),
    hostRoom: room(hosts),
    visitorFree: free(visitors),
    hostFree: free(hosts),
  };
  plan.pairs = pairsOf(problem, plan, visitors, hosts);
  return plan;
}

function freeSlots(party: MatchParty, slots: readonly string[], kept: readonly KeptMeeting[]): Uint8Array {
  const taken = new Set(kept.filter((meeting) => takesPart(party, meeting)).map(({ slotId }) => slotId));
  const available = party.available && new Set(party.available);
  return Uint8Array.from(slots, (slot) => ((available?.has(slot) ?? true) && !taken.has(slot) ? 1 : 0));
}

function roomOf(party: MatchParty, most: number, kept: readonly KeptMeeting[]): number {
  const taken = kept.filter((meeting) => takesPart(party, meeting)).length;
  return Math.max(0, Math.min(party.maxMeetings ?? most, most) - taken);
}

function takesPart({ id }: MatchParty, { visitorId, hostId }: KeptMeeting): boolean {
  return visitorId === id || hostId === id;
}

function pairsOf(problem: MatchProblem, plan: Plan, visitors: MatchParty[], hosts: MatchParty[]): Pair[] {
  const out = new Set([...problem.kept, ...problem.calledOff].map((pair) => pairKey(pair.visitorId, pair.hostId)));
  const wishesOf = (parties: MatchParty[]) =>
    parties.map(({ wishes }) => new Map(wishes.map(({ partyId, priority }) => [partyId, priority])));
  const [ofVisitors, ofHosts] = [wishesOf(visitors), wishesOf(hosts)];
  const pairs: Pair[] = [];
  visitors.forEach((v, visitor) => {
    hosts.forEach((h, host) => {
      const [wish, back] = [ofVisitors[visitor]!.get(h.id), ofHosts[host]!.get(v.id)];
      if (wish === undefined && back === undefined) return;
      if (v.avoid.includes(h.id) || h.avoid.includes(v.id) || out.has(pairKey(v.id, h.id))) return;
      if (plan.visitorRoom[visitor] === 0 || plan.hostRoom[host] === 0) return;
      const [ours, theirs] = [plan.visitorFree[visitor]!, plan.hostFree[host]!];
      const slots = [...plan.slots.keys()].filter((s) => ours[s] && theirs[s] && plan.freeTables[s]! > 0);
      if (slots.length === 0) return;
      const mutual = wish !== undefined && back !== undefined;
      pairs.push({ visitor, host, mutual, weight: weightOfPair(wish, back), slots });
    });
  });
  return pairs.toSorted((a, b) => b.weight - a.weight || a.visitor - b.visitor || a.host - b.host);
}
