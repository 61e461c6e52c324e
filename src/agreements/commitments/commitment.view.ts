import type { CommitmentStatus } from './commitment.constants.js';

/** A commitment as the API returns it. */
export class CommitmentView {
  id: string;
  agreementId: string;
  /** @example "AGR-2016-0001" */
  agreementReference: string;
  /** @example "Strategic partnership with GSC" */
  agreementTitle: string;
  /** @example "Hold a roadshow for the members in autumn 2016" */
  description: string;
  /** The company that made the promise. */
  ownerCompanyId: string | null;
  /** @example "Province of Limburg" */
  ownerCompanyName: string | null;
  /** @example "2016-12-20" */
  dueOn: string | null;
  /** @example "on_track" */
  status: CommitmentStatus;
  /** Whether the commitment is still pending after its due day, in Europe/Brussels. */
  overdue: boolean;
  /**
   * Text that shows that the commitment was fulfilled.
   * @example "Letter of thanks of 14 June"
   */
  evidence: string | null;
  /** The activity that fulfils the commitment. */
  activityId: string | null;
  /** @example "Roadshow in Guangdong" */
  activityTitle: string | null;
  /** @example "2016-12-20" */
  doneOn: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
