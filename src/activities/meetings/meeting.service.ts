import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { createWrongChangeError } from '../../common/errors/domain.errors.js';
import { NestedRecordService } from '../../database/records/nested-record.service.js';
import {
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreLocked,
  updateRecord,
} from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ACTIVITY, type Activity } from '../activity.entity.js';
import {
  findFreeTable,
  getSlot,
  hasBegun,
  lockActivity,
  readBookedMeetings,
  readPlaceParties,
} from './model/meeting.queries.js';
import type { CreateMeeting, UpdateMeeting } from './meeting.dto.js';
import { MEETING, type Meeting } from './model/meeting.entity.js';
import { buildMeetingList } from './model/meeting.list.js';
import {
  assertValidAssignment,
  type MeetingAssignment,
  type SlotFacts,
  validateMeetingChange,
} from './model/meeting.rules.js';
import type { MeetingView } from './meeting.view.js';

/** Creates, reads, updates, archives and restores the meetings of an activity on behalf of users. */
@Injectable()
export class MeetingService extends NestedRecordService<Meeting, MeetingView, Activity, CreateMeeting, UpdateMeeting> {
  protected readonly records = {
    kind: MEETING,
    parent: ACTIVITY,
    parentId: 'activityId',
    buildList: buildMeetingList,
  } as const;

  /** Creates a meeting that the matchmaking does not change. @throws 404, 409 for a double booking, 422 */
  override async create(tx: Tx, activityId: string, body: CreateMeeting, id: string = uuidv7()): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    const { slotId, visitorId, hostId, status = 'proposed' } = body;
    const slot = await getSlot(tx, activityId, slotId);
    const tableNumber = body.table ?? (await findFreeTable(tx, activityId, slotId, slot));
    const place = { activityId, slotId, tableNumber, visitorId, hostId };
    await assertAssignment(tx, { id, ...place }, slot);
    const meeting: Meeting = {
      ...buildNewRecord(tx, id),
      ...place,
      visitorSide: 'visitor',
      hostSide: 'host',
      origin: 'hand',
      fixed: true,
      status,
      outcome: null,
      score: null,
    };
    await insertRecord(tx, MEETING, meeting);
    return this.readView(tx, activityId, id);
  }

  /** Updates a meeting, which becomes fixed unless the request says otherwise. @throws 404, 409, 412, 422 */
  override async update(
    tx: Tx,
    activityId: string,
    id: string,
    body: UpdateMeeting,
    ifMatch?: number,
  ): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    const meeting = await lockLive(tx, this.buildKind(activityId), id, ifMatch);
    const { table, ...own } = body;
    const set = {
      ...own,
      tableNumber: table ?? meeting.tableNumber,
      fixed: body.fixed ?? (hasAnyField(body) || meeting.fixed),
    };
    const after: Meeting = { ...meeting, ...set };
    const isMoved = after.slotId !== meeting.slotId || after.tableNumber !== meeting.tableNumber;
    const isRevived = meeting.status === 'cancelled' && after.status !== 'cancelled';
    await assertValidMeeting(tx, meeting, after, isMoved, isMoved || isRevived);
    await updateRecord(tx, MEETING, meeting, { set });
    return this.readView(tx, activityId, id);
  }

  /** Restores a meeting if its place is still free. @throws 404, 409, 412, 422 */
  override async restore(tx: Tx, activityId: string, id: string, ifMatch?: number): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    const meeting = await lockRecord(tx, this.buildKind(activityId), id, ifMatch);
    if (meeting.archivedAt && meeting.status !== 'cancelled') {
      await assertAssignment(tx, meeting, await getSlot(tx, activityId, meeting.slotId));
    }
    await restoreLocked(tx, MEETING, meeting);
    return this.readView(tx, activityId, id);
  }
}

async function assertValidMeeting(
  tx: Tx,
  before: Meeting,
  after: Meeting,
  isMoved: boolean,
  isPlaceNeeded: boolean,
): Promise<void> {
  const slot = isPlaceNeeded ? await getSlot(tx, after.activityId, after.slotId) : undefined;
  const errors = validateMeetingChange({
    from: before.status,
    to: after.status,
    isMoved,
    hasBegun: slot ? slot.startsAt <= tx.now : await hasBegun(tx.sql, after.slotId, tx.now),
    score: after.score,
  });
  if (errors.length > 0) throw createWrongChangeError(errors);
  if (slot && after.status !== 'cancelled') await assertAssignment(tx, after, slot);
}

/** Checks that a meeting can take place. @throws 422, 409 */
async function assertAssignment(tx: Tx, place: MeetingAssignment, slot: SlotFacts): Promise<void> {
  const parties = await readPlaceParties(tx.sql, place);
  assertValidAssignment(place, slot, parties, await readBookedMeetings(tx.sql, place.activityId));
}

function hasAnyField(body: UpdateMeeting): boolean {
  return Object.values(body).some((value) => value !== undefined);
}
