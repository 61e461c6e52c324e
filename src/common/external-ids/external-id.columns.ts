import type { ExternalIdColumn } from './external-id.queries.js';

/**
 * Defines the list of ids in other systems, and the filter by one of them, as fields of a record.
 * @param id the SQL of the id of the record
 */
export function defineExternalIdFields(column: ExternalIdColumn, id: string) {
  return {
    externalIds: {
      label: ['External ids', 'Externe id’s'],
      sql: `(SELECT coalesce(json_agg(json_build_object('system', e.system, 'value', e.value) ORDER BY e.system, e.value), '[]')
        FROM external_id e WHERE e.${column} = ${id})`,
    },
    externalId: {
      label: ['External id', 'Extern id'],
      sql: id,
      list: {
        selective: true,
        type: 'texts',
        sort: false,
        // Served by external_id_value_idx.
        buildMatch: (values: string) =>
          `${id} IN (SELECT e.${column} FROM external_id e WHERE e.value = ANY(${values}) AND e.${column} IS NOT NULL)`,
        description: 'The id of the record in any other system.',
        example: '8814032',
      },
      returned: false,
    },
  } as const;
}
