import { defineList } from '../../common/lists/list-definition.rules.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildAttendanceSql } from './stop.queries.js';

/**
 * SQL for the stops of a roadshow that are not archived or were archived together with it, which keeps their positions.
 */
const STOPS = `activity s WHERE s.parent_id = a.id AND s.position IS NOT NULL`;
const TAKING_PLACE = `${STOPS} AND s.status <> 'cancelled'`;

/** The list of roadshows with its filters, sorts and columns. */
export const roadshowList = defineList({
  name: 'roadshows',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  buildVisibility: () => `a.kind = 'roadshow'`,
  select: `a.id, a.reference, a.title, a.status, a.starts_on AS "startsOn", a.ends_on AS "endsOn", a.timezone,
    a.agreement_id AS "agreementId", a.country AS "targetCountry", a.sectors, a.objectives, a.notes,
    a.budget_eur AS "budgetEur", a.cost_eur AS "costEur",
    -- A double holds every realistic sum of whole euros exactly and cannot overflow.
    (SELECT sum(cost)::float8 FROM (SELECT a.cost_eur AS cost UNION ALL SELECT s.cost_eur FROM ${STOPS}
      UNION ALL SELECT m.cost_eur FROM activity m WHERE m.archived_at IS NULL
        AND m.parent_id IN (SELECT s.id FROM ${STOPS})) costs) AS "totalCostEur",
    a.owner_id AS "ownerId", (SELECT count(*)::integer FROM ${STOPS}) AS stops,
    (SELECT sum(s.target_attendance) FROM ${TAKING_PLACE}) AS "targetAttendance",
    (SELECT sum(${buildAttendanceSql('s')}) FROM ${TAKING_PLACE}) AS "actualAttendance",
    a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.version, a.created_by AS "createdBy",
    a.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'a.reference', sort: 'a.reference COLLATE "C"', example: 'ROAD-2016-0001' },
    title: { type: 'text', sql: 'a.title', filter: false },
    status: { type: 'enum', sql: 'a.status', sort: false, values: ACTIVITY_STATUSES },
    startsOn: { type: 'date', sql: 'a.starts_on' },
    endsOn: { type: 'date', sql: 'a.ends_on' },
    targetCountry: {
      type: 'enum',
      sql: 'a.country',
      sort: false,
      nullable: true,
      values: countryCodes,
      description: 'The country code, ISO 3166-1.',
    },
    sectors: {
      type: 'texts',
      sql: 'a.sectors',
      description: 'A NACE code that the roadshow addresses.',
      example: '27.40',
    },
    agreementId: { type: 'uuid', sql: 'a.agreement_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'a.owner_id', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 'a.created_at' },
    updatedAt: { type: 'instant', sql: 'a.updated_at' },
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
    'status',
    'startsOn',
    'endsOn',
    'timezone',
    'agreementId',
    'targetCountry',
    'sectors',
    'objectives',
    'notes',
    'budgetEur',
    'costEur',
    'totalCostEur',
    'ownerId',
    'stops',
    'targetAttendance',
    'actualAttendance',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
});
