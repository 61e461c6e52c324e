import type { Role } from '../../../common/actor/actor.constants.js';

/** The fixed texts of a report about a person, in one language. */
export interface PersonReportTexts {
  formatTitle: (name: string) => string;
  madeOn: string;
  formatPage: (page: number, pages: number) => string;
  missing: string;
  formatIntro: (contact: string | null) => string;
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
  retention: Readonly<Record<RetentionKind, { data: string; formatTerm: (days: number) => string }>>;
  listRights: (contact: string | null) => string[];
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
