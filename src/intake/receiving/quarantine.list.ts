import { defineList, type ListDefinition } from '../../common/lists/list.definition.js';

/** Refused deliveries; {@link quarantineOf} narrows them to one connection, by intake_quarantine_connection_id_idx. */
export const quarantineList = defineList({
  name: 'intake-quarantine',
  from: 'intake_quarantine q',
  id: 'q.id',
  // What is no text of the encoding shows as its escapes: these are bytes of a stranger.
  select: `q.id, q.received_at AS "receivedAt", q.code, q.content_type AS "contentType", q.size, q.sha256,
    encode(q.head, 'escape') AS head`,
  fields: {
    receivedAt: { type: 'instant', sql: 'q.received_at' },
  },
  defaultSort: '-receivedAt',
  columns: ['id', 'receivedAt', 'code', 'contentType', 'size', 'sha256'],
});

/** The refused deliveries of one connection. */
export function quarantineOf(connectionId: string): ListDefinition {
  return { ...quarantineList, visible: (_, bind) => `q.connection_id = ${bind(connectionId)}::uuid` };
}
