import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { DECISION_KINDS } from '../model/intake-registration.constants.js';
import { IntakeDecision } from './registration-decision.entity.js';

/** The list of decisions about registrations. Archived decisions are revoked. */
export const decisionList = defineList({
  name: 'intake-decisions',
  from: `intake_decision d JOIN intake_connection c ON c.id = d.connection_id
    LEFT JOIN contact k ON k.id = d.contact_id LEFT JOIN company o ON o.id = d.company_id`,
  id: 'd.id',
  archived: 'd.archived_at',
  ...defineRecordFields(
    IntakeDecision,
    'd',
    {
      id: {},
      connectionId: { list: FILTER },
      connectionName: { sql: 'c.name' },
      kind: { list: { sort: false, values: DECISION_KINDS } },
      key: { list: FILTER },
      contactId: { list: FILTER },
      contactName: { sql: 'k.full_name' },
      companyId: { list: FILTER },
      companyName: { sql: 'o.name' },
      registrationId: { list: FILTER },
      createdAt: { list: {} },
      updatedAt: { list: {}, exported: false },
      version: { exported: false },
      createdBy: {},
      archivedAt: {},
    },
    ['id', 'kind', 'key', 'contactId', 'contactName', 'companyId', 'companyName'],
  ),
  defaultSort: '-createdAt',
  buildVisibility: (actor, bind) => buildConnectionVisibility(actor, 'c', bind),
});
