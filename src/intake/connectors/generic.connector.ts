import type { Connector, RawDelivery } from './connector.js';
import { genericCsv } from './csv.exports.js';
import { readPayload } from './form.fields.js';
import { keyOf } from './json.reading.js';
import { readByPaths } from './payload.paths.js';
import { EITHER_HEADERS, verifyEither } from './signature.js';
import { bodyDigest, headerKey, unreadable } from './submission.parts.js';

/**
 * Any sender of JSON, or of a form that is URL-encoded: the connection says where things stand. Signed as Standard Webhooks or with a plain HMAC when the
 * connection has a secret. The same bytes are the same delivery unless an `Idempotency-Key` says otherwise.
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
  // A structured string (RFC 8941) has quotation marks around it; what is within is the key.
  const key = delivery.headers['idempotency-key']?.trim().replace(/^"(.*)"$/, '$1');
  return key ? keyOf(key) : (headerKey(delivery, 'webhook-id') ?? bodyDigest(delivery));
}
