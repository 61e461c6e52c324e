import type { components } from '../../../shared/api/schema';
import { readBrusselsInput } from '../../../shared/format/zone-time.rules';
import {
  isOfRegistered,
  listAudiences,
  type MailingActivity,
  type MailingAudience,
  type MailingTemplate,
} from './mailing-activity.rules';
import type { CreateMailing, MailingRow } from './mailings.api';

type RegistrationStatus = components['schemas']['RegistrationView']['status'];

/** The languages that a mailing can have. */
export const MAILING_LANGUAGES = ['auto', 'en', 'nl', 'zh'] as const satisfies readonly MailingRow['language'][];

/** The purposes of mailings. */
export const MAILING_PURPOSES = [
  'transactional',
  'event_invitation',
  'marketing',
] as const satisfies readonly MailingRow['purpose'][];

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
  /** The chosen people; those that come first when the purpose does not allow them. */
  audience: MailingAudience;
  statuses: RegistrationStatus[];
  otherSeminarId: string | null;
  otherDelegationId: string | null;
  contactIds: string[];
  language: (typeof MAILING_LANGUAGES)[number];
  subject: string;
  body: string;
  documentIds: string[];
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
    audience: 'own',
    statuses: isThanks ? ['attended'] : ['registered', 'confirmed'],
    otherSeminarId: null,
    otherDelegationId: null,
    contactIds: [],
    language: 'auto',
    subject: '',
    body: '',
    documentIds: [],
    sendAt: '',
  };
}

/** Returns the purpose that a template has; null for a text of its own. */
export function findPurpose(templateKey: MailingDraft['templateKey']): MailingRow['purpose'] | null {
  if (templateKey === '') return null;
  return templateKey === 'seminar_invitation' ? 'event_invitation' : 'transactional';
}

/** The activity from whose page a mailing is sent, and the rights of its author. */
interface MailingContext {
  activity: MailingActivity;
  isManager: boolean;
}

/** Lists the people whom a mailing can address with its purpose. */
export function listDraftAudiences(draft: MailingDraft, { activity, isManager }: MailingContext) {
  return listAudiences(activity.kind, getPurpose(draft), isManager);
}

/** Returns the people whom a mailing addresses. */
export function findAudience(draft: MailingDraft, context: MailingContext): MailingAudience {
  const possible = listDraftAudiences(draft, context);
  return possible.includes(draft.audience) ? draft.audience : possible[0]!;
}

/** Builds the request of a mailing about an activity. */
export function buildMailingRequest(draft: MailingDraft, context: MailingContext): CreateMailing {
  const { title, templateKey, language, subject, body, documentIds, sendAt } = draft;
  return {
    title: title.trim(),
    purpose: getPurpose(draft),
    ...(templateKey ? { templateKey } : { subject: subject.trim(), body }),
    audience: buildAudience(draft, context),
    language,
    activityId: context.activity.id,
    ...(documentIds.length > 0 && { documentIds }),
    ...(sendAt && { sendAt: readBrusselsInput(sendAt) }),
  };
}

function getPurpose({ templateKey, purpose }: MailingDraft): MailingRow['purpose'] {
  return findPurpose(templateKey) ?? purpose;
}

function buildAudience(draft: MailingDraft, context: MailingContext): CreateMailing['audience'] {
  const { statuses, otherSeminarId, otherDelegationId, contactIds } = draft;
  const { activity } = context;
  const audience = findAudience(draft, context);
  if (audience === 'contacts') return { contactIds };
  const otherId = audience === 'seminar' ? otherSeminarId : audience === 'delegation' ? otherDelegationId : null;
  const id = otherId ?? activity.id;
  return isOfRegistered(activity, audience) ? { seminarId: id, statuses } : { delegationId: id };
}
