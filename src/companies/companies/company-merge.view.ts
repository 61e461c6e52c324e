import { CompanyView } from './company.view.js';

/** The effect of a merge on one relation. */
export class MergedRelationView {
  /** @example "leads" */
  label: string;
  /**
   * Number of rows that now refer to the survivor.
   * @example 3
   */
  moved: number;
  /**
   * Number of rows that the survivor had already. They took the values that they lacked.
   * @example 1
   */
  combined: number;
}

/** The values that the lists of the survivor gain from the source. */
export class MergedListsView {
  /** The names of the source are among them. */
  aliases: string[];
  emailDomains: string[];
  tags: string[];
}

/** The effect of a merge or of its preview. */
export class CompanyMergeView {
  /** True for a preview; nothing has been changed. */
  dryRun: boolean;
  sourceId: string;
  /**
   * Fields that were empty in the survivor and take the value of the source.
   * @example ["city", "website"]
   */
  filled: string[];
  added: MergedListsView;
  /** Every relation to a company, including those without rows. */
  relations: MergedRelationView[];
  /** The survivor after the merge. */
  company: CompanyView;
}
