import type { Actor } from '../common/actor/actor.constants.js';
import { type Bind, defineList } from '../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../common/lists/record-fields.factory.js';
import { canSeeEveryImport, canSeeEveryLead, buildVisibilityThroughLead } from '../identity/access/access.policy.js';
import { canReadRecords, isPrivateType } from '../identity/access/record-permissions.rules.js';
import { AuditEntry } from '../common/audit/audit-entry.entity.js';
import { RECORD_TYPES, type RecordType, type RecordTypeFacts } from '../common/audit/record-types.constants.js';

/**
 * Tables whose rows can be put under a lead, or taken from it, after they were created. A test checks that the list is
 * complete.
 */
export const UNDER_A_LEAD = ['document', 'interaction', 'task'];

/** The types of records that only some people may know of, and no key. */
const PRIVATE_TYPES = (Object.keys(RECORD_TYPES) as RecordType[]).filter((type) => isPrivateType(type));

/**
 * Reads the present name of the record of an entry by its primary key; null where records of the type have none, or the
 * record was removed.
 */
const ENTITY_NAME = `CASE a.entity_type ${Object.entries<RecordTypeFacts>(RECORD_TYPES)
  .filter(([, { name }]) => name)
  .map(
    ([type, { name, from = `${type} n` }]) =>
      `WHEN '${type}' THEN (SELECT ${name} FROM ${from} WHERE n.id = a.entity_id)`,
  )
  .join(' ')} END`;

/**
 * Builds the condition under which the caller may see an entry. The caller must be allowed to see the lead of the
 * entry, the lead that its record was moved from or to, and the lead that the record is under now. The last condition
 * also hides entries that were written before the record came under that lead. The tables of these records belong to a
 * layer above; they are only read here, by their primary keys. Requests of persons are for those who handle them. A key with scopes sees only the entries of records that
 * it may read. The entries of an import are visible like the import itself, because they name its file.
 */
function buildVisibility(actor: Actor, bind: Bind): string {
  const conditions = [
    buildLeadVisibility(actor, bind),
    buildImportVisibility(actor, bind),
    ...buildPrivacyVisibility(actor, bind),
  ];
  if (actor.scopes === null) return conditions.join(' AND ');
  const types = (Object.keys(RECORD_TYPES) as RecordType[]).filter((type) => canReadRecords(actor, type));
  return [`a.entity_type = ANY(${bind(types)}::text[])`, ...conditions].join(' AND ');
}

/** Builds the condition under which the caller may see an entry of an import: whoever may see the import. */
function buildImportVisibility(actor: Actor, bind: Bind): string {
  if (canSeeEveryImport(actor)) return 'true';
  const own = `EXISTS (SELECT 1 FROM import i WHERE i.id = a.entity_id AND i.created_by = ${bind(actor.id)}::uuid)`;
  return `(a.entity_type <> 'import' OR ${own})`;
}

/** Builds the condition that hides what a caller has no right to who may not see requests of persons about their data. */
function buildPrivacyVisibility(actor: Actor, bind: Bind): string[] {
  const hidden = PRIVATE_TYPES.filter((type) => !canReadRecords(actor, type));
  return hidden.length === 0 ? [] : [`a.entity_type <> ALL(${bind(hidden)}::text[])`];
}

function buildLeadVisibility(actor: Actor, bind: Bind): string {
  if (canSeeEveryLead(actor)) return 'true';
  const buildLeadCondition = (column: string) => `(${buildVisibilityThroughLead(actor, column, bind)})`;
  const now = UNDER_A_LEAD.map(
    (table) =>
      `NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.id = a.entity_id AND NOT ${buildLeadCondition('r.lead_id')})`,
  );
  return [buildLeadCondition('a.lead_id'), buildLeadCondition('a.other_lead_id'), ...now].join(' AND ');
}

/**
 * The audit trail: filters, sorts and columns. An entry that belongs to a confidential lead is hidden like the lead
 * itself. The list is served by audit_entry_at_idx. The filters are served by audit_entry_entity_idx,
 * audit_entry_entity_type_idx, audit_entry_actor_idx, audit_entry_action_idx, audit_entry_request_id_idx and
 * audit_entry_import_id_idx.
 */
export const auditList = defineList({
  name: 'audit',
  from: 'audit_entry a',
  id: 'a.id',
  ...defineRecordFields(AuditEntry, 'a', {
    id: {},
    at: { list: { description: 'The time at which the entry was written.' } },
    actorKind: {},
    actorId: { list: { ...FILTER, user: true } },
    actorName: {},
    action: {
      list: {
        sort: false,
        description: 'The action, such as created, updated, archived or moved.',
        example: 'updated',
      },
    },
    entityType: {
      list: {
        sort: false,
        description: 'The type of the record, such as company, contact or lead.',
        example: 'company',
      },
    },
    entityId: { list: FILTER },
    entityName: { sql: ENTITY_NAME },
    changes: {},
    requestId: { list: { sort: false, description: 'The X-Request-Id of the response.' } },
    importId: { list: { ...FILTER, description: 'The import that caused the change.' } },
    importRow: {},
  }),
  defaultSort: '-at',
  buildVisibility: buildVisibility,
});
