import type { ActivityStatus } from '../activity.constants.js';

/** A roadshow as the API returns it, with the totals of its stops. */
export class RoadshowView {
  id: string;
  /** @example "ROAD-2016-0001" */
  reference: string;
  /** @example "Roadshow Pearl River Delta" */
  title: string;
  /** @example "planned" */
  status: ActivityStatus;
  /** @example "2016-10-10" */
  startsOn: string;
  /** @example "2016-10-14" */
  endsOn: string;
  /** @example "Asia/Shanghai" */
  timezone: string;
  agreementId: string | null;
  /**
   * The country code, ISO 3166-1.
   * @example "CN"
   */
  targetCountry: string | null;
  /** @example ["27.40"] */
  sectors: string[];
  objectives: string | null;
  notes: string | null;
  budgetEur: number | null;
  /** The cost of the roadshow itself, without the cost of its stops. */
  costEur: number | null;
  /** The cost of the roadshow, its stops and their seminars; null while none of these costs is known. */
  totalCostEur: number | null;
  ownerId: string | null;
  /** The number of stops, including cancelled ones. */
  stops: number;
  /** The sum of the target attendance of its stops, without cancelled ones; null while no stop has a target. */
  targetAttendance: number | null;
  /** The number of people who came to its stops, without cancelled ones; null while it is known for no stop. */
  actualAttendance: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
