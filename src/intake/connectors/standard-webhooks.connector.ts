import type { Connector, RawDelivery } from '../parsing/connector.rules.js';
import { genericCsv } from '../parsing/csv-export.rules.js';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import { findTextAt } from '../parsing/json-values.rules.js';
import { readByPaths } from '../parsing/payload-paths.rules.js';
import { verifyStandardWebhook } from '../parsing/signature.rules.js';
import { readCommonStatus } from '../parsing/status-words.rules.js';
import {
  computeBodyDigest,
  computeDigest,
  findHeaderKey,
  parseJsonBody,
  buildUnreadable,
} from '../parsing/submission-parts.rules.js';

/** Connector for providers that follow Standard Webhooks: `{type, timestamp, data}`, identified by `webhook-id`. */
export const standardWebhooks: Connector = {
  provider: 'standard_webhooks',
  keptHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'user-agent'],
  verify: verifyStandardWebhook,
  getDeliveryKey: getDeliveryKey,
  computeContentDigest: (delivery) => {
    const body = parseJsonBody(delivery);
    return isPlainObject(body)
      ? computeDigest(Object.fromEntries(Object.entries(body).filter(([name]) => !OF_ATTEMPT.has(name))))
      : null;
  },
  parse: (delivery, options) => {
    const body = parseJsonBody(delivery);
    if (body === undefined) return buildUnreadable('not JSON');
    const version = ['updatedAt', 'updated_at'].find((name) => findTextAt(body, 'data', name) !== null);
    return readByPaths(body, options, {
      fallbackId: getDeliveryKey(delivery),
      usual: {
        externalId: 'data.id',
        version: version ? `data.${version}` : 'timestamp',
        occurredAt: 'timestamp',
      },
      status: readCommonStatus(findTextAt(body, 'type')) ?? 'registered',
      ownKeys: ['type'],
    });
  },
  csv: genericCsv,
};

/** Properties that describe the attempt and not the event, if a provider sends them in the body. */
const OF_ATTEMPT = new Set(['timestamp', 'attempt', 'attempts']);

function getDeliveryKey(delivery: RawDelivery): string {
  return findHeaderKey(delivery, 'webhook-id') ?? computeBodyDigest(delivery);
}
