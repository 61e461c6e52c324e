import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { PROVIDERS } from '../parsing/connector.rules.js';

/**
 * Filters, sorts and columns of the list of connections. There is one connection per form, which makes some dozens.
 */
export const connectionList = defineList({
  name: 'intake-connections',
  from: `intake_connection c
    JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version`,
  id: 'c.id',
  archived: 'c.archived_at',
  select: `c.id, c.name, c.provider, c.activity_id AS "activityId", c.integration_key_id AS "integrationKeyId", c.timezone,
    c.paused_at AS "pausedAt", c.secret_encrypted IS NOT NULL AS "hasSecret", c.former_token_until AS "formerTokenUntil",
    c.former_secret_until AS "formerSecretUntil", CASE WHEN c.api_base_url IS NOT NULL THEN jsonb_build_object(
      'baseUrl', c.api_base_url, 'hasToken', c.api_token_encrypted IS NOT NULL) END AS api,
    ARRAY(SELECT s.name FROM (VALUES ('secret', c.secret_encrypted), ('api.token', c.api_token_encrypted)) s (name, value)
      WHERE s.value IS NOT NULL AND NOT is_current_secret(s.value)) AS "unreadableSecrets",
    m.mapping, c.mapping_version AS "mappingVersion", c.rules, c.reconciled_at AS "reconciledAt",
    c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.version, c.created_by AS "createdBy",
    c.archived_at AS "archivedAt"`,
  fields: {
    name: { type: 'text', sql: 'c.name' },
    provider: { type: 'enum', sql: 'c.provider', values: PROVIDERS },
    activityId: { type: 'uuid', sql: 'c.activity_id', nullable: true, sort: false },
    integrationKeyId: { type: 'uuid', sql: 'c.integration_key_id', nullable: true, sort: false },
    paused: { type: 'boolean', sql: '(c.paused_at IS NOT NULL)', sort: false, description: 'Whether it is paused.' },
    createdAt: { type: 'instant', sql: 'c.created_at' },
    updatedAt: { type: 'instant', sql: 'c.updated_at' },
  },
  defaultSort: 'name',
  search: {
    buildCondition: (q, bind) => `fold(c.name) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name',
  },
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
  columns: [
    'id',
    'name',
    'provider',
    'activityId',
    'timezone',
    'pausedAt',
    'hasSecret',
    'mappingVersion',
    'reconciledAt',
    'createdAt',
    'updatedAt',
    'archivedAt',
  ],
});
