/** The lists of the web application whose views can be saved. */
export const VIEWED_LISTS = [
  'leads',
  'companies',
  'contacts',
  'interactions',
  'tasks',
  'activities',
  'delegations',
  'roadshows',
  'seminars',
  'agreements',
] as const;
/** One of {@link VIEWED_LISTS}. */
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** Maximum size of the filters of a view as JSON, in characters. */
export const MAX_FILTERS_LENGTH = 8_000;
