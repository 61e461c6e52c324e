import { defineList } from '../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../common/lists/text-match.queries.js';
import { countryCodes } from '../common/reference/country-codes.rules.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from './activity.constants.js';
import { Activity } from './activity.entity.js';

/** The fields that activities of every kind have. */
export const ACTIVITY_FIELDS = defineRecordFields(Activity, 'a', {
  id: {},
  reference: {
    label: ['Reference', 'Referentie'],
    list: { sort: 'a.reference COLLATE "C"', example: 'DEL-2015-0001' },
  },
  title: { label: ['Title', 'Titel'], list: { filter: false } },
  kind: { label: ['Kind', 'Soort'], vocabulary: 'activityKind', list: { sort: false, values: ACTIVITY_KINDS } },
  record: {
    sql: `CASE a.kind WHEN 'delegation' THEN '/delegations/' WHEN 'seminar' THEN '/seminars/'
      WHEN 'roadshow' THEN '/roadshows/' ELSE '/roadshows/' || a.parent_id || '/stops/' END || a.id`,
  },
  status: {
    label: ['Status', 'Status'],
    vocabulary: 'activityStatus',
    list: { sort: false, values: ACTIVITY_STATUSES },
  },
  startsOn: {
    label: ['First day', 'Eerste dag'],
    list: {
      description:
        'First day. To find the activities that run on a day, give that day as `startsOn.lte` and as `endsOn.gte`.',
    },
  },
  endsOn: { label: ['Last day', 'Laatste dag'], list: { description: 'Last day.' } },
  startsAt: { label: ['Start', 'Begin'] },
  endsAt: { label: ['End', 'Einde'] },
  timezone: { label: ['Time zone', 'Tijdzone'] },
  country: {
    label: ['Country', 'Land'],
    list: { sort: false, values: countryCodes, description: 'The country code, ISO 3166-1.' },
  },
  // The index activity_city_idx serves this filter.
  city: {
    label: ['City', 'Stad'],
    list: {
      sort: false,
      buildMatch: buildTextMatch('a.city'),
      description: 'Matches without regard to case and accents.',
      example: 'Guangzhou',
    },
  },
  venue: { label: ['Venue', 'Locatie'] },
  parentId: {
    label: ['Part of', 'Deel van'],
    list: { sort: false, description: 'The activity of which it is a part.' },
  },
  agreementId: {
    label: ['Agreement', 'Overeenkomst'],
    list: {
      sort: false,
      buildMatch: (ids) => `a.id IN (${buildUnderAgreementsSql(ids)})`,
      description:
        'Also finds an activity that names no agreement itself and is part of one under the agreement, such as a stop of a roadshow.',
    },
  },
  ownerId: { label: ['Owner', 'Eigenaar'], list: FILTER },
  budgetEur: { label: ['Budget', 'Budget'], kind: 'euro' },
  costEur: { label: ['Cost', 'Kosten'], kind: 'euro' },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: {},
  archivedAt: {},
});

/** The list of activities of every kind with its filters, sorts and columns. */
export const activityList = defineList({
  name: 'activities',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  ...ACTIVITY_FIELDS,
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
