import type { ActivityStatus, Direction } from '../activity.constants.js';

/** An organisation that receives a delegation. */
export class DelegationHostView {
  id: string;
  /** @example "Locate in Limburg" */
  name: string;
}

/** A delegation as the API returns it. */
export class DelegationView {
  id: string;
  /** @example "DEL-2015-0001" */
  reference: string;
  /** @example "First delegation to Guangdong" */
  title: string;
  /** @example "outbound" */
  direction: Direction | null;
  /** @example "completed" */
  status: ActivityStatus;
  /** @example "2015-10-19" */
  startsOn: string;
  /** @example "2015-10-25" */
  endsOn: string;
  /** @example "Asia/Shanghai" */
  timezone: string;
  /**
   * The country code, ISO 3166-1.
   * @example "CN"
   */
  country: string | null;
  /** @example "Guangzhou" */
  city: string | null;
  senderCompanyId: string | null;
  senderCompanyName: string | null;
  hostCompanyIds: string[];
  hostCompanies: DelegationHostView[];
  agreementId: string | null;
  agreementTitle: string | null;
  ownerId: string | null;
  /** @example "An Janssens" */
  ownerName: string | null;
  objectives: string | null;
  notes: string | null;
  /** In whole euros. */
  budgetEur: number | null;
  /** In whole euros. */
  costEur: number | null;
  /** The number of participants who have neither declined nor cancelled. */
  participantCount: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
