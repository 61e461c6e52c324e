import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildPartyLabelSql } from './meeting-party.list.js';
import { MEETING_ORIGINS, MEETING_STATUSES } from './meeting.constants.js';
import { Meeting } from './meeting.entity.js';
import { isOver, MEETING_TRANSITIONS } from './meeting.rules.js';

/** SQL for the local time at the start of a slot. */
export const LOCAL_START = `to_char(s.starts_at AT TIME ZONE a.timezone, 'YYYY-MM-DD HH24:MI')`;

const VISITOR = buildPartyLabelSql('v', 'vk', 'vc');
const HOST = buildPartyLabelSql('h', 'hk', 'hc');
const buildWishedSql = (from: string, to: string) =>
  `EXISTS (SELECT 1 FROM meeting_wish w WHERE w.party_id = ${from} AND w.wanted_id = ${to} AND w.priority IS NOT NULL)`;

/** SQL for the statuses that a meeting can have next. It is over only after its slot has begun. */
const NEXT_STATUSES = `CASE m.status ${MEETING_STATUSES.map((from) => {
  const quote = (statuses: readonly string[]) => `ARRAY[${statuses.map((status) => `'${status}'`).join(', ')}]::text[]`;
  const targets = MEETING_TRANSITIONS[from];
  const early = targets.filter((status) => !isOver(status));
  return `WHEN '${from}' THEN CASE WHEN s.starts_at <= now() THEN ${quote(targets)} ELSE ${quote(early)} END`;
}).join(' ')} END`;

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
  ...defineRecordFields(
    Meeting,
    'm',
    {
      id: {},
      activityId: { exported: false },
      slotId: { list: FILTER },
      startsAt: { sql: 's.starts_at', list: { type: 'instant' } },
      endsAt: { sql: 's.ends_at' },
      localStart: { sql: LOCAL_START },
      table: { sql: 'm.table_number', list: { type: 'integer' } },
      tableName: { sql: 'coalesce(g.table_names[m.table_number], m.table_number::text)' },
      partyId: {
        sql: 'm.visitor_id',
        list: {
          type: 'uuid',
          sort: false,
          buildMatch: (ids) => `(m.visitor_id = ANY(${ids}) OR m.host_id = ANY(${ids}))`,
          description: 'A party on either side. An export with it is the schedule of that party.',
        },
        returned: false,
      },
      visitorId: { list: FILTER },
      visitorName: { sql: VISITOR, list: { type: 'text', filter: false } },
      hostId: { list: FILTER },
      hostName: { sql: HOST, list: { type: 'text', filter: false } },
      wishedBy: {
        sql: `CASE WHEN ${buildWishedSql('v.id', 'h.id')} THEN CASE WHEN ${buildWishedSql('h.id', 'v.id')} THEN 'both' ELSE 'visitor' END
      WHEN ${buildWishedSql('h.id', 'v.id')} THEN 'host' ELSE 'nobody' END`,
      },
      origin: { list: { sort: false, values: MEETING_ORIGINS } },
      fixed: { list: FILTER },
      status: { list: { values: MEETING_STATUSES } },
      nextStatuses: { sql: NEXT_STATUSES, exported: false },
      outcome: {},
      score: { list: {} },
      createdAt: { exported: false },
      updatedAt: { list: {} },
      version: { exported: false },
      createdBy: { exported: false },
      archivedAt: {},
    },
    [
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
    ],
  ),
  // The times of slots and the names of tables are changed with the programme.
  follows: [
    {
      from: 'meeting m JOIN meeting_programme g ON g.activity_id = m.activity_id',
      rowId: 'm.id',
      recordId: 'g.id',
    },
  ],
  defaultSort: 'startsAt,table',
});

/** Returns the list of the meetings of one activity. */
export const buildMeetingList = narrowList(meetingList, 'm.activity_id');
