import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { PARTICIPANT_ROLES, PARTICIPANT_STATUSES } from '../model/participant.constants.js';

/** SQL for the company that a participant `dp` represents; `k` is the contact. */
export const REPRESENTED_COMPANY = 'coalesce(dp.company_id, k.company_id)';

const ROLE_ORDER = `array_position(ARRAY[${PARTICIPANT_ROLES.map((role) => `'${role}'`).join(', ')}], dp.role)`;

/**
 * The list of participants, which is also the registration list. {@link buildParticipantList} limits it to one delegation,
 * whose participants delegation_participant_uq finds. A delegation has few participants, so every filter and sort may
 * read all of them.
 */
export const participantList = defineList({
  name: 'participants',
  from: `delegation_participant dp JOIN contact k ON k.id = dp.contact_id LEFT JOIN company c ON c.id = ${REPRESENTED_COMPANY}`,
  id: 'dp.id',
  archived: 'dp.archived_at',
  select: `dp.id, dp.activity_id AS "delegationId", dp.contact_id AS "contactId", k.full_name AS "fullName",
    k.native_name AS "nativeName", dp.role, dp.status, dp.title, k.job_title AS "jobTitle", c.id AS "companyId",
    c.name AS "companyName", k.email, k.phone, dp.notes, dp.created_at AS "createdAt", dp.updated_at AS "updatedAt",
    dp.version, dp.created_by AS "createdBy", dp.archived_at AS "archivedAt"`,
  fields: {
    role: {
      type: 'enum',
      sql: 'dp.role',
      sort: ROLE_ORDER,
      values: PARTICIPANT_ROLES,
      description: `Sorts in the order ${PARTICIPANT_ROLES.join(', ')}.`,
    },
    fullName: { type: 'text', sql: 'k.full_name', buildMatch: buildTextMatch('k.full_name') },
    status: { type: 'enum', sql: 'dp.status', values: PARTICIPANT_STATUSES },
    contactId: { type: 'uuid', sql: 'dp.contact_id', sort: false },
    companyId: {
      type: 'uuid',
      sql: REPRESENTED_COMPANY,
      sort: false,
      nullable: true,
      description: 'The company that the person represents.',
    },
    companyName: { type: 'text', sql: 'c.name', nullable: true, buildMatch: buildTextMatch('c.name') },
    createdAt: { type: 'instant', sql: 'dp.created_at' },
    updatedAt: { type: 'instant', sql: 'dp.updated_at' },
  },
  defaultSort: 'role,fullName',
  search: {
    buildCondition: (q, bind) =>
      `contact_text(k.full_name, k.native_name, k.email, k.job_title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the names, the e-mail address and the job title',
  },
  columns: [
    'id',
    'fullName',
    'nativeName',
    'role',
    'status',
    'title',
    'jobTitle',
    'companyName',
    'email',
    'phone',
    'notes',
    'contactId',
    'companyId',
    'createdAt',
    'updatedAt',
    'archivedAt',
  ],
});

/** Returns the list of the participants of one delegation. */
export function buildParticipantList(delegationId: string): ListDefinition {
  return { ...participantList, buildVisibility: (_, bind) => `dp.activity_id = ${bind(delegationId)}::uuid` };
}
