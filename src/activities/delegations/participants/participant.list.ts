import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { PARTICIPANT_ROLES, PARTICIPANT_STATUSES } from '../model/participant.constants.js';
import { DelegationParticipant } from '../model/participant.entity.js';

/** SQL for the company that a participant `dp` represents; `k` is the contact. */
export const REPRESENTED_COMPANY = 'coalesce(dp.company_id, k.company_id)';

const ROLE_ORDER = `array_position(ARRAY[${PARTICIPANT_ROLES.map((role) => `'${role}'`).join(', ')}], dp.role)`;

/** The fields of a participant. */
export const PARTICIPANT_FIELDS = defineRecordFields(
  DelegationParticipant,
  'dp',
  {
    id: {},
    delegationId: { sql: 'dp.activity_id', exported: false },
    contactId: { list: FILTER },
    fullName: { sql: 'k.full_name', list: { type: 'text', buildMatch: buildTextMatch('k.full_name') } },
    nativeName: { sql: 'k.native_name' },
    role: {
      list: {
        sort: ROLE_ORDER,
        values: PARTICIPANT_ROLES,
        description: `Sorts in the order ${PARTICIPANT_ROLES.join(', ')}.`,
      },
      writable: true,
    },
    status: { list: { values: PARTICIPANT_STATUSES }, writable: true },
    title: { writable: true },
    jobTitle: { sql: 'k.job_title' },
    companyId: {
      sql: 'c.id',
      list: { sql: REPRESENTED_COMPANY, sort: false, description: 'The company that the person represents.' },
      writable: true,
    },
    companyName: { sql: 'c.name', list: { type: 'text', nullable: true, buildMatch: buildTextMatch('c.name') } },
    email: { sql: 'k.email' },
    phone: { sql: 'k.phone' },
    notes: { writable: true },
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  },
  ['id', 'fullName', 'nativeName', 'role', 'status', 'title', 'jobTitle', 'companyName', 'email', 'phone', 'notes'],
);

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
  ...PARTICIPANT_FIELDS,
  defaultSort: 'role,fullName',
  search: {
    buildCondition: (q, bind) =>
      `contact_text(k.full_name, k.native_name, k.email, k.job_title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the names, the e-mail address and the job title',
  },
});

/** Returns the list of the participants of one delegation. */
export const buildParticipantList = narrowList(participantList, 'dp.activity_id');
