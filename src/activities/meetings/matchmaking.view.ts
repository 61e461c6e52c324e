import type { UnmetReason } from './meeting.vocabulary.js';

/** A meeting of the schedule. */
export class ScheduledMeetingView {
  slotId: string;
  /** @example 1 */
  table: number;
  visitorId: string;
  hostId: string;
  /** Whether it was there already and stays, whatever is proposed. */
  kept: boolean;
}

/** What became of one wish. */
export class MatchedWishView {
  partyId: string;
  wantedId: string;
  /** @example 1 */
  priority: number;
  /** Whether the other wishes it too. */
  mutual: boolean;
  met: boolean;
  /** When and where they meet. */
  slotId: string | null;
  table: number | null;
  /**
   * Why they do not meet. avoided: one will not meet the other. called_off: their meeting was cancelled, or missed.
   * never_available_together: no slot suits both. party_full: one of them has as many meetings as it takes.
   * no_table_free: in every slot in which both are free the tables are taken. outranked: in every slot that suits both,
   * one of them has a meeting that counts for more. others_met_instead: as outranked, but for meetings that count for
   * as much, or for more only together.
   */
  reason: UnmetReason | null;
}

/** A schedule, and how good it is. */
export class MatchmakingView {
  dryRun: boolean;
  /**
   * Pairs of whom at least one wishes the meeting.
   * @example 7
   */
  wished: number;
  /**
   * Those who meet.
   * @example 6
   */
  met: number;
  /**
   * No schedule could let more of them meet; this one may still be the best.
   * @example 6
   */
  upperBound: number;
  /**
   * What is missing to the bound, as a share of it; null when the bound is 0.
   * @example 0
   */
  gap: number | null;
  /**
   * Pairs who both wish it: they come first.
   * @example 3
   */
  mutualWished: number;
  /** @example 3 */
  mutualMet: number;
  /** @example 3 */
  mutualUpperBound: number;
  /** @example 0 */
  mutualGap: number | null;
  /** Meetings that were there and stay: made, changed or confirmed by hand, or over. */
  kept: number;
  /** Proposals that this run adds. */
  added: number;
  /** Earlier proposals that it takes away. */
  removed: number;
  /** Earlier proposals that stay as they are. */
  unchanged: number;
  /** The whole schedule, in the order of slots and tables. */
  meetings: ScheduledMeetingView[];
  /** Visitors' wishes first, each party's in its order. */
  wishes: MatchedWishView[];
}
