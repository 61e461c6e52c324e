import { MergedRelationView } from './company-merge.view.js';
import { ContactView } from './contact.view.js';

/** What the survivor's lists gain from the source. */
export class ContactMergedListsView {
  languages: string[];
  tags: string[];
  /** Ids of companies. */
  affiliations: string[];
}

/** What a merge of contacts has done, or would do. */
export class ContactMergeView {
  /** True: nothing has been changed. */
  dryRun: boolean;
  sourceId: string;
  /**
   * Fields that were empty in the survivor and take the source's value.
   * @example ["phone", "email"]
   */
  filled: string[];
  added: ContactMergedListsView;
  /** Every relation to a contact, also those without rows. */
  relations: MergedRelationView[];
  /** The survivor, as it is or would be. */
  contact: ContactView;
}
