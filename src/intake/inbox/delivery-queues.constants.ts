import type { Provider } from '../parsing/connector.rules.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';

/** Queue of deliveries that contain all data. */
export const DELIVERIES = 'intake.deliveries';
/** Queue of thin events. It is separate, because fetching the state from the provider can be slow. */
export const FETCHES = 'intake.fetches';

/** Providers that send thin events, which only announce a change; the state must be fetched from their API. */
export const THIN_PROVIDERS: readonly Provider[] = PROVIDERS.filter((provider) => getConnector(provider).remote);

/** Returns the queue for the deliveries of a provider. */
export function chooseQueue(provider: Provider): string {
  return THIN_PROVIDERS.includes(provider) ? FETCHES : DELIVERIES;
}
