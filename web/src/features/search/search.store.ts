import { ExternalStore } from '../../shared/api/external.store';

/** Whether the search is open. */
export const isSearchOpen = new ExternalStore(false);
