import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { resolveEventTime } from '../../../common/time/local-times.rules.js';
import {
  CodedError,
  assertNoErrors,
  createInvalidFieldError,
  createNotFoundError,
  createStaleVersionError,
} from '../../../common/errors/domain.errors.js';
import { assertExists, insertRecord, buildNewRecord, updateRecord } from '../../../database/records/record.store.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ACTIVITY, type Activity } from '../../activity.entity.js';
import { toLocalDays } from '../../activity.store.js';
import type { PutMeetingSlots } from './meeting-programme.dto.js';
import { MEETING_PROGRAMME, MeetingProgramme, MeetingSlot } from '../model/meeting-programme.entity.js';
import { findProgramme } from './meeting-programme.queries.js';
import { validateSlots } from './meeting-programme.rules.js';
import type { MeetingProgrammeView } from './meeting-programme.view.js';
import { lockActivity, readBookedMeetings, removeProposals } from '../model/meeting.queries.js';
import { type BookedMeeting, isMovable, isOver } from '../model/meeting.rules.js';

/** Stores the tables and slots for the meetings of an activity. */
@Injectable()
export class MeetingProgrammeService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the tables and slots of an activity. @throws 404, also when it has none yet */
  async read(activityId: string): Promise<MeetingProgrammeView> {
    await assertExists(this.sql, ACTIVITY, activityId);
    return readView(this.sql, activityId);
  }

  /**
   * Replaces the tables and slots. A slot keeps its id when the request gives that id or the same times. Proposals that
   * lose their slot or table are removed. `ids` are the ids for new slots, in order.
   * @throws 404, 409 for a slot or table with meetings that are more than proposals, 412, 422
   */
  async replace(
    tx: Tx,
    activityId: string,
    body: PutMeetingSlots,
    ifMatch?: number,
    ids: readonly string[] = [],
  ): Promise<MeetingProgrammeView> {
    const activity = await lockActivity(tx, activityId);
    const programme = await tx.manager.findOneBy(MeetingProgramme, { activityId });
    if (ifMatch !== undefined && programme && programme.version !== ifMatch)
      throw createStaleVersionError(programme.version);
    const tableNames = parseTableNames(body);
    const before = await tx.manager.findBy(MeetingSlot, { activityId });
    const after = buildSlots(activity, body, before, tx.now, ids);
    await removeDisplacedProposals(tx, activityId, body.tables, before, after);
    await tx.manager.save(MeetingSlot, after);
    const set = { tables: body.tables, tableNames };
    const children = { before: { slots: pickSlotsInUse(before) }, after: { slots: pickSlotsInUse(after) } };
    if (programme) await updateRecord(tx, MEETING_PROGRAMME, programme, { set, children });
    else {
      await insertRecord(
        tx,
        MEETING_PROGRAMME,
        { ...buildNewRecord(tx, uuidv7()), activityId, ...set },
        children.after,
      );
    }
    return readView(tx.sql, activityId);
  }
}

/** Returns a name for each table, or none. @throws 422 */
function parseTableNames({ tables, tableNames }: PutMeetingSlots): string[] {
  const names = tableNames ?? [];
  if (names.length === 0 || names.length === tables) return names;
  const detail = `tableNames must have one name for each of the ${tables} tables, or none, but has ${names.length}.`;
  throw createInvalidFieldError('/tableNames', 'meeting_programme.table_names', detail);
}

/** Returns all slots as they will be, including the removed ones, which are archived. @throws 422 */
function buildSlots(
  activity: Activity,
  { slots }: PutMeetingSlots,
  before: readonly MeetingSlot[],
  now: Date,
  ids: readonly string[],
): MeetingSlot[] {
  const wanted = slots.map(({ id, startsAt, endsAt }, index) => {
    const times = {
      startsAt: resolveEventTime(startsAt, activity.timezone, `/slots/${index}/startsAt`),
      endsAt: resolveEventTime(endsAt, activity.timezone, `/slots/${index}/endsAt`),
    };
    return { id, ...times, ...toLocalDays(times.startsAt, times.endsAt, activity.timezone) };
  });
  const errors = validateSlots(wanted, activity);
  const known = new Map(before.map((slot) => [slot.id, slot]));
  wanted.forEach(({ id }, index) => {
    if (!id || known.has(id)) return;
    const detail = `id must be that of a slot of this activity; ${id} is not one of them.`;
    errors.push({ pointer: `/slots/${index}/id`, code: 'meeting_slot.unknown', detail });
  });
  assertNoErrors(errors);
  const named = new Set(wanted.map(({ id }) => id));
  const buildTimesKey = (slot: { startsAt: Date; endsAt: Date }) =>
    `${slot.startsAt.getTime()} ${slot.endsAt.getTime()}`;
  // A slot in use is preferred to a removed slot with the same times.
  const inOrder = before.toSorted((a, b) => Number(a.archivedAt === null) - Number(b.archivedAt === null));
  const byTimes = new Map(inOrder.filter(({ id }) => !named.has(id)).map((slot) => [buildTimesKey(slot), slot.id]));
  const fresh = [...ids];
  const kept = wanted.map(({ id, startsAt, endsAt }) => ({
    id: id ?? byTimes.get(buildTimesKey({ startsAt, endsAt })) ?? fresh.shift() ?? uuidv7(),
    activityId: activity.id,
    startsAt,
    endsAt,
    archivedAt: null,
  }));
  const keptIds = new Set(kept.map(({ id }) => id));
  const removed = before.filter(({ id }) => !keptIds.has(id));
  return [...kept, ...removed.map((slot) => ({ ...slot, archivedAt: slot.archivedAt ?? now }))];
}

/** Removes the proposals that lose their slot or table. @throws 409 with the other meetings that would lose it */
async function removeDisplacedProposals(
  tx: Tx,
  activityId: string,
  tables: number,
  before: readonly MeetingSlot[],
  after: readonly MeetingSlot[],
): Promise<void> {
  const old = new Map(before.map((slot) => [slot.id, slot]));
  const removed = new Set(after.filter(({ archivedAt }) => archivedAt).map(({ id }) => id));
  const isMoved = (slot: MeetingSlot) =>
    slot.startsAt.getTime() !== old.get(slot.id)?.startsAt.getTime() ||
    slot.endsAt.getTime() !== old.get(slot.id)?.endsAt.getTime();
  const changed = new Set(after.filter(isMoved).map(({ id }) => id));
  const meetings = (await readBookedMeetings(tx.sql, activityId)).filter(({ status }) => status !== 'cancelled');
  const displaced = meetings.filter(({ slotId, tableNumber }) => removed.has(slotId) || tableNumber > tables);
  const immovable = displaced.filter((meeting) => !isMovable(meeting));
  if (immovable.length > 0)
    throw createInUseError(immovable, 'These meetings would lose their slot or table; move or cancel them first');
  const facts = meetings.filter(({ slotId, status }) => changed.has(slotId) && isOver(status));
  if (facts.length > 0)
    throw createInUseError(facts, 'The times of these meetings cannot change, because they are over');
  await removeProposals(tx, displaced);
}

function createInUseError(meetings: readonly BookedMeeting[], detail: string) {
  const named = meetings.map(({ label }) => label).join('; ');
  const conflicts = meetings.map(({ id, slotId, label }) => ({ id, slotId, label }));
  return new CodedError('meeting_slot.in_use', `${detail}: ${named}.`, [], { conflicts });
}

function pickSlotsInUse(slots: readonly MeetingSlot[]) {
  return slots
    .filter(({ archivedAt }) => !archivedAt)
    .map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt }))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

async function readView(sql: SqlClient, activityId: string): Promise<MeetingProgrammeView> {
  const programme = await findProgramme(sql, activityId);
  if (!programme) throw createNotFoundError('meeting_programme', activityId);
  return programme;
}
