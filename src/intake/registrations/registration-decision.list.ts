import { defineList } from '../../common/lists/list-definition.rules.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { DECISION_KINDS } from '../model/intake-registration.constants.js';

/** The list of decisions about registrations. Archived decisions are revoked. */
export const decisionList = defineList({
  name: 'intake-decisions',
  from: `intake_decision d JOIN intake_connection c ON c.id = d.connection_id
    LEFT JOIN contact k ON k.id = d.contact_id LEFT JOIN company o ON o.id = d.company_id`,
  id: 'd.id',
  archived: 'd.archived_at',
  select: `d.id, d.connection_id AS "connectionId", c.name AS "connectionName", d.kind, d.key,
    d.contact_id AS "contactId", k.full_name AS "contactName", d.company_id AS "companyId", o.name AS "companyName",
    d.registration_id AS "registrationId", d.created_at AS "createdAt", d.updated_at AS "updatedAt", d.version,
    d.created_by AS "createdBy", d.archived_at AS "archivedAt"`,
  fields: {
    createdAt: { type: 'instant', sql: 'd.created_at' },
    connectionId: { type: 'uuid', sql: 'd.connection_id', sort: false },
    kind: { type: 'enum', sql: 'd.kind', sort: false, values: DECISION_KINDS },
    key: { type: 'text', sql: 'd.key', sort: false },
    contactId: { type: 'uuid', sql: 'd.contact_id', sort: false, nullable: true },
    companyId: { type: 'uuid', sql: 'd.company_id', sort: false, nullable: true },
  },
  defaultSort: '-createdAt',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
  columns: [
    'id',
    'kind',
    'key',
    'contactId',
    'contactName',
    'companyId',
    'companyName',
    'connectionId',
    'connectionName',
    'registrationId',
    'createdAt',
    'createdBy',
    'archivedAt',
  ],
});
