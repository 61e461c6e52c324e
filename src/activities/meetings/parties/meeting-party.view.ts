import type { Side } from '../model/meeting.constants.js';

/** A party that this party wishes to meet. */
export class WishView {
  partyId: string;
  /** @example "Corda Campus" */
  partyName: string;
  /**
   * 1 is the highest priority.
   * @example 1
   */
  priority: number;
  /** Whether the other party wishes it too. */
  mutual: boolean;
}

/** A party to the meetings of an activity. */
export class MeetingPartyView {
  id: string;
  activityId: string;
  /** @example "visitor" */
  side: Side;
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  contactId: string | null;
  /** @example "Chen Wei" */
  contactName: string | null;
  name: string | null;
  /**
   * The name on the schedule: the name of the party, or else that of the contact, or else that of the company.
   * @example "Chen Wei"
   */
  label: string;
  /** The slots in which the party is available; null for all. */
  availability: string[] | null;
  /** The maximum number of meetings; null for one in every slot. */
  maxMeetings: number | null;
  /** The wishes by priority, the highest first. */
  wishes: WishView[];
  /** The parties that it avoids. */
  avoid: string[];
  /**
   * The number of its meetings, without cancelled ones.
   * @example 2
   */
  meetings: number;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
