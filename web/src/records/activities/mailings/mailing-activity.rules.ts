/** The kinds of activities to whose people mailings go. */
export type MailingActivityKind = 'seminar' | 'delegation' | 'roadshow';

/** The activity from whose page a mailing is sent. */
export interface MailingActivity {
  kind: MailingActivityKind;
  id: string;
}

/** The people whom a mailing can address: those of the activity itself or of another one, or chosen contacts. */
export const AUDIENCES = ['own', 'seminar', 'delegation', 'contacts'] as const;
export type MailingAudience = (typeof AUDIENCES)[number];

/** The templates of mailings. All of them are about a seminar. */
export const MAILING_TEMPLATES = ['seminar_invitation', 'seminar_changed', 'seminar_thank_you'] as const;
export type MailingTemplate = (typeof MAILING_TEMPLATES)[number];

/** The differences between the mailings of the kinds of activities. */
interface MailingKind {
  templates: readonly MailingTemplate[];
  /** The people whom everything that the activity is about concerns, the usual ones first. */
  concerned: readonly MailingAudience[];
}

/** A roadshow has no people of its own: what it is about concerns those of its seminars. */
export const MAILING_KINDS: Readonly<Record<MailingActivityKind, MailingKind>> = {
  seminar: { templates: MAILING_TEMPLATES, concerned: ['own'] },
  delegation: { templates: [], concerned: ['own'] },
  roadshow: { templates: [], concerned: ['seminar'] },
};

/** Lists the people whom a mailing can address. Only invitations and marketing go to people whom it does not concern. */
export function listAudiences(
  kind: MailingActivityKind,
  purpose: 'transactional' | 'event_invitation' | 'marketing',
  isManager: boolean,
): readonly MailingAudience[] {
  const { concerned } = MAILING_KINDS[kind];
  if (purpose === 'transactional') return concerned;
  return AUDIENCES.filter(
    (audience) => (audience !== 'own' || concerned.includes('own')) && (audience !== 'contacts' || isManager),
  );
}

/** Tells whether the people of an audience have registered for a seminar, so that some of their statuses are chosen. */
export function isOfRegistered({ kind }: Pick<MailingActivity, 'kind'>, audience: MailingAudience): boolean {
  return audience === 'seminar' || (audience === 'own' && kind === 'seminar');
}
