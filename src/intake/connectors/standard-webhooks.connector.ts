import type { Connector, RawDelivery } from './connector.js';
import { genericCsv } from './csv.exports.js';
import { textAt } from './json.reading.js';
import { readByPaths, statusOf } from './payload.paths.js';
import { verifyStandardWebhook } from './signature.js';
import { bodyDigest, headerKey, jsonOf, unreadable } from './submission.parts.js';

/** Senders that follow Standard Webhooks: `{type, timestamp, data}`, known by `webhook-id`. */
export const standardWebhooks: Connector = {
  provider: 'standard_webhooks',
  keptHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'user-agent'],
  verify: verifyStandardWebhook,
  deliveryKey,
  read: (delivery, options) => {
    const body = jsonOf(delivery);
    if (body === undefined) return unreadable('not JSON');
    const version = ['updatedAt', 'updated_at'].find((name) => textAt(body, 'data', name) !== null);
    return readByPaths(body, options, {
      fallbackId: deliveryKey(delivery),
      usual: {
        externalId: 'data.id',
        version: version ? `data.${version}` : 'timestamp',
        occurredAt: 'timestamp',
      },
      status: statusOf(textAt(body, 'type')) ?? 'registered',
    });
  },
  csv: genericCsv,
};

function deliveryKey(delivery: RawDelivery): string {
  return headerKey(delivery, 'webhook-id') ?? bodyDigest(delivery);
}
