import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { REGISTRATION_STATUSES } from '../model/seminar-registration.constants.js';
import { SeminarRegistration } from '../model/seminar-registration.entity.js';

/**
 * The list of registrations; {@link buildRegistrationList} limits it to one seminar. Sorts and filters read the
 * registrations of that seminar, which seminar_registration_arrival_idx and _status_idx find.
 */
export const registrationList = defineList({
  name: 'registrations',
  from: 'seminar_registration r',
  id: 'r.id',
  archived: 'r.archived_at',
  ...defineRecordFields(
    SeminarRegistration,
    'r',
    {
      id: {},
      arrival: { list: { filter: false, description: 'The order of arrival.' }, returned: false },
      seminarId: { sql: 'r.activity_id', exported: false },
      contactId: { list: FILTER },
      fullName: { list: { buildMatch: buildTextMatch('r.full_name') } },
      email: { list: {} },
      companyName: { list: { buildMatch: buildTextMatch('r.company_name') } },
      jobTitle: {},
      language: { list: { example: 'zh-Hans' } },
      status: { list: { values: REGISTRATION_STATUSES } },
      waitlistPosition: {
        sql: `CASE WHEN r.status = 'waitlisted' AND r.archived_at IS NULL THEN (SELECT count(*) FROM seminar_registration w
      WHERE w.activity_id = r.activity_id AND w.status = 'waitlisted' AND w.arrival <= r.arrival AND w.archived_at IS NULL)
    END`,
      },
      code: {},
      walkIn: { list: FILTER },
      registeredAt: { list: {} },
      checkedInAt: { list: {} },
      cancelledAt: { list: {} },
      promotedAt: { list: {} },
      offerExpiresAt: { list: {} },
      replacedById: { exported: false },
      notes: {},
      createdAt: { list: {}, exported: false },
      updatedAt: { list: {}, exported: false },
      version: { exported: false },
      createdBy: { exported: false },
      archivedAt: {},
    },
    [
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
      'offerExpiresAt',
    ],
  ),
  defaultSort: 'arrival',
  search: {
    buildCondition: (q, bind) =>
      `fold(concat_ws(' ', r.full_name, r.email, r.company_name)) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the name, the e-mail address and the company',
  },
});

/** Returns the list of the registrations of one seminar. */
export const buildRegistrationList = narrowList(registrationList, 'r.activity_id');
