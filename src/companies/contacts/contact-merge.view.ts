import { MergedRelationView } from '../companies/company-merge.view.js';
import { ContactView } from './contact.view.js';

/** The values that the lists of the survivor gain from the source. */
export class ContactMergedListsView {
  languages: string[];
  tags: string[];
  /** Ids of the companies. */
  affiliations: string[];
}

/** The effect of a merge of contacts or of its preview. */
export class ContactMergeView {
  /** True for a preview; nothing has been changed. */
  dryRun: boolean;
  sourceId: string;
  /**
   * Fields that were empty in the survivor and take the value of the source.
   * @example ["phone", "email"]
   */
  filled: string[];
  added: ContactMergedListsView;
  /** Every relation to a contact, including those without rows. */
  relations: MergedRelationView[];
  /** The survivor after the merge. */
  contact: ContactView;
}
