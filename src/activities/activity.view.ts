import type { ActivityKind } from './activity.vocabulary.js';

/** A delegation, roadshow or seminar, as clients see one. */
export class ActivityView {
  id: string;
  /** @example "DEL-2015-0001" */
  reference: string;
  /** @example "First delegation to Guangdong" */
  title: string;
  /** @example "delegation" */
  kind: ActivityKind;
  /** @example "2015-10-19" */
  startsOn: string;
  /** @example "2015-10-25" */
  endsOn: string;
  /**
   * ISO 3166-1.
   * @example "CN"
   */
  country: string | null;
  /** The agreement it takes place under. */
  agreementId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
