import { defineList, narrowList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildLocalTimeSql } from '../../common/time/local-time.queries.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildAttendanceSql } from './stop.queries.js';
import { Activity } from '../activity.entity.js';

/** The fields of a stop. */
export const STOP_FIELDS = defineRecordFields(Activity, 'a', {
  id: {},
  roadshowId: { sql: 'a.parent_id' },
  reference: { list: { sort: false, example: 'ROAD-2016-0001-S1' } },
  position: { list: {} },
  title: { list: { filter: false } },
  status: { list: { sort: false, values: ACTIVITY_STATUSES }, writable: true },
  city: { list: { nullable: false, buildMatch: buildTextMatch('a.city'), example: 'Foshan' }, writable: true },
  country: {
    list: { nullable: false, values: countryCodes, description: 'The country code, ISO 3166-1.' },
    writable: true,
  },
  venue: { writable: true },
  startsAt: { list: { nullable: false } },
  endsAt: { list: { nullable: false } },
  timezone: {},
  localStart: { sql: buildLocalTimeSql('a.starts_at', 'a.timezone') },
  localEnd: { sql: buildLocalTimeSql('a.ends_at', 'a.timezone') },
  startsOn: { exported: false },
  endsOn: { exported: false },
  localPartnerId: { list: FILTER, writable: true },
  localPartnerName: { sql: 'p.name' },
  targetAttendance: { writable: true },
  countedAttendance: { writable: true },
  actualAttendance: { sql: buildAttendanceSql('a') },
  agreementId: { list: FILTER, writable: true },
  ownerId: { list: FILTER, writable: true },
  objectives: { writable: true },
  notes: { writable: true },
  budgetEur: { writable: true },
  costEur: { writable: true },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: {},
  archivedAt: {},
});

/**
 * The list of the stops of roadshows; {@link buildStopList} limits it to one roadshow. Sorts and filters read the stops of
 * that roadshow, which activity_parent_id_idx finds.
 */
export const stopList = defineList({
  name: 'stops',
  from: 'activity a LEFT JOIN company p ON p.id = a.local_partner_id',
  id: 'a.id',
  archived: 'a.archived_at',
  ...STOP_FIELDS,
  follows: [
    { from: 'activity', rowId: 'parent_id', recordId: 'id' },
    {
      from: 'seminar_registration r JOIN activity p ON p.id = r.activity_id',
      rowId: 'p.parent_id',
      recordId: 'r.id',
    },
  ],
  defaultSort: 'position',
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});

/** Returns the list of the stops of one roadshow. */
export const buildStopList = narrowList(stopList, "a.kind = 'roadshow_stop' AND a.parent_id");
