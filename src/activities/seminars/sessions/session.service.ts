import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { assertNoErrors } from '../../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildInitialValues, pickColumns } from '../../../common/lists/record-fields.factory.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { resolveEventTime } from '../../../common/time/local-times.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../../database/records/record.store.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import { assertSeminar, lockSeminar } from '../registrations/seminar-registration.queries.js';
import type { CreateSession, UpdateSession } from './session.dto.js';
import { SESSION, SeminarSession } from '../model/session.entity.js';
import { buildSessionList, SESSION_FIELDS } from './session.list.js';
import { assertFreeRoom, assertFreeSpeakers } from './session-overlaps.policy.js';
import { validateSessionTimes } from '../model/session.rules.js';
import { resolveSpeakers, readSpeakers, type Speaker, writeSpeakers } from './session-speakers.store.js';
import type { SessionView } from './session.view.js';

const INITIAL_VALUES = buildInitialValues(SeminarSession);

/** Adds, reads, updates, archives and restores the sessions of seminars. */
@Injectable()
export class SessionService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the list of the sessions of a seminar. @throws 404 */
  async getList(seminarId: string): Promise<ListDefinition> {
    await assertSeminar(this.sql, seminarId);
    return buildSessionList(seminarId);
  }

  /** Adds a session. @throws 404, 409 `session.room_taken`, `session.speaker_taken`, `record.archived`, 422 */
  async create(tx: Tx, seminarId: string, body: CreateSession, id: string = uuidv7()): Promise<SessionView> {
    await assertSeminar(tx.sql, seminarId);
    const speakers = await resolveSpeakers(tx, body.speakers ?? [], id);
    const seminar = await lockSeminar(tx, seminarId);
    const session = {
      ...INITIAL_VALUES,
      ...pickColumns(body, SESSION_FIELDS.writable, INITIAL_VALUES),
      ...buildNewRecord(tx, id),
      activityId: seminarId,
      startsAt: resolveEventTime(body.startsAt, seminar.timezone, '/startsAt'),
      endsAt: resolveEventTime(body.endsAt, seminar.timezone, '/endsAt'),
    } as SeminarSession;
    await assertValidSession(tx, seminar, session, speakers);
    await insertRecord(tx, SESSION, session, { speakers });
    await writeSpeakers(tx, id, speakers);
    return readView(tx, seminarId, id);
  }

  /** Returns a session by id. @throws 404 */
  read(seminarId: string, id: string, actor: Actor): Promise<SessionView> {
    return readRecord(this.sql, buildSessionList(seminarId), 'session', id, actor);
  }

  /** Updates a session. @throws 404, 409, 412, 422 */
  async update(tx: Tx, seminarId: string, id: string, body: UpdateSession, ifMatch?: number) {
    await readView(tx, seminarId, id);
    const requested = body.speakers && (await resolveSpeakers(tx, body.speakers, id));
    const seminar = await lockSeminar(tx, seminarId);
    const session = await lockLive(tx, buildRecordKind(seminarId), id, ifMatch);
    const before = await readSpeakers(tx, id);
    const after = body.speakers === undefined ? before : (requested ?? []);
    const { startsAt, endsAt } = body;
    const set: Partial<SeminarSession> = pickColumns(body, SESSION_FIELDS.writable, INITIAL_VALUES);
    if (startsAt) set.startsAt = resolveEventTime(startsAt, seminar.timezone, '/startsAt');
    if (endsAt) set.endsAt = resolveEventTime(endsAt, seminar.timezone, '/endsAt');
    await assertValidSession(tx, seminar, { ...session, ...set }, after, getAffectedAspects(body));
    if (body.speakers !== undefined) await writeSpeakers(tx, id, after);
    const children = { before: { speakers: before }, after: { speakers: after } };
    await updateRecord(tx, SESSION, session, { set, children });
    return readView(tx, seminarId, id);
  }

  /** Archives a session, which then occupies neither its room nor its speakers. @throws 404, 412 */
  async archive(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<SessionView> {
    await lockSeminar(tx, seminarId);
    await archiveRecord(tx, buildRecordKind(seminarId), id, ifMatch);
    return readView(tx, seminarId, id);
  }

  /** Restores an archived session if its room and speakers are still free. @throws 404, 409, 412, 422 */
  async restore(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<SessionView> {
    const seminar = await lockSeminar(tx, seminarId);
    const session = await restoreRecord(tx, buildRecordKind(seminarId), id, ifMatch);
    await assertValidSession(tx, seminar, session, await readSpeakers(tx, id));
    return readView(tx, seminarId, id);
  }
}

const buildRecordKind = (seminarId: string) => ({ ...SESSION, only: { activityId: seminarId } });

function readView(tx: Tx, seminarId: string, id: string): Promise<SessionView> {
  return readRecord(tx.sql, buildSessionList(seminarId), 'session', id, tx.actor);
}

/** The aspects of a session that are checked. */
interface SessionAspects {
  times: boolean;
  room: boolean;
  speakers: boolean;
}

const ALL_ASPECTS: SessionAspects = { times: true, room: true, speakers: true };

/**
 * Returns the aspects that a request can make wrong. A title can then be corrected even when a merge has made speakers
 * overlap.
 */
function getAffectedAspects({ startsAt, endsAt, room, speakers }: UpdateSession): SessionAspects {
  const times = startsAt !== undefined || endsAt !== undefined;
  return { times, room: times || room !== undefined, speakers: times || speakers !== undefined };
}

async function assertValidSession(
  tx: Tx,
  seminar: Activity,
  session: SeminarSession,
  speakers: readonly Speaker[],
  aspects: SessionAspects = ALL_ASPECTS,
): Promise<void> {
  const errors = aspects.times ? validateSessionTimes(session, seminar) : [];
  assertNoErrors(errors);
  if (aspects.room) await assertFreeRoom(tx, session);
  if (aspects.speakers) await assertFreeSpeakers(tx, session, speakers);
}
