import { ApiProperty } from '@nestjs/swagger';
import { ConsentStateView } from './consent.view.js';

/** Another company a person works for. */
export class AffiliationView {
  companyId: string;
  /** @example "Guangdong Solid State Lighting Industry Innovation Center" */
  companyName: string;
  /** @example "Member of the board" */
  jobTitle: string | null;
}

/** A person, as clients see one. */
export class ContactView {
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
  /** @example "陈伟" */
  nativeName: string | null;
  givenName: string | null;
  familyName: string | null;
  /** The main employer. */
  companyId: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  /** @example "Export manager" */
  jobTitle: string | null;
  /** Other companies the person works for. */
  affiliations: AffiliationView[];
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /** @example "+8675526741234" */
  phone: string | null;
  /** @example ["zh-Hans", "en"] */
  languages: string[];
  wechatId: string | null;
  linkedinUrl: string | null;
  tags: string[];
  /** Where the person stands on each purpose ever asked about. */
  consents: ConsentStateView[];
  /** Whether the latest word on marketing is an opt-in. */
  mayBeMailed: boolean;
  /** The contact this one was merged into. */
  mergedIntoId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** What a merge does, or would do, to one relation. */
export class ContactMergeRelationView {
  /**
   * Name of the relation.
   * @example "leads"
   */
  label: string;
  /** Rows that now belong to the contact that stays. */
  @ApiProperty({ type: 'integer' })
  moved: number;
  /** Rows that the contact that stays had already; blanks of its own were filled from them. */
  @ApiProperty({ type: 'integer' })
  combined: number;
}

/** What a merge of two contacts did, or with `dryRun` would do. */
export class ContactMergeView {
  /** True: nothing was changed. */
  dryRun: boolean;
  /** The contact that goes. */
  sourceId: string;
  /**
   * Fields of the contact that stays that were filled or added to.
   * @example ["phone", "languages"]
   */
  filled: string[];
  relations: ContactMergeRelationView[];
  /** The contact that stays, as it is afterwards. */
  survivor: ContactView;
}
