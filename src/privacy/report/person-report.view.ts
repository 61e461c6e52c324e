import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';
import type { ConsentPurpose, LawfulBasis } from '../../companies/model/company.constants.js';

/** A statement of the person about the use of their data. */
export class ReportedConsentView {
  /** @example "marketing" */
  purpose: ConsentPurpose;
  granted: boolean;
  /** @example "consent" */
  lawfulBasis: LawfulBasis;
  /** @example "Yes, keep me informed of events and investment opportunities in Limburg by e-mail." */
  wording: string;
  /** @example "2026-03" */
  wordingVersion: string;
  occurredAt: Date;
  /** @example "Seminar registration form" */
  source: string;
  proof: string | null;
}

/** A project with which the person is connected. Of a confidential one only that it exists is told. */
export class ReportedLeadView {
  /** @example "LEAD-2026-0007" */
  reference: string | null;
  /** @example "European assembly plant" */
  title: string;
}

/** A document of the person. */
export class ReportedDocumentView {
  id: string;
  /** @example "Business card" */
  title: string;
  /** @example "card.pdf" */
  fileName: string | null;
  sizeBytes: number | null;
  createdAt: Date;
}

/** Where a datum comes from. */
export class DatumSourceView {
  /** @example "contact" */
  record: string;
  id: string;
  /** @example "email" */
  field: string;
  at: Date;
  /**
   * A file, a form, a colleague by role, a program or the application.
   * @example "Form: Autumn seminar"
   */
  source: string;
}

/** Somebody who received data of the person. */
export class RecipientView {
  /**
   * A webhook, which sends changes to another system, or partners, with whom data are shared with consent.
   * @example "webhook"
   */
  kind: 'webhook' | 'partners';
  /** @example "Power BI (flows.example.org)" */
  name: string;
  firstAt: Date | null;
  lastAt: Date | null;
}

/** The rows of a table that are about the person. */
export class ReportedTableView {
  /** @example "seminar_registration" */
  table: string;
  /** @example "Registrations for seminars" */
  label: string;
  /** The rows, by the names of their fields. Empty fields, and those that only programs need, are left out. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  rows: Record<string, unknown>[];
}

/** How long a kind of data is kept. */
export class RetentionView {
  /** @example "Original data of forms" */
  data: string;
  /** @example "365 days after they arrived" */
  term: string;
}

/** All data that are stored about a person (GDPR art. 15). */
export class PersonReportView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  contactId: string | null;
  @ApiProperty({ enum: LANGUAGES, example: 'en' })
  language: Language;
  generatedAt: Date;
  /** The address for questions (PRIVACY_CONTACT). */
  privacyContact: string | null;
  /** @example ["Chen Wei", "陈伟"] */
  names: string[];
  /** @example ["chen.wei@lumenova.example"] */
  emails: string[];
  /** Whether the person has objected to mails. */
  objected: boolean;
  consents: ReportedConsentView[];
  leads: ReportedLeadView[];
  documents: ReportedDocumentView[];
  sources: DatumSourceView[];
  recipients: RecipientView[];
  retention: RetentionView[];
  /** The rights of the person, in sentences. */
  rights: string[];
  /** Every row that is about the person. */
  tables: ReportedTableView[];
}
