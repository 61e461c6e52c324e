import { type OwnerSet, quoteLiterals, type TimelineSource } from './timeline-source.rules.js';

/** Audit entries that concern the record as a whole. Of all other entries, only changes of the status are shown. */
const OF_RECORD = `e.action IN ('created', 'archived', 'restored', 'ended')`;

/**
 * Returns the source for the history of an activity or agreement and of its status, from the audit trail. Served by
 * audit_entry_entity_idx.
 */
export function buildStatusHistorySource(
  table: 'activity' | 'agreement',
  owners: OwnerSet,
  types: readonly string[],
): TimelineSource {
  return {
    permission: table === 'activity' ? 'activities:read' : 'agreements:read',
    owners,
    from: `audit_entry e JOIN ${table} named ON named.id = e.entity_id`,
    where: `e.entity_id = o.id AND e.entity_type IN (${quoteLiterals(types)}) AND (${OF_RECORD} OR e.changes ? 'status')`,
    at: 'e.at',
    id: 'e.id',
    kind: `CASE WHEN ${OF_RECORD} THEN e.action ELSE 'status' END`,
    columns: {
      type: `CASE WHEN ${OF_RECORD} THEN e.entity_type
        ELSE e.changes #>> '{status,after}' END`,
      title: `CASE WHEN ${OF_RECORD} THEN named.reference || ' ' || named.title
        ELSE concat_ws(' → ', e.changes #>> '{status,before}', e.changes #>> '{status,after}') END`,
      actorId: 'e.actor_id',
      actorName: 'e.actor_name',
      [`${table}Id`]: 'e.entity_id',
    },
  };
}
