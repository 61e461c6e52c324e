import type { Connector, RawDelivery } from '../parsing/connector.rules.js';
import { genericCsv } from '../parsing/csv-export.rules.js';
import { readPayload } from '../parsing/form-fields.rules.js';
import { toKey } from '../parsing/json-values.rules.js';
import { readByPaths } from '../parsing/payload-paths.rules.js';
import { EITHER_HEADERS, verifyEither } from '../parsing/signature.rules.js';
import { bodyDigest, headerKey, unreadable } from '../parsing/submission-parts.rules.js';

/**
 * Connector for any provider that sends JSON or URL-encoded forms. The connection defines the paths of the values. If
 * the connection has a secret, deliveries are signed by Standard Webhooks or with a plain HMAC. Equal bytes are the
 * same delivery unless their `Idempotency-Key` or `webhook-id` differs.
 */
export const generic: Connector = {
  provider: 'generic',
  keptHeaders: ['idempotency-key', ...EITHER_HEADERS, 'user-agent'],
  verify: verifyEither,
  deliveryKey,
  read: (delivery, options) => {
    const body = readPayload(delivery);
    if (body === undefined) return unreadable('not JSON');
    return readByPaths(body, options, { fallbackId: deliveryKey(delivery), usual: {} });
  },
  csv: genericCsv,
};

function deliveryKey(delivery: RawDelivery): string {
  // A structured string (RFC 8941) has quotation marks around the key.
  const key = delivery.headers['idempotency-key']?.trim().replace(/^"(.*)"$/, '$1');
  return key ? toKey(key) : (headerKey(delivery, 'webhook-id') ?? bodyDigest(delivery));
}
