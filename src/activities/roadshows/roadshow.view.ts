import type { ActivityStatus } from '../activity.vocabulary.js';

/** A roadshow, as clients see one, with what its stops add up to. */
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
   * ISO 3166-1.
   * @example "CN"
   */
  targetCountry: string | null;
  /** @example ["27.40"] */
  sectors: string[];
  objectives: string | null;
  notes: string | null;
  budgetEur: number | null;
  /** Its own cost, without that of its stops. */
  costEur: number | null;
  /** Its own cost, that of its stops and that of their seminars; null while none of them is known. */
  totalCostEur: number | null;
  ownerId: string | null;
  /** How many stops it has, cancelled ones among them. */
  stops: number;
  /** What its stops aim at together, without the cancelled ones; null while none says it. */
  targetAttendance: number | null;
  /** How many came to its stops together, without the cancelled ones; null while it is known of none. */
  actualAttendance: number | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
