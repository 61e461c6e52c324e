import type { components } from '../../../../shared/api/schema';

type Meeting = components['schemas']['MeetingView'];
type Party = components['schemas']['MeetingPartyView'];
type MatchedWish = components['schemas']['MatchedWishView'];

/** A wish of a party, with the meeting that fulfils it or the reason for there being none. */
export interface WishState {
  key: string;
  party: Party;
  wanted: Pick<Party, 'id' | 'label'>;
  priority: number;
  mutual: boolean;
  meeting: Meeting | null;
  /** The answer of the matchmaking about a wish that is not met; null if it has not been asked. */
  proposal: MatchedWish | null;
}

const buildKey = (partyId: string, wantedId: string) => `${partyId} ${wantedId}`;

/** Lists all wishes, those of visitors first and each party's by priority, with what became of them. */
export function listWishes(
  parties: readonly Party[],
  meetings: readonly Meeting[],
  proposals: readonly MatchedWish[],
): WishState[] {
  const live = meetings.filter(({ status }) => status !== 'cancelled');
  const byPair = new Map(
    live.flatMap((meeting) => [
      [buildKey(meeting.visitorId, meeting.hostId), meeting],
      [buildKey(meeting.hostId, meeting.visitorId), meeting],
    ]),
  );
  const proposed = new Map(proposals.map((wish) => [buildKey(wish.partyId, wish.wantedId), wish]));
  const sides = ['visitor', 'host'].flatMap((side) => parties.filter((party) => party.side === side));
  return sides.flatMap((party) =>
    party.wishes.map(({ partyId, partyName, priority, mutual }) => {
      const key = buildKey(party.id, partyId);
      const meeting = byPair.get(key) ?? null;
      return {
        key,
        party,
        wanted: { id: partyId, label: partyName },
        priority,
        mutual,
        meeting,
        proposal: meeting ? null : (proposed.get(key) ?? null),
      };
    }),
  );
}

/** Describes the slots, parties and meetings as they are, so that the matchmaking is asked again only after a change. */
export function describeState(
  programme: { version: number } | null,
  parties: readonly Pick<Party, 'id' | 'version'>[],
  meetings: readonly Pick<Meeting, 'id' | 'version'>[],
): string {
  return [programme?.version, ...[...parties, ...meetings].map(({ id, version }) => `${id}.${version}`)].join(' ');
}
