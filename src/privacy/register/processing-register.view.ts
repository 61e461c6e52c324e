import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';
import type { LawfulBasis } from '../../companies/model/company.constants.js';

/** The agency that is responsible for the data. */
export class ControllerView {
  /** @example "Locate in Limburg" */
  name: string;
  /**
   * The address for questions about personal data (PRIVACY_CONTACT).
   * @example "privacy@locate.example"
   */
  contact: string | null;
}

/** For what data are used. */
export class PurposeView {
  /** @example "relations" */
  id: string;
  /** @example "Relations with investors and partners" */
  name: string;
  /** @example "Find, advise and follow companies that may invest in Limburg." */
  description: string;
  /** @example ["public_task", "legitimate_interest"] */
  lawfulBases: LawfulBasis[];
  /**
   * The groups of tables that serve the purpose.
   * @example ["companies", "leads"]
   */
  groups: string[];
}

/** A table with data of people. */
export class RegisteredTableView {
  /** @example "seminar_registration" */
  table: string;
  /**
   * The columns that an erasure treats.
   * @example ["full_name", "email"]
   */
  columns: string[];
  /**
   * The columns that an erasure keeps, with the reason.
   * @example ["The signature of a signed agreement is needed for legal obligations and claims."]
   */
  kept: string[];
}

/** The tables of one subject. */
export class TableGroupView {
  /** @example "activities" */
  id: string;
  /** @example "Delegations, roadshows, seminars and meetings" */
  name: string;
  /**
   * The categories of persons.
   * @example ["Contacts of companies and partners"]
   */
  persons: string[];
  /**
   * The categories of data.
   * @example ["Names and positions"]
   */
  data: string[];
  /** The tables that lead to a person. */
  tables: RegisteredTableView[];
}

/** A category of recipients of data. */
export class RecipientCategoryView {
  /** @example "webhooks" */
  id: string;
  /** @example "Other systems, by webhooks" */
  name: string;
  /**
   * The recipients that are set up now, such as the names of webhooks with their hosts.
   * @example ["Power BI (flows.example.org)"]
   */
  present: string[];
}

/** How long a kind of data is kept. */
export class RegisteredTermView {
  /**
   * The kind of a retention rule, or of a term that a setting defines.
   * @example "contact"
   */
  kind: string;
  /** @example "Contacts" */
  data: string;
  /** @example "36 months after the last contact that came from the person" */
  term: string;
  /** Whether the rule is switched on. A term that a setting defines is always on. */
  enabled: boolean;
  /**
   * The setting that defines the term; null for a retention rule, and for a term that is fixed.
   * @example null
   */
  setting: string | null;
}

/** The register of processing activities (GDPR art. 30). */
export class ProcessingRegisterView {
  @ApiProperty({ enum: LANGUAGES, example: 'en' })
  language: Language;
  generatedAt: Date;
  controller: ControllerView;
  purposes: PurposeView[];
  groups: TableGroupView[];
  recipients: RecipientCategoryView[];
  /** The transfers to countries outside of the European Economic Area. */
  transfers: string[];
  terms: RegisteredTermView[];
  /** The technical and organisational measures. */
  security: string[];
}
