import type { MeetingOrigin, MeetingStatus } from './model/meeting.constants.js';

/** A meeting of a visitor and a host. */
export class MeetingView {
  id: string;
  activityId: string;
  slotId: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * The local time at its start.
   * @example "2015-10-20 09:00"
   */
  localStart: string;
  /**
   * The number of the table.
   * @example 1
   */
  table: number;
  /** @example "By the window" */
  tableName: string;
  visitorId: string;
  /** @example "Chen Wei" */
  visitorName: string;
  hostId: string;
  /** @example "Corda Campus" */
  hostName: string;
  /** The parties that wish the meeting: both, one of them, or nobody. */
  wishedBy: 'both' | 'visitor' | 'host' | 'nobody';
  /** @example "matchmaking" */
  origin: MeetingOrigin;
  /** Whether the matchmaking must not change the meeting. */
  fixed: boolean;
  /** @example "confirmed" */
  status: MeetingStatus;
  /**
   * The statuses that it can have next. Before its slot begins it is neither held nor missed.
   * @example ["confirmed", "cancelled"]
   */
  nextStatuses: MeetingStatus[];
  outcome: string | null;
  /** From 1 to 5. */
  score: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
