import { ExternalStore } from './external.store';

/** Whether the last request reached the server. */
export const isServerReachable = new ExternalStore(true);
