import type { Role } from '../../../common/actor/actor.constants.js';
import type { Language } from '../../../common/reference/languages.constants.js';
import { PERSON_REPORT_EN } from './person-report-en.constants.js';
import { PERSON_REPORT_NL } from './person-report-nl.constants.js';

/** The fixed texts of a report about a person, in one language. */
export interface PersonReportTexts {
  title: (name: string) => string;
  madeOn: string;
  page: (page: number, pages: number) => string;
  missing: string;
  intro: (contact: string | null) => string;
  /** Headings of the parts. */
  parts: Readonly<
    Record<
      'person' | 'consents' | 'leads' | 'documents' | 'sources' | 'recipients' | 'retention' | 'rights' | 'rows',
      string
    >
  >;
  none: string;
  granted: string;
  refused: string;
  objected: string;
  secretProject: string;
  /** Colleagues by their roles. */
  roles: Readonly<Record<string, string> & Record<Role, string>>;
  program: string;
  application: string;
  formatImport: (file: string) => string;
  formatForm: (form: string) => string;
  partners: string;
  heads: Readonly<Record<'what' | 'when' | 'text' | 'source' | 'name' | 'from' | 'until' | 'term', string>>;
  retention: Readonly<Record<RetentionKind, { data: string; term: (days: number) => string }>>;
  rights: (contact: string | null) => string[];
  /** The kinds of rows, by table. */
  tables: Readonly<Record<string, string>>;
}

/** The kinds of data that are removed after a number of days. */
export type RetentionKind =
  | 'intakeBodyDays'
  | 'intakeQuarantineDays'
  | 'importRowDays'
  | 'travelDetailDays'
  | 'inboundRawDays'
  | 'webhookLogDays'
  | 'records';

/** The fixed texts by language. */
export const PERSON_REPORT_TEXTS: Readonly<Record<Language, PersonReportTexts>> = {
  en: PERSON_REPORT_EN,
  nl: PERSON_REPORT_NL,
};
