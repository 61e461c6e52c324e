import type { MailLanguage, TemplateKey } from '../../common/mail/mail-template.constants.js';
import type { MailPurpose } from '../model/mail.constants.js';
import { TEMPLATES } from './template-catalogue.constants.js';
import { WHY_AGENCY, WHY_MARKETING, WHY_OCCASION, WHY_PERSONAL, WHY_TEST } from '../text/mail-texts.constants.js';

/** The facts about a mail that tell why it comes. */
interface ReasonFacts {
  language: MailLanguage;
  purpose: MailPurpose;
  templateKey: TemplateKey | null;
  mailingId: string | null;
  contactId: string | null;
  authorName: string | null;
}

/** Chooses the sentence that tells a reader why the mail came. */
export function chooseReason(mail: ReasonFacts): string {
  const { language, purpose, templateKey, mailingId, contactId, authorName } = mail;
  if (templateKey !== null) return WHY_OCCASION[TEMPLATES[templateKey].occasion][language];
  if (purpose === 'event_invitation') return WHY_OCCASION.invitation[language];
  if (purpose === 'marketing') return WHY_MARKETING[language];
  // A person at a seminar need not be a contact.
  if (contactId === null) return mailingId === null ? WHY_TEST : WHY_OCCASION.registration[language];
  return authorName === null ? WHY_AGENCY[language] : WHY_PERSONAL[language].replace('{author}', () => authorName);
}
