import type { ActivityStatus } from '../activity.vocabulary.js';

/** A stop of a roadshow, as clients see one. */
export class StopView {
  id: string;
  roadshowId: string;
  /** @example "ROAD-2016-0001-S1" */
  reference: string;
  /** From 1, without gaps; null of a stop that was archived. */
  position: number | null;
  /** @example "Foshan" */
  title: string;
  /** @example "planned" */
  status: ActivityStatus;
  /** @example "Foshan" */
  city: string;
  /**
   * ISO 3166-1.
   * @example "CN"
   */
  country: string;
  /** @example "Guangdong Hotel, Lotus Hall" */
  venue: string | null;
  startsAt: Date;
  endsAt: Date;
  /** @example "Asia/Shanghai" */
  timezone: string;
  /**
   * What clocks there show at its start.
   * @example "2016-10-18T09:30:00+08:00"
   */
  localStart: string;
  /** @example "2016-10-18T12:00:00+08:00" */
  localEnd: string;
  /**
   * Its first day there.
   * @example "2016-10-18"
   */
  startsOn: string;
  /** @example "2016-10-18" */
  endsOn: string;
  localPartnerId: string | null;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  localPartnerName: string | null;
  targetAttendance: number | null;
  /** Counted by hand. */
  countedAttendance: number | null;
  /** The count, or else how many people attended its seminars; null while there is neither. */
  actualAttendance: number | null;
  /** Its own agreement; where null, that of the roadshow counts. */
  agreementId: string | null;
  ownerId: string | null;
  objectives: string | null;
  notes: string | null;
  budgetEur: number | null;
  costEur: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
