import type { Language } from '../../../common/reference/languages.constants.js';
import { PERSON_REPORT_EN } from './person-report-en.constants.js';
import { PERSON_REPORT_NL } from './person-report-nl.constants.js';
import type { PersonReportTexts } from './person-report-texts.rules.js';

/** The fixed texts by language. */
export const PERSON_REPORT_TEXTS: Readonly<Record<Language, PersonReportTexts>> = {
  en: PERSON_REPORT_EN,
  nl: PERSON_REPORT_NL,
};
