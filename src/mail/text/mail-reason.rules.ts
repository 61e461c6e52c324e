import type { MailLanguage, TemplateKey } from '../../common/mail/mail-template.constants.js';
import { TEMPLATES } from '../templates/template-catalogue.constants.js';
import { WHY_AGENCY, WHY_OCCASION, WHY_PERSONAL, WHY_TEST } from './mail-texts.constants.js';

/** Chooses the sentence that tells a reader why the mail came. */
export function chooseReason(mail: {
  language: MailLanguage;
  templateKey: TemplateKey | null;
  contactId: string | null;
  authorName: string | null;
}): string {
  const { language, templateKey, contactId, authorName } = mail;
  if (templateKey !== null) return WHY_OCCASION[TEMPLATES[templateKey].occasion][language];
  if (contactId === null) return WHY_TEST;
  return authorName === null ? WHY_AGENCY[language] : WHY_PERSONAL[language].replace('{author}', () => authorName);
}
