import type { AgreementKind, AgreementStatus } from './agreement.vocabulary.js';

/** An agreement, as clients see one. */
export class AgreementView {
  id: string;
  /** @example "AGR-2016-0001" */
  reference: string;
  /** @example "Strategic partnership with GSC" */
  title: string;
  /** @example "strategic_partnership" */
  kind: AgreementKind;
  /** The agreement it was made under, such as the twinning. */
  parentId: string | null;
  /** @example "in_force" */
  status: AgreementStatus;
  /** @example "2016-05-24" */
  signedOn: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
