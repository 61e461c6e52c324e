import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../common/lists/record-fields.factory.js';

/** The list of refused deliveries. {@link buildQuarantineList} limits it to one connection. */
export const quarantineList = defineList({
  name: 'intake-quarantine',
  from: 'intake_quarantine q',
  id: 'q.id',
  // The bytes come from an unverified source and may be no valid text, so they are shown escaped.
  ...defineQueryFields({
    id: { sql: 'q.id' },
    receivedAt: { sql: 'q.received_at', list: { type: 'instant' } },
    code: { sql: 'q.code' },
    contentType: { sql: 'q.content_type' },
    size: { sql: 'q.size' },
    sha256: { sql: 'q.sha256' },
    head: { sql: `encode(q.head, 'escape')`, exported: false },
  }),
  defaultSort: '-receivedAt',
});

/** Returns the list of refused deliveries of one connection. Served by intake_quarantine_connection_id_idx. */
export function buildQuarantineList(connectionId: string): ListDefinition {
  return { ...quarantineList, buildVisibility: (_, bind) => `q.connection_id = ${bind(connectionId)}::uuid` };
}
