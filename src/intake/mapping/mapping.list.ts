import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../common/lists/record-fields.factory.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';

/** The list of mapping versions. {@link buildMappingList} limits it to one connection. */
export const mappingList = defineList({
  name: 'intake-mappings',
  from: 'intake_mapping m JOIN intake_connection c ON c.id = m.connection_id',
  id: 'm.id',
  ...defineQueryFields({
    id: { sql: 'm.id' },
    mappingVersion: { sql: 'm.version', list: { type: 'integer' } },
    mapping: { sql: 'm.mapping' },
    createdAt: { sql: 'm.created_at', list: { type: 'instant' } },
    createdBy: { sql: 'm.created_by' },
  }),
  defaultSort: '-mappingVersion',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
});

/** Returns the list of the versions of one connection's mapping. Served by intake_mapping_version_uq. */
export function buildMappingList(connectionId: string): ListDefinition {
  return {
    ...mappingList,
    buildVisibility: (actor, bind) =>
      `m.connection_id = ${bind(connectionId)}::uuid AND (${buildConnectionVisibility(actor, 'c', bind)})`,
  };
}
