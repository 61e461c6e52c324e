import type { ListSearch } from '../../shared/tables/list-search.rules';

/** The tabs of the page. */
export const SEMINAR_TABS = ['details', 'registrations', 'check-in', 'sessions', 'follow-up', 'timeline'] as const;
export type SeminarTab = (typeof SEMINAR_TABS)[number];

/** The parameters of the address of a seminar. Those of a list belong to the open tab. */
export interface SeminarSearch extends ListSearch {
  /** The open tab; the details when absent. */
  readonly tab?: SeminarTab;
  /** The field that is being edited. */
  readonly field?: string;
}

/** Reads the tab. The lists on the page read their parameters themselves, so that they are no part of the first load. */
export function readSeminarSearch({ tab, ...search }: Record<string, unknown>): SeminarSearch {
  const known = SEMINAR_TABS.find((one) => one === tab);
  return { ...(search as ListSearch), ...(known && known !== 'details' ? { tab: known } : {}) };
}
