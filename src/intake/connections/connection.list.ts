import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { IntakeConnection } from '../model/connection.entity.js';

/**
 * Filters, sorts and columns of the list of connections. There is one connection per form, which makes some dozens.
 */
export const connectionList = defineList({
  name: 'intake-connections',
  from: `intake_connection c
    JOIN intake_mapping m ON m.connection_id = c.id AND m.version = c.mapping_version`,
  id: 'c.id',
  archived: 'c.archived_at',
  ...defineRecordFields(IntakeConnection, 'c', {
    id: {},
    name: { list: {} },
    provider: { list: { values: PROVIDERS } },
    activityId: { list: FILTER },
    integrationKeyId: { list: FILTER, exported: false },
    timezone: {},
    pausedAt: {},
    paused: {
      sql: '(c.paused_at IS NOT NULL)',
      list: { type: 'boolean', sort: false, description: 'Whether it is paused.' },
      returned: false,
    },
    hasSecret: { sql: 'c.secret_encrypted IS NOT NULL' },
    formerTokenUntil: { exported: false },
    formerSecretUntil: { exported: false },
    api: {
      sql: `CASE WHEN c.api_base_url IS NOT NULL THEN jsonb_build_object(
      'baseUrl', c.api_base_url, 'hasToken', c.api_token_encrypted IS NOT NULL) END`,
      exported: false,
    },
    unreadableSecrets: {
      sql: `ARRAY(SELECT s.name FROM (VALUES ('secret', c.secret_encrypted), ('api.token', c.api_token_encrypted)) s (name, value)
      WHERE s.value IS NOT NULL AND NOT is_current_secret(s.value))`,
      exported: false,
    },
    mapping: { sql: 'm.mapping', exported: false },
    mappingVersion: {},
    rules: { exported: false },
    reconciledAt: {},
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  }),
  defaultSort: 'name',
  search: {
    buildCondition: (q, bind) => `fold(c.name) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name',
  },
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
});
