import type { ActivityKind, ActivityStatus } from './activity.vocabulary.js';

/** A delegation, roadshow, stop of a roadshow or seminar, in what all of them have. */
export class ActivityView {
  id: string;
  /** @example "DEL-2015-0001" */
  reference: string;
  /** @example "First delegation to Guangdong" */
  title: string;
  /** @example "delegation" */
  kind: ActivityKind;
  /**
   * Where it is to be found with everything that its kind has, below `/api/v1`.
   * @example "/delegations/0199c000-0000-7000-8000-000000000401"
   */
  record: string;
  /** @example "completed" */
  status: ActivityStatus;
  /**
   * First day, in its time zone.
   * @example "2015-10-19"
   */
  startsOn: string;
  /** @example "2015-10-25" */
  endsOn: string;
  /** Of what lasts hours: stops and seminars. */
  startsAt: Date | null;
  endsAt: Date | null;
  /** @example "Asia/Shanghai" */
  timezone: string;
  /**
   * ISO 3166-1.
   * @example "CN"
   */
  country: string | null;
  /** @example "Guangzhou" */
  city: string | null;
  venue: string | null;
  /** What it is a part of: a stop of its roadshow, a seminar of a stop or of a delegation. */
  parentId: string | null;
  /** The agreement it takes place under; where null, that of what it is a part of counts. */
  agreementId: string | null;
  /** Who follows up on it. */
  ownerId: string | null;
  budgetEur: number | null;
  costEur: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
