import type { ActivityStatus } from '../activity.constants.js';

/** A seminar as the API returns it. */
export class SeminarView {
  id: string;
  /** @example "SEM-2027-0001" */
  reference: string;
  /** @example "Limburg, testing ground for Europe" */
  title: string;
  /** @example "planned" */
  status: ActivityStatus;
  /** Null when only the days are known. */
  startsAt: Date | null;
  endsAt: Date | null;
  /**
   * First day, in the seminar's time zone.
   * @example "2027-03-18"
   */
  startsOn: string;
  /** @example "2027-03-18" */
  endsOn: string;
  /** @example "Europe/Brussels" */
  timezone: string;
  /**
   * The local time at its start.
   * @example "2027-03-18T09:00:00"
   */
  localStart: string | null;
  /** @example "2027-03-18T12:30:00" */
  localEnd: string | null;
  venue: string | null;
  city: string | null;
  /** @example "BE" */
  country: string | null;
  onlineUrl: string | null;
  /** The number of seats; null for no limit. */
  capacity: number | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  /**
   * The number of days before the start at which people with a seat are reminded by mail; null for no reminder.
   * @example 2
   */
  reminderDays: number | null;
  /**
   * The number of hours within which a person who gets a seat from the waiting list has to confirm it; null for no deadline.
   * @example 24
   */
  confirmWithinHours: number | null;
  /** @example ["en", "zh-Hans"] */
  languages: string[];
  /** The stop of a roadshow of which it is a part. */
  roadshowStopId: string | null;
  /** The delegation of which it is a part. */
  delegationId: string | null;
  agreementId: string | null;
  ownerId: string | null;
  objectives: string | null;
  notes: string | null;
  budgetEur: number | null;
  costEur: number | null;
  /** The number of registered, confirmed and attended people. */
  seatsTaken: number;
  /** The number of free seats; null when there is no limit. */
  seatsFree: number | null;
  waitlisted: number;
  attended: number;
  noShows: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
