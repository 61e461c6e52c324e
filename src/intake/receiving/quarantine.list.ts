import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';

/** The list of refused deliveries. {@link buildQuarantineList} limits it to one connection. */
export const quarantineList = defineList({
  name: 'intake-quarantine',
  from: 'intake_quarantine q',
  id: 'q.id',
  // The bytes come from an unverified source and may be no valid text, so they are shown escaped.
  select: `q.id, q.received_at AS "receivedAt", q.code, q.content_type AS "contentType", q.size, q.sha256,
    encode(q.head, 'escape') AS head`,
  fields: {
    receivedAt: { type: 'instant', sql: 'q.received_at' },
  },
  defaultSort: '-receivedAt',
  columns: ['id', 'receivedAt', 'code', 'contentType', 'size', 'sha256'],
});

/** Returns the list of refused deliveries of one connection. Served by intake_quarantine_connection_id_idx. */
export function buildQuarantineList(connectionId: string): ListDefinition {
  return { ...quarantineList, buildVisibility: (_, bind) => `q.connection_id = ${bind(connectionId)}::uuid` };
}
