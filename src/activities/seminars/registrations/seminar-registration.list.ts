import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { REGISTRATION_STATUSES } from '../model/seminar-registration.constants.js';

/**
 * The list of registrations; {@link buildRegistrationList} limits it to one seminar. Sorts and filters read the
 * registrations of that seminar, which seminar_registration_arrival_idx and _status_idx find.
 */
export const registrationList = defineList({
  name: 'registrations',
  from: 'seminar_registration r',
  id: 'r.id',
  archived: 'r.archived_at',
  select: `r.id, r.activity_id AS "seminarId", r.contact_id AS "contactId", r.full_name AS "fullName", r.email,
    r.company_name AS "companyName", r.job_title AS "jobTitle", r.language, r.status,
    CASE WHEN r.status = 'waitlisted' AND r.archived_at IS NULL THEN (SELECT count(*) FROM seminar_registration w
      WHERE w.activity_id = r.activity_id AND w.status = 'waitlisted' AND w.arrival <= r.arrival AND w.archived_at IS NULL)
    END AS "waitlistPosition",
    r.code, r.walk_in AS "walkIn", r.registered_at AS "registeredAt", r.checked_in_at AS "checkedInAt",
    r.cancelled_at AS "cancelledAt", r.promoted_at AS "promotedAt", r.replaced_by_id AS "replacedById", r.notes, r.created_at AS "createdAt",
    r.updated_at AS "updatedAt", r.version, r.created_by AS "createdBy", r.archived_at AS "archivedAt"`,
  fields: {
    arrival: { type: 'integer', sql: 'r.arrival', filter: false, description: 'The order of arrival.' },
    status: { type: 'enum', sql: 'r.status', values: REGISTRATION_STATUSES },
    fullName: { type: 'text', sql: 'r.full_name', buildMatch: buildTextMatch('r.full_name') },
    email: { type: 'text', sql: 'r.email', nullable: true },
    companyName: { type: 'text', sql: 'r.company_name', nullable: true, buildMatch: buildTextMatch('r.company_name') },
    contactId: { type: 'uuid', sql: 'r.contact_id', sort: false, nullable: true },
    language: { type: 'text', sql: 'r.language', nullable: true, example: 'zh-Hans' },
    walkIn: { type: 'boolean', sql: 'r.walk_in', sort: false },
    registeredAt: { type: 'instant', sql: 'r.registered_at' },
    checkedInAt: { type: 'instant', sql: 'r.checked_in_at', nullable: true },
    promotedAt: { type: 'instant', sql: 'r.promoted_at', nullable: true },
    cancelledAt: { type: 'instant', sql: 'r.cancelled_at', nullable: true },
    createdAt: { type: 'instant', sql: 'r.created_at' },
    updatedAt: { type: 'instant', sql: 'r.updated_at' },
  },
  defaultSort: 'arrival',
  search: {
    buildCondition: (q, bind) =>
      `fold(concat_ws(' ', r.full_name, r.email, r.company_name)) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name, the e-mail address and the company',
  },
  columns: [
    'id',
    'fullName',
    'email',
    'companyName',
    'jobTitle',
    'language',
    'status',
    'waitlistPosition',
    'contactId',
    'code',
    'walkIn',
    'registeredAt',
    'checkedInAt',
    'promotedAt',
    'cancelledAt',
    'notes',
    'archivedAt',
  ],
});

/** Returns the list of the registrations for one seminar. */
export function buildRegistrationList(seminarId: string): ListDefinition {
  return { ...registrationList, buildVisibility: (_, bind) => `r.activity_id = ${bind(seminarId)}::uuid` };
}
