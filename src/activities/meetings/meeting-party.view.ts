import type { Side } from './meeting.vocabulary.js';

/** Somebody whom a party wishes to meet. */
export class WishView {
  partyId: string;
  /** @example "Corda Campus" */
  partyName: string;
  /**
   * 1 comes first.
   * @example 1
   */
  priority: number;
  /** Whether the other wishes it too. */
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
   * How it is called on the schedule: by its name here, or else the contact's, or else the company's.
   * @example "Chen Wei"
   */
  label: string;
  /** The slots in which it can come; null: in all. */
  availability: string[] | null;
  /** Most meetings it takes; null: one in every slot. */
  maxMeetings: number | null;
  /** The first wish first. */
  wishes: WishView[];
  /** Whom it will not meet. */
  avoid: string[];
  /**
   * Meetings it has, cancelled ones not counted.
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
