import type { Connector, RawDelivery } from '../parsing/connector.rules.js';
import { genericCsv } from '../parsing/csv-export.rules.js';
import { readPayload } from '../parsing/form-fields.rules.js';
import { toKey } from '../parsing/json-values.rules.js';
import { readByPaths } from '../parsing/payload-paths.rules.js';
import { EITHER_HEADERS, verifyEither } from '../parsing/signature.rules.js';
import { computeBodyDigest, findHeaderKey, buildUnreadable } from '../parsing/submission-parts.rules.js';

/**
 * Connector for any provider that sends JSON or forms. The connection defines the paths of the values. If
 * the connection has a secret, deliveries are signed by Standard Webhooks or with a plain HMAC. Equal bytes are the
 * same delivery unless their `Idempotency-Key` or `webhook-id` differs.
 */
export const generic: Connector = {
  provider: 'generic',
  keptHeaders: ['idempotency-key', ...EITHER_HEADERS, 'user-agent'],
  verify: verifyEither,
  getDeliveryKey: getDeliveryKey,
  parse: (delivery, options) => {
    const body = readPayload(delivery);
    if (body === undefined) return buildUnreadable('neither JSON nor a form');
    return readByPaths(body, options, { fallbackId: getDeliveryKey(delivery), usual: {} });
  },
  csv: genericCsv,
};

function getDeliveryKey(delivery: RawDelivery): string {
  // A structured string (RFC 8941) has quotation marks around the key.
  const key = delivery.headers['idempotency-key']?.trim().replace(/^"(.*)"$/, '$1');
  return key ? toKey(key) : (findHeaderKey(delivery, 'webhook-id') ?? computeBodyDigest(delivery));
}
