import type { Placeholder } from '../../common/mail/mail-template.constants.js';
import type { FieldError } from '../../common/errors/domain.errors.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import { findUnknownPlaceholders } from '../templates/template-text.rules.js';
import type { Mailing } from '../model/mailing.entity.js';

/** The placeholders of a mailing that is about no seminar. */
const PERSON: readonly Placeholder[] = ['contact.fullName', 'contact.companyName', 'author.fullName'];

/** The part of a mailing that decides what its mails say. */
export type MailingText = Pick<Mailing, 'purpose' | 'templateKey' | 'subject' | 'body' | 'audience' | 'activityId'>;

/** Returns what is wrong with the text of a mailing: a template that does not fit it, or a placeholder that it does not know. */
export function validateText(mailing: MailingText, isAboutSeminar: boolean): FieldError[] {
  const { templateKey, subject, body } = mailing;
  if (templateKey === null) {
    const known = isAboutSeminar ? TEMPLATES.seminar_invitation.placeholders : PERSON;
    return Object.entries({ subject, body }).flatMap(([field, text]) => findUnknown(field, text ?? '', known));
  }
  if (subject !== null || body !== null) {
    const detail = 'A mailing has a templateKey or a subject and a body, not both.';
    return [{ pointer: '/templateKey', code: 'mailing.text_ambiguous', detail }];
  }
  return validateTemplate(mailing, isAboutSeminar);
}

function validateTemplate(mailing: MailingText, isAboutSeminar: boolean): FieldError[] {
  const { purpose, templateKey, audience, activityId } = mailing;
  const { purpose: required, occasion } = TEMPLATES[templateKey!];
  if (purpose !== required) {
    const detail = `purpose must be ${required} with the template ${templateKey}.`;
    return [{ pointer: '/purpose', code: 'mailing.purpose_not_allowed', detail }];
  }
  const isOfRegistered = audience.seminarId !== undefined && audience.seminarId === activityId;
  if (isAboutSeminar && (occasion === 'invitation' || isOfRegistered)) return [];
  const detail =
    occasion === 'invitation'
      ? 'activityId must be the seminar to which the template invites.'
      : `The template ${templateKey} is for the people of the seminar that it is about (audience.seminarId).`;
  return [{ pointer: '/templateKey', code: 'mailing.template_needs_seminar', detail }];
}

function findUnknown(field: string, text: string, known: readonly Placeholder[]): FieldError[] {
  return findUnknownPlaceholders(text, known).map((name) => ({
    pointer: `/${field}`,
    code: 'mail_template.unknown_placeholder',
    detail: `${field} has the unknown placeholder {{${name}}}; it may have ${known.map((one) => `{{${one}}}`).join(', ')}.`,
  }));
}
