import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { WEBHOOK_STATES } from '../model/webhook.constants.js';
import { Webhook } from '../model/webhook.entity.js';

/** The last attempt of a webhook. Served by webhook_delivery_last_attempt_idx. */
const LAST_ATTEMPT = `(SELECT json_build_object('at', d.last_attempt_at, 'state', d.state, 'statusCode', d.status_code,
    'errorCode', d.error_code)
  FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.last_attempt_at IS NOT NULL
  ORDER BY d.last_attempt_at DESC, d.id DESC LIMIT 1)`;

/** Served by webhook_delivery_dead_idx. */
const DEAD_COUNT = `(SELECT count(*)::int FROM webhook_delivery d
  WHERE d.webhook_id = w.id AND d.state = 'dead' AND d.at >= now() - interval '7 days')`;

/** Served by webhook_delivery_order_idx. */
const WAITING_COUNT = `(SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting')`;

/** The list of webhooks: filters, sorts and columns. There are at most some dozens. */
export const webhookList = defineList({
  name: 'webhooks',
  from: 'webhook w JOIN api_key k ON k.id = w.api_key_id',
  id: 'w.id',
  archived: 'w.archived_at',
  ...defineRecordFields(Webhook, 'w', {
    id: {},
    name: { list: {} },
    url: {},
    eventTypes: {},
    apiKeyId: { list: FILTER },
    apiKeyName: { sql: 'k.name' },
    apiKeyRole: { sql: 'k.role' },
    apiKeyScopes: { sql: 'k.scopes', exported: false },
    description: {},
    state: { list: { values: WEBHOOK_STATES } },
    disabledReason: {},
    disabledAt: {},
    formerSecretUntil: {
      sql: 'CASE WHEN w.former_secret_until > now() THEN w.former_secret_until END',
      exported: false,
    },
    secretUnreadable: { sql: 'NOT is_current_secret(w.secret_encrypted)', exported: false },
    lastAttempt: { sql: LAST_ATTEMPT, exported: ['at', 'state', 'statusCode', 'errorCode'] },
    deadCount: { sql: DEAD_COUNT },
    waitingCount: { sql: WAITING_COUNT },
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  }),
  defaultSort: 'name',
  search: {
    buildCondition: (q, bind) => `fold(w.name) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name',
  },
});
