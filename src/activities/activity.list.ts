import { defineList } from '../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../common/lists/text-match.queries.js';
import { countryCodes } from '../common/reference/country-codes.rules.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from './activity.constants.js';
import { Activity } from './activity.entity.js';

/** The list of activities of every kind with its filters, sorts and columns. */
export const activityList = defineList({
  name: 'activities',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  ...defineRecordFields(Activity, 'a', {
    id: {},
    reference: { list: { sort: 'a.reference COLLATE "C"', example: 'DEL-2015-0001' } },
    title: { list: { filter: false } },
    kind: { list: { sort: false, values: ACTIVITY_KINDS } },
    record: {
      sql: `CASE a.kind WHEN 'delegation' THEN '/delegations/' WHEN 'seminar' THEN '/seminars/'
      WHEN 'roadshow' THEN '/roadshows/' ELSE '/roadshows/' || a.parent_id || '/stops/' END || a.id`,
    },
    status: { list: { sort: false, values: ACTIVITY_STATUSES } },
    startsOn: {
      list: {
        description:
          'First day. To find the activities that run on a day, give that day as `startsOn.lte` and as `endsOn.gte`.',
      },
    },
    endsOn: { list: { description: 'Last day.' } },
    startsAt: {},
    endsAt: {},
    timezone: {},
    country: { list: { sort: false, values: countryCodes, description: 'The country code, ISO 3166-1.' } },
    // The index activity_city_idx serves this filter.
    city: {
      list: {
        sort: false,
        buildMatch: buildTextMatch('a.city'),
        description: 'Matches without regard to case and accents.',
        example: 'Guangzhou',
      },
    },
    venue: {},
    parentId: { list: { sort: false, description: 'The activity of which it is a part.' } },
    agreementId: {
      list: {
        sort: false,
        buildMatch: (ids) => `a.id IN (${buildUnderAgreementsSql(ids)})`,
        description:
          'Also finds an activity that names no agreement itself and is part of one under the agreement, such as a stop of a roadshow.',
      },
    },
    ownerId: { list: FILTER },
    budgetEur: {},
    costEur: {},
    createdAt: { list: {} },
    updatedAt: {},
    version: { exported: false },
    createdBy: {},
    archivedAt: {},
  }),
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});

/**
 * Returns SQL that selects the ids of the activities under any of some agreements. These are the activities that name
 * one of them, and the parts of these activities that name no agreement. The argument is the placeholder of an array of
 * ids. The indexes activity_agreement_id_idx and activity_parent_id_idx serve this query.
 */
export function buildUnderAgreementsSql(ids: string): string {
  // A seminar at a stop of a roadshow lies two levels below the roadshow; there is no deeper level.
  return `SELECT id FROM activity WHERE agreement_id = ANY(${ids})
    UNION ALL SELECT part.id FROM activity whole JOIN activity part ON part.parent_id = whole.id
      WHERE whole.agreement_id = ANY(${ids}) AND part.agreement_id IS NULL
    UNION ALL SELECT part.id FROM activity whole JOIN activity step ON step.parent_id = whole.id
      JOIN activity part ON part.parent_id = step.id
      WHERE whole.agreement_id = ANY(${ids}) AND step.agreement_id IS NULL AND part.agreement_id IS NULL`;
}
