import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';

/** The list of mapping versions. {@link buildMappingList} limits it to one connection. */
export const mappingList = defineList({
  name: 'intake-mappings',
  from: 'intake_mapping m JOIN intake_connection c ON c.id = m.connection_id',
  id: 'm.id',
  select: `m.id, m.version AS "mappingVersion", m.mapping, m.created_at AS "createdAt", m.created_by AS "createdBy"`,
  fields: {
    mappingVersion: { type: 'integer', sql: 'm.version' },
    createdAt: { type: 'instant', sql: 'm.created_at' },
  },
  defaultSort: '-mappingVersion',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
  columns: ['id', 'mappingVersion', 'mapping', 'createdAt', 'createdBy'],
});

/** Returns the list of the versions of one connection's mapping. Served by intake_mapping_version_uq. */
export function buildMappingList(connectionId: string): ListDefinition {
  return {
    ...mappingList,
    buildVisibility: (actor, bind) =>
      `m.connection_id = ${bind(connectionId)}::uuid AND (${buildConnectionVisibility(actor, 'c', bind)})`,
  };
}
