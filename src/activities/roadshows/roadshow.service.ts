import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { insertRecord, lockLive, lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { Activity, KINDS } from '../activity.entity.js';
import { assertValidActivity, prepareActivity } from '../activity.store.js';
import { ActivityWrapUpJob } from '../activity-wrap-up.job.js';
import { toRoadshowColumns } from './roadshow.columns.js';
import type { CreateRoadshow, UpdateRoadshow } from './roadshow.dto.js';
import { roadshowList } from './roadshow.list.js';
import { cancelParts, assertPartsInside, assertNoSeminars } from './roadshow-parts.policy.js';
import type { RoadshowView } from './roadshow.view.js';

/** Creates, reads, updates, archives and restores roadshows, which visit investors stop by stop. */
@Injectable()
export class RoadshowService {
  constructor(
    private readonly sql: SqlClient,
    private readonly wrapUp: ActivityWrapUpJob,
  ) {}

  /** Creates a roadshow, which may lie in the past. @throws 422 */
  async create(tx: Tx, body: CreateRoadshow, id: string = uuidv7()): Promise<RoadshowView> {
    const { title, startsOn, endsOn } = body;
    const ownerId = body.ownerId === undefined ? findUserId(tx.actor) : body.ownerId;
    const given = { ...toRoadshowColumns(body), kind: 'roadshow' as const, title, startsOn, endsOn, ownerId };
    const roadshow = await prepareActivity(tx, id, given);
    await assertValidActivity(tx, roadshow, buildInitialState(roadshow));
    await insertRecord(tx, KINDS.roadshow, roadshow);
    if (roadshow.status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return this.readView(tx, id);
  }

  /** Returns a roadshow by id. @throws 404 */
  read(id: string, actor: Actor): Promise<RoadshowView> {
    return readRecord(this.sql, roadshowList, 'roadshow', id, actor);
  }

  /**
   * Updates a roadshow. Cancelling it also cancels its stops and their seminars, except those that are completed.
   * @throws 404, 409 when it is archived or its new days would leave out stops (`activity.leaves_out_parts`), 412, 422
   */
  async update(tx: Tx, id: string, body: UpdateRoadshow, ifMatch?: number): Promise<RoadshowView> {
    const roadshow = await lockLive(tx, KINDS.roadshow, id, ifMatch);
    const set = toRoadshowColumns(body, roadshow);
    const after = { ...roadshow, ...set };
    const { status, startsOn, endsOn } = roadshow;
    await assertValidActivity(tx, after, roadshow);
    if (after.startsOn !== startsOn || after.endsOn !== endsOn) await assertPartsInside(tx, after);
    await updateRecord(tx, KINDS.roadshow, roadshow, { set });
    if (after.status === 'cancelled' && status !== 'cancelled') await cancelParts(tx, id);
    if (body.status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return this.readView(tx, id);
  }

  /**
   * Archives a roadshow and its stops, which keep their positions for a restoration.
   * @throws 404, 409 while stops have seminars (`activity.has_seminars`), 412
   */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<RoadshowView> {
    const roadshow = await lockRecord(tx, KINDS.roadshow, id, ifMatch);
    if (!roadshow.archivedAt) {
      const stops = await lockPlacedStops(tx, id);
      const records = [roadshow, ...stops];
      await assertNoSeminars(
        tx,
        stops.map((stop) => stop.id),
      );
      for (const record of records) {
        await updateRecord(tx, KINDS[record.kind], record, { set: { archivedAt: tx.now }, action: 'archived' });
      }
    }
    return this.readView(tx, id);
  }

  /** Restores an archived roadshow with the stops that were archived together with it. @throws 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<RoadshowView> {
    const roadshow = await lockRecord(tx, KINDS.roadshow, id, ifMatch);
    if (roadshow.archivedAt) {
      for (const record of [roadshow, ...(await lockPlacedStops(tx, id))]) {
        await updateRecord(tx, KINDS[record.kind], record, { set: { archivedAt: null }, action: 'restored' });
      }
    }
    return this.readView(tx, id);
  }

  private readView(tx: Tx, id: string): Promise<RoadshowView> {
    return readRecord(tx.sql, roadshowList, 'roadshow', id, tx.actor);
  }
}

/**
 * Returns a new activity in the state before its creation, to compare with. An activity that is created as completed
 * must be over, like one that becomes completed later.
 */
export function buildInitialState(activity: Activity): Activity {
  const status = activity.status === 'completed' ? 'planned' : activity.status;
  return { ...activity, status, agreementId: null, ownerId: null, senderCompanyId: null, localPartnerId: null };
}

/**
 * Reads and locks the stops that are archived and restored together with their roadshow. Stops that were archived on
 * their own have lost their position.
 */
function lockPlacedStops(tx: Tx, roadshowId: string): Promise<Activity[]> {
  return tx.manager.find(Activity, {
    where: { parentId: roadshowId, kind: 'roadshow_stop', position: Not(IsNull()) },
    order: { position: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
}
