import { MAIL_LANGUAGES, type MailLanguage } from '../../common/mail/mail-template.constants.js';

/** Returns the first of some languages that mails can have, or English. `zh-Hans` counts as `zh`. */
export function chooseLanguage(languages: readonly string[]): MailLanguage {
  const spoken = languages.map((tag) => tag.split('-')[0]!.toLowerCase());
  return MAIL_LANGUAGES.find((language) => language === spoken.find((tag) => isMailLanguage(tag))) ?? 'en';
}

function isMailLanguage(tag: string): boolean {
  return MAIL_LANGUAGES.some((language) => language === tag);
}
