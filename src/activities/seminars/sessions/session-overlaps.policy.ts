import { CodedError } from '../../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { SeminarSession } from '../model/session.entity.js';
import { findSessionInRoom, findSessionOfSpeakers, type OverlappingSession } from './session-overlaps.queries.js';
import type { Speaker } from './session-speakers.store.js';

/**
 * Rejects a session in a room that has another session of the locked seminar at that time.
 * @throws 409 `session.room_taken` with the other session
 */
export async function assertFreeRoom(tx: Tx, session: SeminarSession): Promise<void> {
  if (session.room === null) return;
  const other = await findSessionInRoom(tx.sql, session);
  if (other) throwOverlap('session.room_taken', '/room', other);
}

/**
 * Rejects a session with a speaker who has another session at that time, in this seminar or in another one that takes
 * place.
 * @throws 409 `session.speaker_taken` with the other session
 */
export async function assertFreeSpeakers(tx: Tx, session: SeminarSession, speakers: readonly Speaker[]): Promise<void> {
  const contactIds = speakers.flatMap(({ contactId }) => (contactId ? [contactId] : [])).toSorted();
  // Each transaction locks only its own seminar. The advisory lock makes transactions of different seminars that name
  // the same speaker run one after the other.
  for (const contactId of contactIds) {
    await acquireAdvisoryLock(tx.sql, `speaker ${contactId}`);
  }
  const other = await findSessionOfSpeakers(tx.sql, session, contactIds);
  if (!other) return;
  const index = speakers.findIndex(({ contactId }) => contactId === other.contactId);
  throwOverlap('session.speaker_taken', `/speakers/${index}/contactId`, other);
}

function throwOverlap(
  code: ErrorCode,
  pointer: string,
  { id, title, startsAt, endsAt, name, reference }: OverlappingSession,
): never {
  const when = `${startsAt.toISOString()} to ${endsAt.toISOString()}`;
  const detail = `${name} already has the session ${title} (${id}) of ${reference}, ${when}.`;
  throw new CodedError(code, detail, [{ pointer, code, detail }], { session: { id, title } });
}
