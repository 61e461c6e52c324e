import type { ParticipantRole } from '../delegations/model/participant.constants.js';

/** The layouts of badges: eight on a sheet of A4, and one on each label of a label printer. */
export const BADGE_LAYOUTS = ['a4_8', 'label_90x55'] as const;
/** One of {@link BADGE_LAYOUTS}. */
export type BadgeLayout = (typeof BADGE_LAYOUTS)[number];

/** The orders in which badges can be printed. */
export const BADGE_SORTS = ['name', 'company'] as const;
/** One of {@link BADGE_SORTS}. */
export type BadgeSort = (typeof BADGE_SORTS)[number];

/** Maximum number of badges in one file. */
export const MAX_BADGES = 1_000;

/** The part that a person has in an event. The people of a seminar are guests or speakers. */
export type BadgeRole = ParticipantRole | 'speaker';

/** The data of one badge. */
export interface BadgePerson {
  /** The id of the registration or of the participant. */
  id: string;
  /** Null for a seat without a name; its badge has space to write the name on. */
  name: string | null;
  nativeName: string | null;
  /** The name of the contact, which is printed in place of a name whose characters no font has. */
  contactName: string | null;
  companyName: string | null;
  companyNativeName: string | null;
  /** The country of the person's company, whose script the native names use. */
  country: string | null;
  role: BadgeRole;
  /** The code for the check-in; null for an event without check-in. */
  code: string | null;
}

/** A badge on which a text is not printed as it is stored. */
export interface IncompleteBadge extends Pick<BadgePerson, 'id' | 'name'> {
  texts: { text: string; printedText: string }[];
}

/** The badges of an event. */
export interface Badges {
  reference: string;
  title: string;
  country: string | null;
  /** In the order of printing. */
  people: BadgePerson[];
  /** The last change of any of the data. */
  changedAt: Date;
}
