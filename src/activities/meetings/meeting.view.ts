import type { MeetingOrigin, MeetingStatus } from './meeting.vocabulary.js';

/** A meeting of a visitor and a host. */
export class MeetingView {
  id: string;
  activityId: string;
  slotId: string;
  startsAt: Date;
  endsAt: Date;
  /**
   * Its begin as clocks at the activity show it.
   * @example "2015-10-20 09:00"
   */
  localStart: string;
  /**
   * Number of the table.
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
  /** Who wished for it: both, one of them, or nobody. */
  wishedBy: 'both' | 'visitor' | 'host' | 'nobody';
  /** @example "matchmaking" */
  origin: MeetingOrigin;
  /** Whether it stays where it is, whatever the matchmaking proposes. */
  fixed: boolean;
  /** @example "confirmed" */
  status: MeetingStatus;
  outcome: string | null;
  /** 1 to 5. */
  score: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
