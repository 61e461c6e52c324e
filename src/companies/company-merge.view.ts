import { CompanyView } from './company.view.js';

/** What a merge does to one relation. */
export class MergedRelationView {
  /** @example "leads" */
  label: string;
  /**
   * Rows that refer to the survivor now.
   * @example 3
   */
  moved: number;
  /**
   * Rows that the survivor had already, and that took over what it lacked.
   * @example 1
   */
  combined: number;
}

/** What the survivor's lists gain from the source. */
export class MergedListsView {
  /** The source's names among them. */
  aliases: string[];
  emailDomains: string[];
  tags: string[];
}

/** What a merge has done, or would do. */
export class CompanyMergeView {
  /** True: nothing has been changed. */
  dryRun: boolean;
  sourceId: string;
  /**
   * Fields that were empty in the survivor and take the source's value.
   * @example ["city", "website"]
   */
  filled: string[];
  added: MergedListsView;
  /** Every relation to a company, also those without rows. */
  relations: MergedRelationView[];
  /** The survivor, as it is or would be. */
  company: CompanyView;
}
