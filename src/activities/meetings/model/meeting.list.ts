import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildPartyLabelSql } from './meeting-party.list.js';
import { MEETING_ORIGINS, MEETING_STATUSES } from './meeting.constants.js';

/** SQL for the local time at the start of a slot. */
export const LOCAL_START = `to_char(s.starts_at AT TIME ZONE a.timezone, 'YYYY-MM-DD HH24:MI')`;

const VISITOR = buildPartyLabelSql('v', 'vk', 'vc');
const HOST = buildPartyLabelSql('h', 'hk', 'hc');
const buildWishedSql = (from: string, to: string) =>
  `EXISTS (SELECT 1 FROM meeting_wish w WHERE w.party_id = ${from} AND w.wanted_id = ${to} AND w.priority IS NOT NULL)`;

/**
 * The list of meetings; {@link buildMeetingList} limits it to one activity (meeting_activity_id_idx). An export with partyId
 * in chronological order is the schedule of a party, ready to print.
 */
export const meetingList = defineList({
  name: 'meetings',
  from: `meeting m
    JOIN meeting_slot s ON s.id = m.slot_id
    JOIN activity a ON a.id = m.activity_id
    JOIN meeting_programme g ON g.activity_id = m.activity_id
    JOIN meeting_party v ON v.id = m.visitor_id
    JOIN meeting_party h ON h.id = m.host_id
    LEFT JOIN company vc ON vc.id = v.company_id
    LEFT JOIN contact vk ON vk.id = v.contact_id
    LEFT JOIN company hc ON hc.id = h.company_id
    LEFT JOIN contact hk ON hk.id = h.contact_id`,
  id: 'm.id',
  archived: 'm.archived_at',
  select: `m.id, m.activity_id AS "activityId", m.slot_id AS "slotId", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
    ${LOCAL_START} AS "localStart", m.table_number AS "table",
    coalesce(g.table_names[m.table_number], m.table_number::text) AS "tableName",
    m.visitor_id AS "visitorId", ${VISITOR} AS "visitorName", m.host_id AS "hostId", ${HOST} AS "hostName",
    CASE WHEN ${buildWishedSql('v.id', 'h.id')} THEN CASE WHEN ${buildWishedSql('h.id', 'v.id')} THEN 'both' ELSE 'visitor' END
      WHEN ${buildWishedSql('h.id', 'v.id')} THEN 'host' ELSE 'nobody' END AS "wishedBy",
    m.origin, m.fixed, m.status, m.outcome, m.score, m.created_at AS "createdAt", m.updated_at AS "updatedAt", m.version,
    m.created_by AS "createdBy", m.archived_at AS "archivedAt"`,
  fields: {
    startsAt: { type: 'instant', sql: 's.starts_at' },
    slotId: { type: 'uuid', sql: 'm.slot_id', sort: false },
    table: { type: 'integer', sql: 'm.table_number' },
    partyId: {
      type: 'uuid',
      sql: 'm.visitor_id',
      sort: false,
      buildMatch: (ids) => `(m.visitor_id = ANY(${ids}) OR m.host_id = ANY(${ids}))`,
      description: 'A party on either side. An export with it is the schedule of that party.',
    },
    visitorId: { type: 'uuid', sql: 'm.visitor_id', sort: false },
    visitorName: { type: 'text', sql: VISITOR, filter: false },
    hostId: { type: 'uuid', sql: 'm.host_id', sort: false },
    hostName: { type: 'text', sql: HOST, filter: false },
    status: { type: 'enum', sql: 'm.status', values: MEETING_STATUSES },
    origin: { type: 'enum', sql: 'm.origin', sort: false, values: MEETING_ORIGINS },
    fixed: { type: 'boolean', sql: 'm.fixed', sort: false },
    score: { type: 'integer', sql: 'm.score', nullable: true },
    updatedAt: { type: 'instant', sql: 'm.updated_at' },
  },
  defaultSort: 'startsAt,table',
  columns: [
    'localStart',
    'table',
    'tableName',
    'visitorName',
    'hostName',
    'wishedBy',
    'status',
    'outcome',
    'score',
    'startsAt',
    'endsAt',
    'fixed',
    'origin',
    'id',
    'slotId',
    'visitorId',
    'hostId',
    'updatedAt',
    'archivedAt',
  ],
});

/** Returns the list of the meetings of one activity. */
export function buildMeetingList(activityId: string): ListDefinition {
  return { ...meetingList, buildVisibility: (_, bind) => `m.activity_id = ${bind(activityId)}::uuid` };
}
