import type { UnmetReason } from '../model/meeting.constants.js';

/** A meeting of the schedule. */
export class ScheduledMeetingView {
  slotId: string;
  /** @example 1 */
  table: number;
  visitorId: string;
  hostId: string;
  /** Whether it existed before and stays, whatever is proposed. */
  kept: boolean;
}

/** The result of one wish. */
export class MatchedWishView {
  partyId: string;
  wantedId: string;
  /** @example 1 */
  priority: number;
  /** Whether the other party wishes it too. */
  mutual: boolean;
  met: boolean;
  /** The slot of the meeting; null when they do not meet. */
  slotId: string | null;
  table: number | null;
  /**
   * The reason why they do not meet. avoided: one party avoids the other. called_off: their meeting was cancelled or
   * missed. never_available_together: no slot suits both. party_full: one party has its maximum number of meetings.
   * no_table_free: all tables are taken in every slot in which both are free. outranked: in every slot that suits both,
   * one of them has a meeting of higher weight. others_met_instead: like outranked, but those meetings have the same
   * weight, or a higher one only together.
   */
  reason: UnmetReason | null;
}

/** A schedule with figures about its quality. */
export class MatchmakingView {
  dryRun: boolean;
  /**
   * The number of pairs of whom at least one party wishes the meeting.
   * @example 7
   */
  wished: number;
  /**
   * The number of these pairs that meet.
   * @example 6
   */
  met: number;
  /**
   * An upper bound: no schedule can let more of them meet. The schedule may be the best one even when it does not reach
   * this number.
   * @example 6
   */
  upperBound: number;
  /**
   * The difference to the upper bound, as a share of it; null when the bound is 0.
   * @example 0
   */
  gap: number | null;
  /**
   * The number of pairs who both wish the meeting. They come first.
   * @example 3
   */
  mutualWished: number;
  /** @example 3 */
  mutualMet: number;
  /** @example 3 */
  mutualUpperBound: number;
  /** @example 0 */
  mutualGap: number | null;
  /** The number of existing meetings that stay, because a user made, changed or confirmed them or they are over. */
  kept: number;
  /** The number of proposals that this run adds. */
  added: number;
  /** The number of earlier proposals that this run removes. */
  removed: number;
  /** The number of earlier proposals that stay unchanged. */
  unchanged: number;
  /** The whole schedule, in the order of slots and tables. */
  meetings: ScheduledMeetingView[];
  /** The wishes of visitors first; the wishes of each party in the order of the party. */
  wishes: MatchedWishView[];
}
