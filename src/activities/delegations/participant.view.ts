import type { ParticipantRole, ParticipantStatus } from './participant.vocabulary.js';

/** Somebody who takes part in a delegation, as clients see one. Travel details are never among it. */
export class DelegationParticipantView {
  id: string;
  delegationId: string;
  contactId: string;
  /**
   * As typed.
   * @example "Chen Wei"
   */
  fullName: string;
  /** @example "陈伟" */
  nativeName: string | null;
  /** @example "head" */
  role: ParticipantRole;
  /** @example "confirmed" */
  status: ParticipantStatus;
  /** How the person is announced on this visit. */
  title: string | null;
  /**
   * On the contact.
   * @example "General Manager"
   */
  jobTitle: string | null;
  /** For whom the person comes: as said here, or else the employer on the contact. */
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /** @example "+8675526741234" */
  phone: string | null;
  notes: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
