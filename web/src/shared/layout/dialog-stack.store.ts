import { ExternalStore } from '../api/external.store';

/** The open dialogs, from the lowest to the highest. */
export const openDialogs = new ExternalStore<readonly string[]>([]);
