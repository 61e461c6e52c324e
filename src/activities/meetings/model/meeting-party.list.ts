import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { SIDES } from './meeting.constants.js';
import { MeetingParty } from './meeting-party.entity.js';

/** Returns SQL for the name of a party; the arguments are the aliases of the party, its contact and its company. */
export const buildPartyLabelSql = (party: string, contact: string, company: string) =>
  `coalesce(${party}.name, ${contact}.full_name, ${company}.name)`;

const LABEL = buildPartyLabelSql('p', 'k', 'c');

/** The list of parties; {@link buildMeetingPartyList} limits it to one activity, which has some hundreds of parties at most. */
export const meetingPartyList = defineList({
  name: 'meeting-parties',
  from: `meeting_party p
    LEFT JOIN company c ON c.id = p.company_id
    LEFT JOIN contact k ON k.id = p.contact_id`,
  id: 'p.id',
  archived: 'p.archived_at',
  ...defineRecordFields(
    MeetingParty,
    'p',
    {
      id: {},
      activityId: { exported: false },
      side: { list: { values: SIDES } },
      companyId: { list: FILTER },
      companyName: { sql: 'c.name' },
      contactId: { list: FILTER },
      contactName: { sql: 'k.full_name' },
      name: { exported: false },
      label: {
        sql: LABEL,
        list: { type: 'text', buildMatch: buildTextMatch(LABEL), description: 'The name on the schedule.' },
      },
      availability: {
        sql: `CASE WHEN NOT p.always_available THEN (SELECT coalesce(json_agg(s.id ORDER BY s.starts_at, s.id), '[]')
      FROM meeting_party_slot ps JOIN meeting_slot s ON s.id = ps.slot_id
      WHERE ps.party_id = p.id AND s.archived_at IS NULL) END`,
      },
      maxMeetings: { list: {} },
      wishes: {
        sql: `(SELECT coalesce(json_agg(json_build_object('partyId', o.id, 'partyName', ${buildPartyLabelSql('o', 'ok', 'oc')},
        'priority', w.priority, 'mutual', back.priority IS NOT NULL) ORDER BY w.priority, o.id), '[]')
      FROM meeting_wish w JOIN meeting_party o ON o.id = w.wanted_id AND o.archived_at IS NULL
        LEFT JOIN company oc ON oc.id = o.company_id
        LEFT JOIN contact ok ON ok.id = o.contact_id
        LEFT JOIN meeting_wish back ON back.party_id = o.id AND back.wanted_id = p.id
      WHERE w.party_id = p.id AND w.priority IS NOT NULL)`,
        exported: false,
      },
      avoid: {
        sql: `(SELECT coalesce(json_agg(w.wanted_id ORDER BY w.wanted_id), '[]')
      FROM meeting_wish w JOIN meeting_party o ON o.id = w.wanted_id AND o.archived_at IS NULL
      WHERE w.party_id = p.id AND w.priority IS NULL)`,
      },
      meetings: {
        sql: `(SELECT count(*)::int FROM meeting m WHERE p.id IN (m.visitor_id, m.host_id) AND m.activity_id = p.activity_id
      AND m.status <> 'cancelled' AND m.archived_at IS NULL)`,
      },
      notes: {},
      createdAt: { list: {} },
      updatedAt: { list: {} },
      version: { exported: false },
      createdBy: { exported: false },
      archivedAt: {},
    },
    ['id', 'side', 'label'],
  ),
  follows: [
    ...['o.company_id', 'o.contact_id'].map((recordId) => ({
      from: 'meeting_wish w JOIN meeting_party o ON o.id = w.wanted_id',
      rowId: 'w.party_id',
      recordId,
    })),
    // A change of a party, of the slots or by the matchmaking deletes proposals, after which their parties have fewer meetings.
    { from: 'meeting_party p JOIN meeting_party o ON o.activity_id = p.activity_id', rowId: 'p.id', recordId: 'o.id' },
    {
      from: 'meeting_party p JOIN meeting_programme g ON g.activity_id = p.activity_id',
      rowId: 'p.id',
      recordId: 'g.id',
    },
    { from: 'meeting_party', rowId: 'id', recordId: 'activity_id' },
    { from: 'meeting', rowId: 'visitor_id', recordId: 'id' },
    { from: 'meeting', rowId: 'host_id', recordId: 'id' },
  ],
  defaultSort: 'side,label',
  search: {
    buildCondition: (q, bind) =>
      `fold(concat_ws(' ', p.name, k.full_name, c.name)) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the names of party, contact and company',
  },
});

/** Returns the list of the parties of one activity. */
export const buildMeetingPartyList = narrowList(meetingPartyList, 'p.activity_id');
