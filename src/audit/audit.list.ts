import type { Actor } from '../common/actor/actor.js';
import { type Bind, defineList } from '../common/lists/list.definition.js';
import { seesEveryLead, visibleThroughLead } from '../identity/access.policy.js';

/** Tables whose rows are put under a lead, and taken from it, after they were made; a test names those that there are. */
export const UNDER_A_LEAD = ['interaction', 'task'];

/**
 * Whether the caller may see an entry: of its lead, of the lead that its record was moved from or to, and of the lead
 * that the record is under now, which hides what was written of it before as well. The tables are a floor above; they
 * are only read here, by their primary keys.
 */
function visible(actor: Actor, bind: Bind): string {
  if (seesEveryLead(actor)) return 'true';
  const through = (column: string) => `(${visibleThroughLead(actor, column, bind)})`;
  const now = UNDER_A_LEAD.map(
    (table) => `NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.id = a.entity_id AND NOT ${through('r.lead_id')})`,
  );
  return [through('a.lead_id'), through('a.other_lead_id'), ...now].join(' AND ');
}

/**
 * The audit trail: filters, sorts and columns. Whatever belongs to a confidential lead is as hidden here as the lead.
 * Served by audit_entry_at_idx and, filter by filter, audit_entry_entity_idx, audit_entry_entity_type_idx,
 * audit_entry_actor_idx, audit_entry_action_idx and audit_entry_request_id_idx.
 */
export const auditList = defineList({
  name: 'audit',
  from: 'audit_entry a',
  id: 'a.id',
  select: `a.id, a.at, a.actor_kind AS "actorKind", a.actor_id AS "actorId", a.actor_name AS "actorName", a.action,
    a.entity_type AS "entityType", a.entity_id AS "entityId", a.changes, a.request_id AS "requestId"`,
  fields: {
    at: { type: 'instant', sql: 'a.at', description: 'When it was written.' },
    actorId: { type: 'uuid', sql: 'a.actor_id', nullable: true, sort: false },
    action: {
      type: 'text',
      sql: 'a.action',
      sort: false,
      description: 'created, updated, archived, moved, …',
      example: 'updated',
    },
    entityType: {
      type: 'text',
      sql: 'a.entity_type',
      sort: false,
      description: 'company, contact, lead, …',
      example: 'company',
    },
    entityId: { type: 'uuid', sql: 'a.entity_id', sort: false },
    requestId: {
      type: 'text',
      sql: 'a.request_id',
      nullable: true,
      sort: false,
      description: 'The X-Request-Id of an answer.',
    },
  },
  defaultSort: '-at',
  visible,
  columns: [
    'id',
    'at',
    'actorKind',
    'actorId',
    'actorName',
    'action',
    'entityType',
    'entityId',
    'changes',
    'requestId',
  ],
});
