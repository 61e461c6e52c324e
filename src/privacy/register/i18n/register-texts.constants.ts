import type { Language } from '../../../common/reference/languages.constants.js';
import { REGISTER_EN } from './register-en.constants.js';
import { REGISTER_NL } from './register-nl.constants.js';
import type { RegisterTexts } from './register-texts.rules.js';

/** The fixed texts by language. */
export const REGISTER_TEXTS: Readonly<Record<Language, RegisterTexts>> = { en: REGISTER_EN, nl: REGISTER_NL };
