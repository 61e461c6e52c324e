import type { ActivityStatus } from '../activity.constants.js';

/** A stop of a roadshow as the API returns it. */
export class StopView {
  id: string;
  roadshowId: string;
  /** @example "ROAD-2016-0001-S1" */
  reference: string;
  /** The place in the order, from 1, without gaps; null for a stop that was archived on its own. */
  position: number | null;
  /** @example "Foshan" */
  title: string;
  /** @example "planned" */
  status: ActivityStatus;
  /** @example "Foshan" */
  city: string;
  /**
   * The country code, ISO 3166-1.
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
   * The local time at its start.
   * @example "2016-10-18T09:30:00+08:00"
   */
  localStart: string;
  /** @example "2016-10-18T12:00:00+08:00" */
  localEnd: string;
  /**
   * First day, in the stop's time zone.
   * @example "2016-10-18"
   */
  startsOn: string;
  /** @example "2016-10-18" */
  endsOn: string;
  localPartnerId: string | null;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  localPartnerName: string | null;
  targetAttendance: number | null;
  /** The number of people who came, counted by hand. */
  countedAttendance: number | null;
  /** The number counted by hand, or else the number of people who attended its seminars; null while neither exists. */
  actualAttendance: number | null;
  /** The agreement of the stop itself; the agreement of the roadshow counts when this is null. */
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
