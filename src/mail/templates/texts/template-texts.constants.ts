import type { MailLanguage, TemplateKey } from '../../../common/mail/mail-template.constants.js';
import type { TemplateText } from '../template-text.rules.js';
import { REGISTRATION_TEXTS } from './registration-texts.constants.js';
import { SEMINAR_TEXTS } from './seminar-texts.constants.js';
import { USER_TEXTS } from './user-texts.constants.js';

/** The texts that ship with the product, by template and language. The changed ones are stored. */
export const SHIPPED_TEXTS: Readonly<Record<TemplateKey, Partial<Record<MailLanguage, TemplateText>>>> = {
  ...REGISTRATION_TEXTS,
  ...SEMINAR_TEXTS,
  ...USER_TEXTS,
};
