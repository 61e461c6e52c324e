import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { buildLocalSql } from '../model/seminar.queries.js';
import { SeminarSession } from '../model/session.entity.js';

/** The fields of a session. */
export const SESSION_FIELDS = defineRecordFields(SeminarSession, 's', {
  id: {},
  seminarId: { sql: 's.activity_id', exported: false },
  title: { list: { buildMatch: buildTextMatch('s.title') }, writable: true },
  startsAt: { list: {} },
  endsAt: { list: {} },
  localStart: { sql: buildLocalSql('s.starts_at') },
  localEnd: { sql: buildLocalSql('s.ends_at') },
  room: { list: { buildMatch: buildTextMatch('s.room') }, writable: true },
  language: { list: { example: 'en' }, writable: true },
  contactId: {
    sql: 's.id',
    list: {
      type: 'uuid',
      sort: false,
      buildMatch: (ids) => `s.id IN (SELECT session_id FROM session_speaker WHERE contact_id = ANY(${ids}))`,
      description: 'A contact who is a speaker.',
    },
    returned: false,
  },
  description: { writable: true },
  speakers: {
    sql: `(SELECT coalesce(json_agg(json_build_object('name', p.name, 'capacity', p.capacity, 'contactId', p.contact_id,
      'companyId', p.company_id) ORDER BY p.position), '[]') FROM session_speaker p WHERE p.session_id = s.id)`,
  },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { exported: false },
  archivedAt: {},
});

/**
 * The list of sessions; {@link buildSessionList} limits it to one seminar. Sorts and filters read the sessions of that
 * seminar, which seminar_session_activity_id_idx finds.
 */
export const sessionList = defineList({
  name: 'sessions',
  from: 'seminar_session s JOIN activity a ON a.id = s.activity_id',
  id: 's.id',
  archived: 's.archived_at',
  ...SESSION_FIELDS,
  defaultSort: 'startsAt',
  search: {
    buildCondition: (q, bind) => {
      const pattern = `'%' || like_text(${bind(q)}) || '%'`;
      return `fold(s.title) LIKE ${pattern} OR EXISTS (SELECT 1 FROM session_speaker p WHERE p.session_id = s.id
        AND fold(p.name) LIKE ${pattern})`;
    },
    description: 'the title and the names of the speakers',
  },
});

/** Returns the list of the sessions of one seminar. */
export const buildSessionList = narrowList(sessionList, 's.activity_id');
