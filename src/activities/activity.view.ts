import type { ActivityKind, ActivityStatus } from './activity.constants.js';

/** The fields that delegations, roadshows, stops and seminars have in common. */
export class ActivityView {
  id: string;
  /** @example "DEL-2015-0001" */
  reference: string;
  /** @example "First delegation to Guangdong" */
  title: string;
  /** @example "delegation" */
  kind: ActivityKind;
  /**
   * The address of the activity with all fields of its kind, below `/api/v1`.
   * @example "/delegations/0199c000-0000-7000-8000-000000000401"
   */
  record: string;
  /** @example "completed" */
  status: ActivityStatus;
  /**
   * First day, in the activity's time zone.
   * @example "2015-10-19"
   */
  startsOn: string;
  /** @example "2015-10-25" */
  endsOn: string;
  /** Only seminars and stops have hours. */
  startsAt: Date | null;
  endsAt: Date | null;
  /** @example "Asia/Shanghai" */
  timezone: string;
  /**
   * The country code, ISO 3166-1.
   * @example "CN"
   */
  country: string | null;
  /** @example "Guangzhou" */
  city: string | null;
  venue: string | null;
  /** The parent: the roadshow of a stop, or the stop or delegation of a seminar. */
  parentId: string | null;
  /** The agreement under which the activity takes place; the parent's agreement counts when this is null. */
  agreementId: string | null;
  /** The user who follows up on the activity. */
  ownerId: string | null;
  budgetEur: number | null;
  costEur: number | null;
  /** Whether there are tables and slots for business meetings. */
  hasMeetingSlots: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
