import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildLocalTimeSql } from '../../../common/time/local-time.queries.js';
import { ABSENT_STATUSES, ITEM_KINDS, ITEM_STATUSES } from '../model/programme.constants.js';

/** SQL condition that a participant `dp` comes. */
export const IS_COMING = `dp.archived_at IS NULL AND dp.status NOT IN (${ABSENT_STATUSES.map((status) => `'${status}'`).join(', ')})`;

/** SQL condition that a participant `dp` takes part in an item `p`. */
export const IS_TAKING_PART = `dp.activity_id = p.activity_id AND (p.for_all OR EXISTS (SELECT 1 FROM programme_item_participant pp
  WHERE pp.item_id = p.id AND pp.participant_id = dp.id))`;

/**
 * The list of the items of programmes. {@link buildProgrammeList} limits it to one delegation, whose items
 * programme_item_activity_id_idx finds. A programme has few items, so every filter and sort may read all of them.
 */
export const programmeList = defineList({
  name: 'programme',
  from: `programme_item p JOIN activity a ON a.id = p.activity_id LEFT JOIN company h ON h.id = p.host_company_id`,
  id: 'p.id',
  archived: 'p.archived_at',
  select: `p.id, p.activity_id AS "delegationId", p.starts_at AS "startsAt", p.ends_at AS "endsAt",
    ${buildLocalTimeSql('p.starts_at', 'a.timezone')} AS "localStart", ${buildLocalTimeSql('p.ends_at', 'a.timezone')} AS "localEnd",
    a.timezone, p.title, p.kind, p.status, p.venue, p.city, p.description, p.host_company_id AS "hostCompanyId",
    h.name AS "hostCompanyName", h.native_name AS "hostCompanyNativeName", p.travel_minutes AS "travelMinutes",
    p.for_all AS "forAll",
    CASE WHEN NOT p.for_all THEN (SELECT coalesce(json_agg(pp.participant_id ORDER BY pp.participant_id), '[]')
      FROM programme_item_participant pp WHERE pp.item_id = p.id) END AS "participantIds",
    (SELECT coalesce(json_agg(json_build_object('id', dp.id, 'fullName', k.full_name, 'nativeName', k.native_name,
        'role', dp.role) ORDER BY fold(k.full_name), dp.id), '[]')
      FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
      WHERE ${IS_COMING} AND ${IS_TAKING_PART}) AS participants,
    p.seminar_id AS "seminarId", p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.version,
    p.created_by AS "createdBy", p.archived_at AS "archivedAt"`,
  fields: {
    startsAt: { type: 'instant', sql: 'p.starts_at' },
    endsAt: { type: 'instant', sql: 'p.ends_at' },
    title: { type: 'text', sql: 'p.title', filter: false },
    kind: { type: 'enum', sql: 'p.kind', sort: false, values: ITEM_KINDS },
    status: { type: 'enum', sql: 'p.status', sort: false, values: ITEM_STATUSES },
    hostCompanyId: { type: 'uuid', sql: 'p.host_company_id', sort: false, nullable: true },
    seminarId: { type: 'uuid', sql: 'p.seminar_id', sort: false, nullable: true },
    participantId: {
      type: 'uuid',
      sql: 'p.id',
      sort: false,
      buildMatch: (ids) =>
        `EXISTS (SELECT 1 FROM delegation_participant dp WHERE dp.id = ANY(${ids}) AND ${IS_TAKING_PART})`,
      description: 'A participant who takes part, named for the item or with the whole delegation.',
    },
  },
  defaultSort: 'startsAt',
  search: {
    buildCondition: (q, bind) => `fold(p.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the title',
  },
  columns: [
    'id',
    'startsAt',
    'endsAt',
    'localStart',
    'localEnd',
    'timezone',
    'title',
    'kind',
    'status',
    'venue',
    'city',
    'description',
    'hostCompanyId',
    'hostCompanyName',
    'hostCompanyNativeName',
    'travelMinutes',
    'forAll',
    'participantIds',
    'seminarId',
    'archivedAt',
  ],
});

/** Returns the list of the programme of one delegation. */
export function buildProgrammeList(delegationId: string): ListDefinition {
  return { ...programmeList, buildVisibility: (_, bind) => `p.activity_id = ${bind(delegationId)}::uuid` };
}
