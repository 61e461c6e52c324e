import type { MailLanguage } from '../model/mail.constants.js';
import { WHY_AGENCY, WHY_PERSONAL, WHY_TEST } from './mail-texts.constants.js';

/** Chooses the sentence that tells a reader why the mail came. */
export function chooseReason(mail: {
  language: MailLanguage;
  contactId: string | null;
  authorName: string | null;
}): string {
  const { language, contactId, authorName } = mail;
  if (contactId === null) return WHY_TEST;
  return authorName === null ? WHY_AGENCY[language] : WHY_PERSONAL[language].replace('{author}', () => authorName);
}
