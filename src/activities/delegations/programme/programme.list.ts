import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildLocalTimeSql } from '../../../common/time/local-time.queries.js';
import { ABSENT_STATUSES, ITEM_KINDS, ITEM_STATUSES } from '../model/programme.constants.js';
import { ProgrammeItem } from '../model/programme-item.entity.js';

/** SQL condition that a participant `dp` comes. */
export const IS_COMING = `dp.archived_at IS NULL AND dp.status NOT IN (${ABSENT_STATUSES.map((status) => `'${status}'`).join(', ')})`;

/** SQL condition that a participant `dp` takes part in an item `p`. */
export const IS_TAKING_PART = `dp.activity_id = p.activity_id AND (p.for_all OR EXISTS (SELECT 1 FROM programme_item_participant pp
  WHERE pp.item_id = p.id AND pp.participant_id = dp.id))`;

/** The fields of the items. */
export const PROGRAMME_FIELDS = defineRecordFields(ProgrammeItem, 'p', {
  id: {},
  delegationId: { sql: 'p.activity_id', exported: false },
  startsAt: { list: {} },
  endsAt: { list: {} },
  localStart: { sql: buildLocalTimeSql('p.starts_at', 'a.timezone') },
  localEnd: { sql: buildLocalTimeSql('p.ends_at', 'a.timezone') },
  timezone: { sql: 'a.timezone' },
  title: { list: { filter: false }, writable: true },
  kind: { list: { sort: false, values: ITEM_KINDS }, writable: true },
  status: { list: { sort: false, values: ITEM_STATUSES }, writable: true },
  venue: { writable: true },
  city: { writable: true },
  description: { writable: true },
  hostCompanyId: { list: FILTER, writable: true },
  hostCompanyName: { sql: 'h.name' },
  hostCompanyNativeName: { sql: 'h.native_name' },
  travelMinutes: { writable: true },
  forAll: {},
  participantIds: {
    sql: `CASE WHEN NOT p.for_all THEN (SELECT coalesce(json_agg(pp.participant_id ORDER BY pp.participant_id), '[]')
      FROM programme_item_participant pp WHERE pp.item_id = p.id) END`,
  },
  participants: {
    sql: `(SELECT coalesce(json_agg(json_build_object('id', dp.id, 'fullName', k.full_name, 'nativeName', k.native_name,
        'role', dp.role) ORDER BY fold(k.full_name), dp.id), '[]')
      FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
      WHERE ${IS_COMING} AND ${IS_TAKING_PART})`,
    exported: false,
  },
  participantId: {
    sql: 'p.id',
    list: {
      type: 'uuid',
      sort: false,
      buildMatch: (ids) =>
        `EXISTS (SELECT 1 FROM delegation_participant dp WHERE dp.id = ANY(${ids}) AND ${IS_TAKING_PART})`,
      description: 'A participant who takes part, named for the item or with the whole delegation.',
    },
    returned: false,
  },
  seminarId: { list: FILTER, writable: true },
  createdAt: { exported: false },
  updatedAt: { list: {}, exported: false },
  version: { exported: false },
  createdBy: { exported: false },
  archivedAt: {},
});

/**
 * The list of the items of programmes. {@link buildProgrammeList} limits it to one delegation, whose items
 * programme_item_activity_id_idx finds. A programme has few items, so every filter and sort may read all of them.
 */
export const programmeList = defineList({
  name: 'programme',
  from: `programme_item p JOIN activity a ON a.id = p.activity_id LEFT JOIN company h ON h.id = p.host_company_id`,
  id: 'p.id',
  archived: 'p.archived_at',
  ...PROGRAMME_FIELDS,
  follows: ['dp.id', 'dp.contact_id'].map((recordId) => ({
    from: 'programme_item i JOIN delegation_participant dp ON dp.activity_id = i.activity_id',
    rowId: 'i.id',
    recordId,
  })),
  defaultSort: 'startsAt',
  search: {
    buildCondition: (q, bind) => `fold(p.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the title',
  },
});

/** Returns the list of the programme of one delegation. */
export const buildProgrammeList = narrowList(programmeList, 'p.activity_id');
