import { defineList } from '../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../common/lists/text-match.queries.js';
import { countryCodes } from '../common/reference/country-codes.rules.js';
import { ACTIVITY_KINDS, ACTIVITY_STATUSES } from './activity.constants.js';

/** The list of activities of every kind with its filters, sorts and columns. */
export const activityList = defineList({
  name: 'activities',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  select: `a.id, a.reference, a.title, a.kind, CASE a.kind WHEN 'delegation' THEN '/delegations/' WHEN 'seminar' THEN '/seminars/'
      WHEN 'roadshow' THEN '/roadshows/' ELSE '/roadshows/' || a.parent_id || '/stops/' END || a.id AS record, a.status,
    a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.timezone,
    a.country, a.city, a.venue, a.parent_id AS "parentId", a.agreement_id AS "agreementId", a.owner_id AS "ownerId",
    a.budget_eur AS "budgetEur", a.cost_eur AS "costEur", a.created_at AS "createdAt", a.updated_at AS "updatedAt",
    a.version, a.created_by AS "createdBy", a.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'a.reference', sort: 'a.reference COLLATE "C"', example: 'DEL-2015-0001' },
    title: { type: 'text', sql: 'a.title', filter: false },
    kind: { type: 'enum', sql: 'a.kind', sort: false, values: ACTIVITY_KINDS },
    status: { type: 'enum', sql: 'a.status', sort: false, values: ACTIVITY_STATUSES },
    startsOn: {
      type: 'date',
      sql: 'a.starts_on',
      description:
        'First day. To find the activities that run on a day, give that day as `startsOn.lte` and as `endsOn.gte`.',
    },
    endsOn: { type: 'date', sql: 'a.ends_on', description: 'Last day.' },
    country: {
      type: 'enum',
      sql: 'a.country',
      sort: false,
      nullable: true,
      values: countryCodes,
      description: 'The country code, ISO 3166-1.',
    },
    // The index activity_city_idx serves this filter.
    city: {
      type: 'text',
      sql: 'a.city',
      sort: false,
      nullable: true,
      buildMatch: buildTextMatch('a.city'),
      description: 'Matches without regard to case and accents.',
      example: 'Guangzhou',
    },
    agreementId: {
      type: 'uuid',
      sql: 'a.agreement_id',
      sort: false,
      nullable: true,
      buildMatch: (ids) => `a.id IN (${buildUnderAgreementsSql(ids)})`,
      description:
        'Also finds an activity that names no agreement itself and is part of one under the agreement, such as a stop of a roadshow.',
    },
    parentId: {
      type: 'uuid',
      sql: 'a.parent_id',
      sort: false,
      nullable: true,
      description: 'The activity of which it is a part.',
    },
    ownerId: { type: 'uuid', sql: 'a.owner_id', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 'a.created_at' },
  },
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: [
    'id',
    'reference',
    'title',
    'kind',
    'record',
    'status',
    'startsOn',
    'endsOn',
    'startsAt',
    'endsAt',
    'timezone',
    'country',
    'city',
    'venue',
    'parentId',
    'agreementId',
    'ownerId',
    'budgetEur',
    'costEur',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
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
