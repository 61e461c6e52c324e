import { ROLES } from '../../common/actor/actor.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';

/** The list of API keys: filters, sorts and columns. */
export const apiKeyList = defineList({
  name: 'api-keys',
  from: 'api_key k',
  id: 'k.id',
  archived: 'k.archived_at',
  select: `k.id, k.name, k.role, k.scopes, k.prefix, k.expires_at AS "expiresAt", k.created_at AS "createdAt",
    k.updated_at AS "updatedAt", k.version, k.created_by AS "createdBy", k.archived_at AS "archivedAt"`,
  fields: {
    name: { type: 'text', sql: 'k.name' },
    role: { type: 'enum', sql: 'k.role', values: ROLES },
    expiresAt: { type: 'instant', sql: 'k.expires_at', nullable: true },
    createdAt: { type: 'instant', sql: 'k.created_at' },
  },
  defaultSort: 'name',
  columns: ['id', 'name', 'role', 'scopes', 'prefix', 'expiresAt', 'createdAt', 'archivedAt'],
});
