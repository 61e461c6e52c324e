import { ROLES } from '../../common/actor/actor.constants.js';
import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../common/lists/record-fields.factory.js';
import { ApiKey } from './api-key.entity.js';

/** The list of API keys: filters, sorts and columns. */
export const apiKeyList = defineList({
  name: 'api-keys',
  from: 'api_key k',
  id: 'k.id',
  archived: 'k.archived_at',
  ...defineRecordFields(ApiKey, 'k', {
    id: {},
    name: { list: {} },
    role: { list: { values: ROLES } },
    scopes: {},
    prefix: {},
    expiresAt: { list: {} },
    lastUsedAt: { list: {} },
    createdAt: { list: {} },
    updatedAt: { list: {}, exported: false },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  }),
  defaultSort: 'name',
});
