import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { buildLocalSql } from '../model/seminar.queries.js';

/**
 * The list of sessions; {@link buildSessionList} limits it to one seminar. Sorts and filters read the sessions of that
 * seminar, which seminar_session_activity_id_idx finds.
 */
export const sessionList = defineList({
  name: 'sessions',
  from: 'seminar_session s JOIN activity a ON a.id = s.activity_id',
  id: 's.id',
  archived: 's.archived_at',
  select: `s.id, s.activity_id AS "seminarId", s.title, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
    ${buildLocalSql('s.starts_at')} AS "localStart", ${buildLocalSql('s.ends_at')} AS "localEnd", s.room, s.language, s.description,
    (SELECT coalesce(json_agg(json_build_object('name', p.name, 'capacity', p.capacity, 'contactId', p.contact_id,
      'companyId', p.company_id) ORDER BY p.position), '[]') FROM session_speaker p WHERE p.session_id = s.id) AS speakers,
    s.created_at AS "createdAt", s.updated_at AS "updatedAt", s.version, s.created_by AS "createdBy",
    s.archived_at AS "archivedAt"`,
  fields: {
    startsAt: { type: 'instant', sql: 's.starts_at' },
    endsAt: { type: 'instant', sql: 's.ends_at' },
    title: { type: 'text', sql: 's.title', buildMatch: buildTextMatch('s.title') },
    room: { type: 'text', sql: 's.room', nullable: true, buildMatch: buildTextMatch('s.room') },
    language: { type: 'text', sql: 's.language', nullable: true, example: 'en' },
    contactId: {
      type: 'uuid',
      sql: 's.id',
      sort: false,
      buildMatch: (ids) => `s.id IN (SELECT session_id FROM session_speaker WHERE contact_id = ANY(${ids}))`,
      description: 'A contact who is a speaker.',
    },
    createdAt: { type: 'instant', sql: 's.created_at' },
    updatedAt: { type: 'instant', sql: 's.updated_at' },
  },
  defaultSort: 'startsAt',
  search: {
    buildCondition: (q, bind) => {
      const pattern = `'%' || like_text(${bind(q)}) || '%'`;
      return `fold(s.title) LIKE ${pattern} OR EXISTS (SELECT 1 FROM session_speaker p WHERE p.session_id = s.id
        AND fold(p.name) LIKE ${pattern})`;
    },
    description: 'the title and the names of the speakers',
  },
  columns: [
    'id',
    'title',
    'startsAt',
    'endsAt',
    'localStart',
    'localEnd',
    'room',
    'language',
    'description',
    'speakers',
    'createdAt',
    'updatedAt',
    'archivedAt',
  ],
});

/** Returns the list of the sessions of one seminar. */
export function buildSessionList(seminarId: string): ListDefinition {
  return { ...sessionList, buildVisibility: (_, bind) => `s.activity_id = ${bind(seminarId)}::uuid` };
}
