import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { SeminarSession } from '../model/session.entity.js';

/** A session that overlaps with the checked one. */
export interface OverlappingSession {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  name: string;
  reference: string;
}

const SELECT_SESSION = `SELECT o.id, o.title, o.starts_at AS "startsAt", o.ends_at AS "endsAt", a.reference`;

/** Finds another session of the same seminar that is in the same room at the same time. */
export function findSessionInRoom(sql: SqlClient, { id, activityId, startsAt, endsAt, room }: SeminarSession) {
  return sql.queryOneOrNull<OverlappingSession>(
    `${SELECT_SESSION}, o.room AS name FROM seminar_session o JOIN activity a ON a.id = o.activity_id
     WHERE o.activity_id = $1 AND o.id <> $2 AND o.archived_at IS NULL AND o.starts_at < $4 AND o.ends_at > $3
       AND fold(o.room) = fold($5) ORDER BY o.starts_at LIMIT 1`,
    [activityId, id, startsAt, endsAt, room],
  );
}

/**
 * Finds another session of one of the speakers at the same time. The index session_speaker_contact_id_idx serves this
 * query.
 */
export function findSessionOfSpeakers(sql: SqlClient, session: SeminarSession, contactIds: readonly string[]) {
  return sql.queryOneOrNull<OverlappingSession & { contactId: string }>(
    `${SELECT_SESSION}, p.name, p.contact_id AS "contactId" FROM session_speaker p JOIN seminar_session o ON o.id = p.session_id
     JOIN activity a ON a.id = o.activity_id
     WHERE p.contact_id = ANY($1::uuid[]) AND o.id <> $2 AND o.archived_at IS NULL AND a.archived_at IS NULL
       AND a.status <> 'cancelled' AND o.starts_at < $4 AND o.ends_at > $3 ORDER BY o.starts_at LIMIT 1`,
    [contactIds, session.id, session.startsAt, session.endsAt],
  );
}
