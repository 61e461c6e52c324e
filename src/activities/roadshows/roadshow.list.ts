import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildAttendanceSql } from './stop.queries.js';
import { Activity } from '../activity.entity.js';

/**
 * SQL for the stops of a roadshow that are not archived or were archived together with it, which keeps their positions.
 */
const STOPS = `activity s WHERE s.parent_id = a.id AND s.position IS NOT NULL`;
const TAKING_PLACE = `${STOPS} AND s.status <> 'cancelled'`;

/** The fields of a roadshow. */
export const ROADSHOW_FIELDS = defineRecordFields(Activity, 'a', {
  id: {},
  reference: { list: { sort: 'a.reference COLLATE "C"', example: 'ROAD-2016-0001' } },
  title: { list: { filter: false }, writable: true },
  status: { list: { sort: false, values: ACTIVITY_STATUSES }, writable: true },
  startsOn: { list: {}, writable: true },
  endsOn: { list: {}, writable: true },
  timezone: { writable: true },
  agreementId: { list: FILTER, writable: true },
  targetCountry: {
    sql: 'a.country',
    list: { sort: false, nullable: true, values: countryCodes, description: 'The country code, ISO 3166-1.' },
  },
  sectors: { list: { description: 'A NACE code that the roadshow addresses.', example: '27.40' }, writable: true },
  objectives: { writable: true },
  notes: { writable: true },
  budgetEur: { writable: true },
  costEur: { writable: true },
  totalCostEur: {
    // A double holds every realistic sum of whole euros exactly and cannot overflow.
    sql: `(SELECT sum(cost)::float8 FROM (SELECT a.cost_eur AS cost UNION ALL SELECT s.cost_eur FROM ${STOPS}
      UNION ALL SELECT m.cost_eur FROM activity m WHERE m.archived_at IS NULL
        AND m.parent_id IN (SELECT s.id FROM ${STOPS})) costs)`,
  },
  ownerId: { list: FILTER, writable: true },
  stops: { sql: `(SELECT count(*)::integer FROM ${STOPS})` },
  targetAttendance: { sql: `(SELECT sum(s.target_attendance) FROM ${TAKING_PLACE})` },
  actualAttendance: { sql: `(SELECT sum(${buildAttendanceSql('s')}) FROM ${TAKING_PLACE})` },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: {},
  archivedAt: {},
});

/** The list of roadshows with its filters, sorts and columns. */
export const roadshowList = defineList({
  name: 'roadshows',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  buildVisibility: () => `a.kind = 'roadshow'`,
  ...ROADSHOW_FIELDS,
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});
