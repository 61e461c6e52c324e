import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertNoErrors } from '../../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../../common/lists/record-fields.factory.js';
import { resolveEventTime } from '../../../common/time/local-times.rules.js';
import { NestedRecordService } from '../../../database/records/nested-record.service.js';
import {
  assertExists,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import { lockSeminar } from '../registrations/seminar-registration.queries.js';
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
export class SessionService extends NestedRecordService<SeminarSession, SessionView, Activity, CreateSession> {
  protected readonly records = {
    kind: SESSION,
    parent: KINDS.seminar,
    parentId: 'activityId',
    buildList: buildSessionList,
  } as const;

  /** @throws 404, 409 `session.room_taken`, `session.speaker_taken`, `record.archived`, 422 */
  override async create(tx: Tx, seminarId: string, body: CreateSession, id: string = uuidv7()): Promise<SessionView> {
    await assertExists(tx.sql, KINDS.seminar, seminarId);
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
    return this.readView(tx, seminarId, id);
  }

  override async update(
    tx: Tx,
    seminarId: string,
    id: string,
    body: UpdateSession,
    ifMatch?: number,
  ): Promise<SessionView> {
    await this.readView(tx, seminarId, id);
    const requested = body.speakers && (await resolveSpeakers(tx, body.speakers, id));
    const seminar = await lockSeminar(tx, seminarId);
    const session = await lockLive(tx, this.buildKind(seminarId), id, ifMatch);
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
    return this.readView(tx, seminarId, id);
  }

  /** Restores a session if its room and speakers are still free. @throws 404, 409, 412, 422 */
  override async restore(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<SessionView> {
    const seminar = await lockSeminar(tx, seminarId);
    const session = await restoreRecord(tx, this.buildKind(seminarId), id, ifMatch);
    await assertValidSession(tx, seminar, session, await readSpeakers(tx, id));
    return this.readView(tx, seminarId, id);
  }
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
