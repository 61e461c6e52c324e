import { type PersonalDataTables, WHOLE_ROW } from '../personal-data.rules.js';
import { listAuditedTables } from './record-tables.rules.js';

/** The columns of the audit trail and of other parts that all records share. */
export const COMMON_TABLES: PersonalDataTables = {
  audit_entry: {
    foundBy: [
      { record: { type: 'entity_type', id: 'entity_id' }, tables: listAuditedTables() },
      // The entries of another contact have the name of a namesake.
      { mentions: 'changes', unless: `:this.entity_type = 'contact'` },
    ],
    columns: {
      actor_kind: 'none',
      actor_name: 'staff',
      action: 'none',
      entity_type: 'none',
      changes: 'changes',
      request_id: 'none',
    },
  },
  bulk_update: {
    foundBy: [{ mentions: 'records' }],
    columns: { created_by_role: 'none', entity: 'none', records: 'changes' },
  },
  external_id: {
    // The id of a company or lead in a system of mails can be the address of a person.
    foundBy: [{ contact: 'contact_id' }, { address: 'value', unlessKnown: 'contact_id' }],
    columns: { system: 'text', value: { clear: WHOLE_ROW } },
  },
  idempotency_key: {
    foundBy: [{ mentions: 'response' }],
    columns: {
      scope: 'none',
      key: { clear: WHOLE_ROW },
      request_hash: { clear: WHOLE_ROW },
      response: { clear: WHOLE_ROW },
    },
  },
};
