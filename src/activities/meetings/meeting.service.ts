import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createWrongChangeError } from '../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  type RecordKind,
  restoreLocked,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  assertActivity,
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
export class MeetingService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the list of the meetings of an activity. @throws 404 */
  async getList(activityId: string): Promise<ListDefinition> {
    await assertActivity(this.sql, activityId);
    return buildMeetingList(activityId);
  }

  /** Returns a meeting by id. @throws 404 */
  read(activityId: string, id: string, actor: Actor): Promise<MeetingView> {
    return readRecord(this.sql, buildMeetingList(activityId), 'meeting', id, actor);
  }

  /** Creates a meeting that the matchmaking does not change. @throws 404, 409 for a double booking, 422 */
  async create(tx: Tx, activityId: string, body: CreateMeeting, id: string = uuidv7()): Promise<MeetingView> {
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
    return readView(tx, activityId, id);
  }

  /** Updates a meeting, which becomes fixed unless the request says otherwise. @throws 404, 409, 412, 422 */
  async update(tx: Tx, activityId: string, id: string, body: UpdateMeeting, ifMatch?: number): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    const meeting = await lockLive(tx, buildRecordKind(activityId), id, ifMatch);
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
    return readView(tx, activityId, id);
  }

  /**
   * Archives a meeting, so that the matchmaking may propose it again.
   * @throws 404, 409 when the activity is archived, 412
   */
  async archive(tx: Tx, activityId: string, id: string, ifMatch?: number): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    await archiveRecord(tx, buildRecordKind(activityId), id, ifMatch);
    return readView(tx, activityId, id);
  }

  /** Restores a meeting if its place is still free. @throws 404, 409, 412, 422 */
  async restore(tx: Tx, activityId: string, id: string, ifMatch?: number): Promise<MeetingView> {
    await lockActivity(tx, activityId);
    const meeting = await lockRecord(tx, buildRecordKind(activityId), id, ifMatch);
    if (meeting.archivedAt && meeting.status !== 'cancelled') {
      await assertAssignment(tx, meeting, await getSlot(tx, activityId, meeting.slotId));
    }
    await restoreLocked(tx, MEETING, meeting);
    return readView(tx, activityId, id);
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

/**
 * Returns the record kind of the meetings of one activity. The meetings of other activities are not found through it.
 */
function buildRecordKind(activityId: string): RecordKind<Meeting> {
  return { ...MEETING, only: { activityId } };
}

function readView(tx: Tx, activityId: string, id: string): Promise<MeetingView> {
  return readRecord(tx.sql, buildMeetingList(activityId), 'meeting', id, tx.actor);
}
