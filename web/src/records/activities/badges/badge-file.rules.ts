/** The layouts of badges, the usual one first. */
export const BADGE_LAYOUTS = ['a4_8', 'label_90x55'] as const;
/** The orders of badges, the usual one first. */
export const BADGE_SORTS = ['name', 'company'] as const;

/** The event whose badges are printed. */
export interface BadgeEvent {
  kind: 'seminars' | 'delegations';
  id: string;
  title: string;
}

/** The only person whose badge is printed. */
export interface BadgePerson {
  /** The id of the registration or of the participant. */
  id: string;
  name: string;
}

/** The way in which badges are printed. */
export interface BadgeChoice {
  layout: string;
  lang: string;
  sort: string;
}

/** Returns the address of the file of the badges of an event, or of the badge of one person. */
export function buildBadgesUrl(
  { kind, id }: BadgeEvent,
  { layout, lang, sort }: BadgeChoice,
  person?: BadgePerson,
): string {
  const query = new URLSearchParams({ layout, lang });
  if (person) query.set(kind === 'seminars' ? 'registrationId' : 'participantId', person.id);
  else query.set('sort', sort);
  return `/api/v1/${kind}/${id}/badges.pdf?${query.toString()}`;
}
