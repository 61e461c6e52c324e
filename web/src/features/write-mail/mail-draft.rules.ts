import type { MailSubject } from '../../records/mails/write-mail.store';
import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';
import { findCompanyId } from '../../records/search/record-company.rules';
import type { AnyRecord } from '../../records/search/record.api';
import type { components } from '../../shared/api/schema';
import { readBrusselsInput } from '../../shared/format/zone-time.rules';

export type CreateMails = components['schemas']['CreateMails'];

/** The languages that a mail can have. */
export const MAIL_LANGUAGES = ['en', 'nl', 'zh'] as const satisfies readonly CreateMails['language'][];

/** The greatest number of contacts who can get a mail at once, as on the server. */
export const MAX_RECIPIENTS = 20;

/** Everything that was typed into the form. */
export interface MailDraft {
  contactIds: string[];
  /** The lead that a mail to a contact is about; empty until the user chooses. */
  leadId: string;
  /** Empty for the language of each contact. */
  language: '' | (typeof MAIL_LANGUAGES)[number];
  subject: string;
  body: string;
  documentIds: string[];
  /** The date and time in Brussels; empty for at once. */
  sendAt: string;
}

/** Starts a draft about a record: to the contact, or to the people of the lead. */
export function startDraft(found: AnyRecord): MailDraft {
  const contactIds =
    found.kind === 'contact' ? [found.record.id] : found.kind === 'lead' ? found.record.contactIds : [];
  return {
    contactIds: contactIds.slice(0, MAX_RECIPIENTS),
    leadId: '',
    language: '',
    subject: '',
    body: '',
    documentIds: [],
    sendAt: '',
  };
}

/** The parts of a request that the draft of a mail does not say itself. */
interface MailContext {
  subject: MailSubject;
  record: AnyRecord;
  /** The lead that a mail to a contact is about. */
  leadId: string;
}

/** Builds the request. A lead brings its company along, and a contact has one of its own. */
export function buildMailRequest(draft: MailDraft, { subject, record, leadId }: MailContext): CreateMails {
  const { contactIds, language, body, documentIds, sendAt } = draft;
  const aboutId = subject.kind === 'lead' ? record.record.id : leadId;
  const companyId = findCompanyId(record);
  return {
    contactIds,
    subject: draft.subject.trim(),
    body,
    ...(language && { language }),
    ...(aboutId === NO_LEAD ? companyId && { companyId } : { leadId: aboutId }),
    ...(subject.kind === 'activity' && { activityId: subject.id }),
    ...(documentIds.length > 0 && { documentIds }),
    ...(sendAt && { sendAt: readBrusselsInput(sendAt) }),
  };
}
