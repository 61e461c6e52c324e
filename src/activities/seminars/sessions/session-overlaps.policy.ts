import { createConflictError } from '../../../common/errors/domain.errors.js';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { SeminarSession } from '../model/session.entity.js';
import type { Speaker } from './session-speakers.store.js';

/** A session that overlaps with the checked one. */
interface OverlappingSession {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  name: string;
  reference: string;
}

const SELECT_SESSION = `SELECT o.id, o.title, o.starts_at AS "startsAt", o.ends_at AS "endsAt", a.reference`;

/**
 * Rejects a session in a room that has another session of the locked seminar at that time.
 * @throws 409 `session.room_taken` with the other session
 */
export async function assertFreeRoom(tx: Tx, session: SeminarSession): Promise<void> {
  const { id, activityId, startsAt, endsAt, room } = session;
  if (room === null) return;
  const other = await tx.sql.queryOneOrNull<OverlappingSession>(
    `${SELECT_SESSION}, o.room AS name FROM seminar_session o JOIN activity a ON a.id = o.activity_id
     WHERE o.activity_id = $1 AND o.id <> $2 AND o.archived_at IS NULL AND o.starts_at < $4 AND o.ends_at > $3
       AND fold(o.room) = fold($5) ORDER BY o.starts_at LIMIT 1`,
    [activityId, id, startsAt, endsAt, room],
  );
  if (other) throwOverlap('session.room_taken', '/room', other);
}

/**
 * Rejects a session with a speaker who has another session at that time, in this seminar or in another one that takes
 * place. The index session_speaker_contact_id_idx serves this query.
 * @throws 409 `session.speaker_taken` with the other session
 */
export async function assertFreeSpeakers(tx: Tx, session: SeminarSession, speakers: readonly Speaker[]): Promise<void> {
  const contactIds = speakers.flatMap(({ contactId }) => (contactId ? [contactId] : [])).toSorted();
  // Each transaction locks only its own seminar. The advisory lock makes transactions of different seminars that name
  // the same speaker run one after the other.
  for (const contactId of contactIds) {
    await acquireAdvisoryLock(tx.sql, `speaker ${contactId}`);
  }
  const other = await tx.sql.queryOneOrNull<OverlappingSession & { contactId: string }>(
    `${SELECT_SESSION}, p.name, p.contact_id AS "contactId" FROM session_speaker p JOIN seminar_session o ON o.id = p.session_id
     JOIN activity a ON a.id = o.activity_id
     WHERE p.contact_id = ANY($1::uuid[]) AND o.id <> $2 AND o.archived_at IS NULL AND a.archived_at IS NULL
       AND a.status <> 'cancelled' AND o.starts_at < $4 AND o.ends_at > $3 ORDER BY o.starts_at LIMIT 1`,
    [contactIds, session.id, session.startsAt, session.endsAt],
  );
  if (!other) return;
  const index = speakers.findIndex(({ contactId }) => contactId === other.contactId);
  throwOverlap('session.speaker_taken', `/speakers/${index}/contactId`, other);
}

function throwOverlap(
  code: string,
  pointer: string,
  { id, title, startsAt, endsAt, name, reference }: OverlappingSession,
): never {
  const when = `${startsAt.toISOString()} to ${endsAt.toISOString()}`;
  const detail = `${name} already has the session ${title} (${id}) of ${reference}, ${when}.`;
  throw createConflictError(code, detail, [{ pointer, code, detail }], { session: { id, title } });
}
