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
  reference: {
    label: ['Reference', 'Referentie'],
    list: { sort: 'a.reference COLLATE "C"', example: 'ROAD-2016-0001' },
  },
  title: { label: ['Title', 'Titel'], list: { filter: false }, writable: true },
  status: {
    label: ['Status', 'Status'],
    vocabulary: 'activityStatus',
    list: { sort: false, values: ACTIVITY_STATUSES },
    writable: true,
  },
  startsOn: { label: ['First day', 'Eerste dag'], list: {}, writable: true },
  endsOn: { label: ['Last day', 'Laatste dag'], list: {}, writable: true },
  timezone: { label: ['Time zone', 'Tijdzone'], writable: true },
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER, writable: true },
  targetCountry: {
    label: ['Country addressed', 'Doelland'],
    sql: 'a.country',
    list: { sort: false, nullable: true, values: countryCodes, description: 'The country code, ISO 3166-1.' },
  },
  sectors: {
    label: ['Sectors addressed (NACE)', 'Doelsectoren (NACE)'],
    kind: 'sectors',
    list: { description: 'A NACE code that the roadshow addresses.', example: '27.40' },
    writable: true,
  },
  objectives: { label: ['Objectives', 'Doelstellingen'], kind: 'textBlock', writable: true },
  notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
  budgetEur: { label: ['Budget', 'Budget'], kind: 'euro', writable: true },
  costEur: { label: ['Cost', 'Kosten'], kind: 'euro', writable: true },
  totalCostEur: {
    label: ['Cost with all parts', 'Kosten met alle onderdelen'],
    kind: 'euro',
    // A double holds every realistic sum of whole euros exactly and cannot overflow.
    sql: `(SELECT sum(cost)::float8 FROM (SELECT a.cost_eur AS cost UNION ALL SELECT s.cost_eur FROM ${STOPS}
      UNION ALL SELECT m.cost_eur FROM activity m WHERE m.archived_at IS NULL
        AND m.parent_id IN (SELECT s.id FROM ${STOPS})) costs)`,
  },
  ownerId: { label: ['Owner', 'Eigenaar'], list: FILTER, writable: true },
  stops: { label: ['Stops', 'Haltes'], sql: `(SELECT count(*)::integer FROM ${STOPS})` },
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
  follows: [
    { from: 'activity', rowId: 'parent_id', recordId: 'id' },
    { from: 'activity p JOIN activity s ON s.id = p.parent_id', rowId: 's.parent_id', recordId: 'p.id' },
    {
      from: 'seminar_registration r JOIN activity p ON p.id = r.activity_id JOIN activity s ON s.id = p.parent_id',
      rowId: 's.parent_id',
      recordId: 'r.id',
    },
  ],
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});
