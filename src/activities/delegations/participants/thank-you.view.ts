import type { ParticipantRole } from '../model/participant.constants.js';

/**
 * The kinds of rows: a participant who came, or a company that received the delegation and is represented by none of
 * them.
 */
export const THANK_YOU_KINDS = ['participant', 'host_company'] as const;
/** One of {@link THANK_YOU_KINDS}. */
export type ThankYouKind = (typeof THANK_YOU_KINDS)[number];

/** A person or company to thank after a delegation. */
export class ThankYouView {
  /** The id of the participant, or of the company that received the delegation. */
  id: string;
  /** @example "participant" */
  kind: ThankYouKind;
  role: ParticipantRole | null;
  contactId: string | null;
  /**
   * The name as entered; null for a company.
   * @example "Chen Wei"
   */
  fullName: string | null;
  /** @example "陈伟" */
  nativeName: string | null;
  /**
   * The title on this visit, or else the job title.
   * @example "General Manager"
   */
  title: string | null;
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /**
   * The first language of the contact, BCP 47.
   * @example "zh-Hans"
   */
  language: string | null;
  /** The user who writes the message: the owner of the delegation, or else of the company. */
  ownerId: string | null;
  /** @example "An Janssens" */
  ownerName: string | null;
}
