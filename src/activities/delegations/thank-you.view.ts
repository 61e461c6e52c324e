import type { ParticipantRole } from './participant.vocabulary.js';

/** Somebody who was there, or an organisation that received the delegation without naming anybody. */
export const THANKED = ['participant', 'host_company'] as const;
/** One of {@link THANKED}. */
export type Thanked = (typeof THANKED)[number];

/** Somebody to thank after a delegation. */
export class ThankYouView {
  /** Id of the participant, or of the company that received the delegation. */
  id: string;
  /** @example "participant" */
  kind: Thanked;
  role: ParticipantRole | null;
  contactId: string | null;
  /**
   * As typed; null for a company that named nobody.
   * @example "Chen Wei"
   */
  fullName: string | null;
  /** @example "陈伟" */
  nativeName: string | null;
  /**
   * As announced on the visit, or else the job title.
   * @example "General Manager"
   */
  title: string | null;
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /**
   * The first of the languages on the contact, BCP 47.
   * @example "zh-Hans"
   */
  language: string | null;
  /** Who writes: the owner of the delegation, or else of the company. */
  ownerId: string | null;
  /** @example "An Janssens" */
  ownerName: string | null;
}
