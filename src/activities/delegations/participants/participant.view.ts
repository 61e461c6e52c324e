import type { ParticipantRole, ParticipantStatus } from '../model/participant.constants.js';

/** A participant of a delegation as the API returns it. Travel details are never included. */
export class DelegationParticipantView {
  id: string;
  delegationId: string;
  contactId: string;
  /**
   * The name as entered.
   * @example "Chen Wei"
   */
  fullName: string;
  /** @example "陈伟" */
  nativeName: string | null;
  /** @example "head" */
  role: ParticipantRole;
  /** @example "confirmed" */
  status: ParticipantStatus;
  /** The person's title on this visit. */
  title: string | null;
  /**
   * The job title of the contact.
   * @example "General Manager"
   */
  jobTitle: string | null;
  /** The company that the person represents: the one given for the visit, or else the employer of the contact. */
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
