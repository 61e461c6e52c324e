import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, assertNoErrors } from '../../common/errors/domain.errors.js';
import { pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { resolveEventTime } from '../../common/time/local-times.rules.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../activity.entity.js';
import { validateStatus } from '../activity-statuses.rules.js';
import { assertValidActivity, INITIAL_ACTIVITY, toLocalDays, prepareActivity } from '../activity.store.js';
import { ActivityWrapUpJob } from '../activity-wrap-up.job.js';
import { countSeats } from './registrations/seminar-registration.queries.js';
import { promoteWaitlisted } from './registrations/seminar-registration.store.js';
import { SeatFollowerRegistry } from './registrations/seat-follower.registry.js';
import type { CreateSeminar, UpdateSeminar } from './seminar.dto.js';
import { SEMINAR_FIELDS, seminarList } from './seminar.list.js';
import { assertInsideParent, resolveParentId } from './seminar-parent.policy.js';
import { DEFAULT_REMINDER_DAYS } from './model/seminar-registration.constants.js';
import { readSessionHours } from './model/seminar.queries.js';
import { validateSeminarTimes } from './model/seminar.rules.js';
import type { SeminarView } from './seminar.view.js';
import { validateSessionTimes } from './model/session.rules.js';

/**
 * Creates, reads, updates, archives and restores seminars for investors, which are independent or part of a roadshow or
 * delegation.
 */
@Injectable()
export class SeminarService {
  constructor(
    private readonly sql: SqlClient,
    private readonly wrapUp: ActivityWrapUpJob,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /** Creates a seminar. @throws 422 */
  async create(tx: Tx, body: CreateSeminar, id: string = uuidv7()): Promise<SeminarView> {
    const { roadshowStopId, delegationId, ownerId } = body;
    const parentIds = { roadshowStopId, delegationId };
    const times = parseTimes(body, body.timezone);
    const status = body.status ?? 'planned';
    const { startsAt, endsAt } = times as { startsAt: Date; endsAt: Date };
    const seminar = await prepareActivity(tx, id, {
      ...pickColumns(body, SEMINAR_FIELDS.writable, INITIAL_ACTIVITY),
      ...times,
      ...toLocalDays(startsAt, endsAt, body.timezone),
      kind: 'seminar',
      reminderDays: body.reminderDays === undefined ? DEFAULT_REMINDER_DAYS : body.reminderDays,
      title: body.title,
      status,
      ownerId: ownerId ?? findUserId(tx.actor),
      parentId: await resolveParentId(tx, parentIds, null),
    });
    const { endsOn, timezone } = seminar;
    assertNoErrors([
      ...validateSeminarTimes(seminar),
      ...validateStatus({ from: 'planned', to: status, endsOn, today: getLocalDate(timezone, tx.now) }),
    ]);
    await assertValidActivity(tx, seminar);
    await assertInsideParent(tx, seminar, parentIds);
    await insertRecord(tx, KINDS.seminar, seminar);
    if (status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return readView(tx, id);
  }

  /** Returns a seminar by id. @throws 404 */
  read(id: string, actor: Actor): Promise<SeminarView> {
    return readRecord(this.sql, seminarList, 'seminar', id, actor);
  }

  /**
   * Updates a seminar. A new time zone keeps the instants; new seats go to the waiting list.
   * @throws 404, 409 `record.archived`, `seminar.capacity_below_taken`, `seminar.sessions_outside`, 412, 422
   */
  async update(tx: Tx, id: string, body: UpdateSeminar, ifMatch?: number): Promise<SeminarView> {
    if (body.status) await this.followers.lockWaitingForSeminar(tx, id);
    const before = await lockLive(tx, KINDS.seminar, id, ifMatch);
    const wasCancelled = before.status === 'cancelled';
    const { status = before.status, roadshowStopId, delegationId } = body;
    const parentIds = { roadshowStopId, delegationId };
    const parentId = await resolveParentId(tx, parentIds, before.parentId);
    const times = parseTimes(body, body.timezone ?? before.timezone);
    const plain = pickColumns(body, SEMINAR_FIELDS.writable, INITIAL_ACTIVITY);
    const set: Partial<Activity> = { ...plain, status, ...times, parentId };
    const after: Activity = { ...before, ...set };
    const { startsAt, endsAt, timezone } = after;
    assertNoErrors(validateSeminarTimes(after));
    if (startsAt && endsAt) Object.assign(set, toLocalDays(startsAt, endsAt, timezone));
    Object.assign(after, set);
    await assertValidActivity(tx, after, before);
    await assertInsideParent(tx, after, parentIds, before);
    if (times.startsAt || times.endsAt) await assertSessionsInside(tx, after);
    if (after.capacity !== before.capacity) await assertCapacity(tx, after);
    await updateRecord(tx, KINDS.seminar, before, { set });
    if (body.status === 'completed') await this.wrapUp.wrapUp(tx, id);
    else await promoteWaitlisted(tx, before);
    if (wasCancelled && before.status !== 'cancelled') await this.followers.followReturn(tx, id);
    return readView(tx, id);
  }

  /** Archives a seminar. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<SeminarView> {
    await archiveRecord(tx, KINDS.seminar, id, ifMatch);
    return readView(tx, id);
  }

  /** Restores an archived seminar. @throws 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<SeminarView> {
    await this.followers.lockWaitingForSeminar(tx, id);
    await promoteWaitlisted(tx, await restoreRecord(tx, KINDS.seminar, id, ifMatch));
    await this.followers.followReturn(tx, id);
    return readView(tx, id);
  }
}

function readView(tx: Tx, id: string): Promise<SeminarView> {
  return readRecord(tx.sql, seminarList, 'seminar', id, tx.actor);
}

const TIMES = ['startsAt', 'endsAt', 'registrationOpensAt', 'registrationClosesAt'] as const;
type Times = Partial<Record<(typeof TIMES)[number], Date | null>>;

/**
 * Returns the times of a body as instants; absent ones stay absent.
 * @throws 422 for a local time that its zone skips or repeats
 */
function parseTimes(body: Partial<Record<(typeof TIMES)[number], string | null>>, timezone: string): Times {
  const given = TIMES.filter((field) => body[field] !== undefined);
  return Object.fromEntries(
    given.map((field) => [field, body[field] ? resolveEventTime(body[field], timezone, `/${field}`) : null]),
  );
}

/**
 * Rejects a capacity below the number of people who have a seat.
 * @throws 409 `seminar.capacity_below_taken` with that number
 */
async function assertCapacity(tx: Tx, { id, capacity }: Activity): Promise<void> {
  if (capacity === null) return;
  const { taken } = await countSeats(tx, id);
  if (capacity >= taken) return;
  const code = 'seminar.capacity_below_taken';
  const detail = `capacity must be at least ${taken}, the number of people who already have a seat, but is ${capacity}.`;
  throw new CodedError(code, detail, [{ pointer: '/capacity', code, detail }], { seatsTaken: taken });
}

/** Rejects hours that leave a session outside. @throws 409 `seminar.sessions_outside` with the first such session */
async function assertSessionsInside(tx: Tx, seminar: Activity): Promise<void> {
  for (const { id, title, ...span } of await readSessionHours(tx.sql, seminar.id)) {
    const pointer = validateSessionTimes(span, seminar)[0]?.pointer;
    if (!pointer) continue;
    const code = 'seminar.sessions_outside';
    const detail = `The session ${title} (${id}) would be outside the seminar; move it first.`;
    throw new CodedError(code, detail, [{ pointer, code, detail }], { session: { id, title } });
  }
}
