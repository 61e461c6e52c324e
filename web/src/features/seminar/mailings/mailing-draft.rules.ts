import { readBrusselsInput } from '../../../shared/format/zone-time.rules';
import type { RegistrationStatus } from '../seminar-state.rules';
import type { CreateMailing, MailingRow } from './mailings.api';

/** The languages that a mailing can have. */
export const MAILING_LANGUAGES = ['auto', 'en', 'nl', 'zh'] as const satisfies readonly MailingRow['language'][];

/** The purposes of mailings. */
export const MAILING_PURPOSES = [
  'transactional',
  'event_invitation',
  'marketing',
] as const satisfies readonly MailingRow['purpose'][];

/** The templates of mailings. */
export const MAILING_TEMPLATES = ['seminar_invitation', 'seminar_changed', 'seminar_thank_you'] as const;
export type MailingTemplate = (typeof MAILING_TEMPLATES)[number];

/** The people whom a mailing can address, from the point of view of a seminar. */
export const AUDIENCES = ['registered', 'other_seminar', 'contacts'] as const;

/** The statuses of registrations in the order in which the form offers them. */
export const STATUSES = [
  'registered',
  'confirmed',
  'waitlisted',
  'attended',
  'no_show',
  'cancelled',
] as const satisfies readonly RegistrationStatus[];

/** Everything that was typed into the form. */
export interface MailingDraft {
  title: string;
  /** Empty for a text of its own. */
  templateKey: '' | MailingTemplate;
  purpose: MailingRow['purpose'];
  audience: (typeof AUDIENCES)[number];
  statuses: RegistrationStatus[];
  otherSeminarId: string | null;
  contactIds: string[];
  language: (typeof MAILING_LANGUAGES)[number];
  subject: string;
  body: string;
  /** The date and time in Brussels; empty for at once. */
  sendAt: string;
}

/** Starts a draft, for one of the templates or with an empty text. */
export function startMailing(templateKey: MailingDraft['templateKey'] = ''): MailingDraft {
  const isThanks = templateKey === 'seminar_thank_you';
  return {
    title: '',
    templateKey,
    purpose: findPurpose(templateKey) ?? 'transactional',
    audience: 'registered',
    statuses: isThanks ? ['attended'] : ['registered', 'confirmed'],
    otherSeminarId: null,
    contactIds: [],
    language: 'auto',
    subject: '',
    body: '',
    sendAt: '',
  };
}

/** Returns the purpose that a template has; null for a text of its own. */
export function findPurpose(templateKey: MailingDraft['templateKey']): MailingRow['purpose'] | null {
  if (templateKey === '') return null;
  return templateKey === 'seminar_invitation' ? 'event_invitation' : 'transactional';
}

/** Lists the people whom a mailing can address. Only invitations and marketing go to people who have not registered. */
export function listAudiences(draft: MailingDraft, isManager: boolean): readonly MailingDraft['audience'][] {
  if (getPurpose(draft) === 'transactional') return ['registered'];
  return isManager ? AUDIENCES : ['registered', 'other_seminar'];
}

/** Builds the request of a mailing about a seminar. */
export function buildMailingRequest(draft: MailingDraft, seminarId: string, isManager: boolean): CreateMailing {
  const { title, templateKey, language, subject, body, sendAt } = draft;
  return {
    title: title.trim(),
    purpose: getPurpose(draft),
    ...(templateKey ? { templateKey } : { subject: subject.trim(), body }),
    audience: buildAudience(draft, seminarId, isManager),
    language,
    activityId: seminarId,
    ...(sendAt && { sendAt: readBrusselsInput(sendAt) }),
  };
}

function getPurpose({ templateKey, purpose }: MailingDraft): MailingRow['purpose'] {
  return findPurpose(templateKey) ?? purpose;
}

function buildAudience(draft: MailingDraft, seminarId: string, isManager: boolean): CreateMailing['audience'] {
  const { audience, statuses, otherSeminarId, contactIds } = draft;
  const chosen = listAudiences(draft, isManager).includes(audience) ? audience : 'registered';
  if (chosen === 'contacts') return { contactIds };
  return { seminarId: chosen === 'other_seminar' && otherSeminarId ? otherSeminarId : seminarId, statuses };
}
