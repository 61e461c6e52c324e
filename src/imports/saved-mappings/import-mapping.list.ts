import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { IMPORT_ENTITIES } from '../mapping/import-field.constants.js';
import { ImportMapping } from '../model/import-mapping.entity.js';

/** The fields of saved mappings. */
export const IMPORT_MAPPING_FIELDS = defineRecordFields(ImportMapping, 'm', {
  id: {},
  entity: { list: { values: IMPORT_ENTITIES, sort: false } },
  name: { list: {}, writable: true },
  mapping: { writable: true },
  values: { writable: true },
  defaults: { writable: true },
  matchKeys: { writable: true },
  numberFormat: { writable: true },
  dateFormat: { writable: true },
  currencies: { writable: true },
  unreadable: { writable: true },
  unknownOwnerId: { writable: true },
  createMissing: { writable: true },
  externalSystem: { writable: true },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { list: { ...FILTER, user: true } },
  creatorName: { sql: 'u.full_name' },
  archivedAt: {},
});

/** Filters, sorts and columns of saved mappings. All who import see all of them, because an agency shares its mappings. */
export const importMappingList = defineList({
  name: 'import-mappings',
  from: 'import_mapping m LEFT JOIN app_user u ON u.id = m.created_by',
  id: 'm.id',
  archived: 'm.archived_at',
  ...IMPORT_MAPPING_FIELDS,
  defaultSort: 'name',
});
