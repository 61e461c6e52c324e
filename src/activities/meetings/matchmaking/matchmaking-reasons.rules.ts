import {
  type KeptMeeting,
  type MatchParty,
  type MatchProblem,
  buildPairKey,
  weighPair,
} from './matchmaking-plan.rules.js';
import type { UnmetReason } from '../model/meeting.constants.js';

/** The result of one wish in a schedule. */
export interface ExplainedWish {
  partyId: string;
  wantedId: string;
  priority: number;
  mutual: boolean;
  met: boolean;
  slotId: string | null;
  table: number | null;
  reason: UnmetReason | null;
}

/** A schedule with indexes for looking up wishes. */
interface Schedule {
  byPair: Map<string, KeptMeeting>;
  /** The key is `party slot` and the value the weight of the meeting there. Kept meetings outweigh all others. */
  weights: Map<string, number>;
  counts: Map<string, number>;
}

/** Returns the result of every wish, with the reason for each wish that was not met. */
export function explainWishes(problem: MatchProblem, proposed: readonly KeptMeeting[]): ExplainedWish[] {
  const parties = new Map(problem.parties.map((party) => [party.id, party]));
  const priorities = new Map(
    problem.parties.flatMap(({ id, wishes }) => wishes.map((wish) => [`${id} ${wish.partyId}`, wish.priority])),
  );
  const weigh = (visitorId: string, hostId: string) =>
    weighPair(priorities.get(`${visitorId} ${hostId}`), priorities.get(`${hostId} ${visitorId}`));
  const schedule = buildSchedule(problem, proposed, weigh);
  const calledOff = new Set(problem.calledOff.map(({ visitorId, hostId }) => buildPairKey(visitorId, hostId)));
  const inOrder = problem.parties.toSorted((a, b) =>
    a.side === b.side ? (a.id < b.id ? -1 : 1) : a.side > b.side ? -1 : 1,
  );
  return inOrder.flatMap((party) =>
    party.wishes.flatMap(({ partyId: wantedId, priority }) => {
      const wanted = parties.get(wantedId);
      if (!wanted) return [];
      const [visitor, host] = party.side === 'visitor' ? [party, wanted] : [wanted, party];
      const key = buildPairKey(visitor.id, host.id);
      const meeting = calledOff.has(key) ? undefined : schedule.byPair.get(key);
      const reason = meeting
        ? null
        : getUnmetReason(problem, schedule, visitor, host, calledOff.has(key), weigh(visitor.id, host.id));
      return {
        partyId: party.id,
        wantedId,
        priority,
        mutual: priorities.has(`${wantedId} ${party.id}`),
        met: meeting !== undefined,
        slotId: meeting?.slotId ?? null,
        table: meeting?.table ?? null,
        reason,
      };
    }),
  );
}

function buildSchedule(
  problem: MatchProblem,
  proposed: readonly KeptMeeting[],
  weigh: (visitorId: string, hostId: string) => number,
): Schedule {
  const schedule: Schedule = { byPair: new Map(), weights: new Map(), counts: new Map() };
  const addMeeting = (meeting: KeptMeeting, weight: number) => {
    schedule.byPair.set(buildPairKey(meeting.visitorId, meeting.hostId), meeting);
    for (const party of [meeting.visitorId, meeting.hostId]) {
      schedule.weights.set(`${party} ${meeting.slotId}`, weight);
      schedule.counts.set(party, (schedule.counts.get(party) ?? 0) + 1);
    }
  };
  for (const meeting of problem.kept) addMeeting(meeting, Infinity);
  for (const meeting of proposed) addMeeting(meeting, weigh(meeting.visitorId, meeting.hostId));
  return schedule;
}

function getUnmetReason(
  problem: MatchProblem,
  { weights, counts }: Schedule,
  visitor: MatchParty,
  host: MatchParty,
  calledOff: boolean,
  weight: number,
): UnmetReason {
  if (visitor.avoid.includes(host.id) || host.avoid.includes(visitor.id)) return 'avoided';
  if (calledOff) return 'called_off';
  const together = problem.slots.filter(({ id }) =>
    [visitor, host].every(({ available }) => available === null || available.includes(id)),
  );
  if (together.length === 0) return 'never_available_together';
  const isFull = ({ id, maxMeetings }: MatchParty) => maxMeetings !== null && (counts.get(id) ?? 0) >= maxMeetings;
  if (isFull(visitor) || isFull(host)) return 'party_full';
  // For each slot, the weight that blocks the pair. Of two meetings it is the lighter one, since the pair would have to
  // outweigh both.
  const blockingWeights = together.map(({ id }) => {
    const own = [visitor, host].flatMap((party) => weights.get(`${party.id} ${id}`) ?? []);
    return own.length === 0 ? undefined : Math.min(...own);
  });
  if (blockingWeights.includes(undefined)) return 'no_table_free';
  return blockingWeights.every((other) => other! > weight) ? 'outranked' : 'others_met_instead';
}
