import type { CommitmentStatus } from './commitment.vocabulary.js';

/** A commitment, as clients see one. */
export class CommitmentView {
  id: string;
  agreementId: string;
  /** @example "AGR-2016-0001" */
  agreementReference: string;
  /** @example "Strategic partnership with GSC" */
  agreementTitle: string;
  /** @example "Hold a roadshow for the members in autumn 2016" */
  description: string;
  /** Who promised it. */
  ownerCompanyId: string | null;
  /** @example "Province of Limburg" */
  ownerCompanyName: string | null;
  /** @example "2016-12-20" */
  dueOn: string | null;
  /** @example "on_track" */
  status: CommitmentStatus;
  /** Whether it is still to be done and its day has passed, in Europe/Brussels. */
  overdue: boolean;
  /**
   * What shows that it was kept.
   * @example "Letter of thanks of 14 June"
   */
  evidence: string | null;
  /** The activity that fulfils it. */
  activityId: string | null;
  /** @example "2016-12-20" */
  doneOn: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
