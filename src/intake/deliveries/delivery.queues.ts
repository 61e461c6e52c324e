import type { Provider } from '../connectors/connector.js';
import { PROVIDERS } from '../connectors/connector.js';
import { connectorOf } from '../connectors/connectors.js';

/** Deliveries that say all there is to say. */
export const DELIVERIES = 'intake.deliveries';
/** Deliveries that only say that something changed: what is asked of the sender can take its time. */
export const FETCHES = 'intake.fetches';

/** The senders whose deliveries make us ask. */
export const THIN_PROVIDERS: readonly Provider[] = PROVIDERS.filter((provider) => connectorOf(provider).remote);

/** The queue for deliveries of a sender. */
export function queueOf(provider: Provider): string {
  return THIN_PROVIDERS.includes(provider) ? FETCHES : DELIVERIES;
}
