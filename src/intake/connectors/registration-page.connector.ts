import type { Connector } from '../parsing/connector.rules.js';
import { parsePageDelivery } from '../parsing/page-submission.rules.js';
import { computeBodyDigest } from '../parsing/submission-parts.rules.js';

/**
 * Connector for our own registration pages. Their registrations are stored as deliveries by the page itself. Its
 * connection has no address, so nothing that arrives at one is accepted.
 */
export const registrationPage: Connector = {
  provider: 'registration_page',
  keptHeaders: [],
  verify: () => ({ state: 'refused', code: 'signature.missing' }),
  getDeliveryKey: computeBodyDigest,
  parse: ({ body, receivedAt }) => parsePageDelivery(body, receivedAt),
};
