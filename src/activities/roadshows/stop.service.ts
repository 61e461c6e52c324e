import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, assertNoErrors } from '../../common/errors/domain.errors.js';
import { NestedRecordService } from '../../database/records/nested-record.service.js';
import { insertRecord, lockLive, lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../activity.entity.js';
import { validateInsideParent } from '../activity.rules.js';
import { assertValidActivity, prepareActivity } from '../activity.store.js';
import { ActivityWrapUpJob } from '../activity-wrap-up.job.js';
import { toStopColumns } from './roadshow.columns.js';
import { cancelParts, assertPartsInside, assertNoSeminars } from './roadshow-parts.policy.js';
import { buildInitialState } from './roadshow.service.js';
import type { CreateStop, UpdateStop } from './stop.dto.js';
import { buildStopList } from './stop.list.js';
import { computeNextStopNumber } from './stop-order.rules.js';
import { closeGap, placeStop, assertNoOverlap, lockStops } from './stop-order.store.js';
import { readStopReferences } from './stop.queries.js';
import type { StopView } from './stop.view.js';

/**
 * Creates, reads, updates, archives and restores the stops of roadshows. Every change locks the roadshow first, so that
 * the order and the times of its stops stay consistent.
 */
@Injectable()
export class RoadshowStopService extends NestedRecordService<Activity, StopView, Activity, CreateStop> {
  protected readonly records = {
    kind: KINDS.roadshow_stop,
    parent: KINDS.roadshow,
    parentId: 'parentId',
    buildList: buildStopList,
  } as const;

  constructor(
    sql: SqlClient,
    private readonly wrapUp: ActivityWrapUpJob,
  ) {
    super(sql);
  }

  /**
   * Adds a stop, at the end unless a position is given.
   * @throws 404, 409 when the roadshow is archived, 409 `roadshow.stops_overlap`, 409 `roadshow.cancelled`, 422
   */
  override async create(tx: Tx, roadshowId: string, body: CreateStop, id: string = uuidv7()): Promise<StopView> {
    const roadshow = await lockLive(tx, KINDS.roadshow, roadshowId);
    const stops = await lockStops(tx, roadshowId);
    const ownerId = body.ownerId === undefined ? (roadshow.ownerId ?? findUserId(tx.actor)) : body.ownerId;
    const columns = toStopColumns(body) as Activity;
    const reference = await readNextStopReference(tx, roadshow);
    const stop = await prepareActivity(tx, id, {
      ...columns,
      kind: 'roadshow_stop',
      parentId: roadshowId,
      ownerId,
      reference,
    });
    await assertValidActivity(tx, stop, buildInitialState(stop));
    assertStopFits(roadshow, stops, stop);
    stop.position = await placeStop(tx, stops, id, body.position);
    await insertRecord(tx, KINDS.roadshow_stop, stop);
    if (stop.status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return this.readView(tx, roadshowId, id);
  }

  /**
   * Updates a stop; a position moves it. Cancelling a stop also cancels its seminars, except those that are completed.
   * @throws 404, 409 when it or its roadshow is archived, 409 `roadshow.stops_overlap`, 409 `roadshow.cancelled`, 409
   * `activity.leaves_out_parts`, 412, 422
   */
  override async update(tx: Tx, roadshowId: string, id: string, body: UpdateStop, ifMatch?: number): Promise<StopView> {
    const roadshow = await lockLive(tx, KINDS.roadshow, roadshowId);
    const stop = await lockLive(tx, this.buildKind(roadshowId), id, ifMatch);
    const stops = await lockStops(tx, roadshowId);
    const before = { ...stop };
    const set = toStopColumns(body, stop);
    const after: Activity = { ...stop, ...set };
    await assertValidActivity(tx, after, before);
    const takenUp = before.status === 'cancelled' && after.status !== 'cancelled';
    const moved = buildTimesKey(before) !== buildTimesKey(after);
    if (takenUp || moved) assertStopFits(roadshow, stops, after);
    if (moved) await assertPartsInside(tx, after);
    if (body.position !== undefined) set.position = await placeStop(tx, stops, id, body.position);
    await updateRecord(tx, KINDS.roadshow_stop, stop, { set });
    if (after.status === 'cancelled' && before.status !== 'cancelled') await cancelParts(tx, id);
    if (body.status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return this.readView(tx, roadshowId, id);
  }

  /**
   * Archives a stop; the stops after it move up.
   * @throws 404, 409 while it has seminars (`activity.has_seminars`) or its roadshow is archived, 412
   */
  override async archive(tx: Tx, roadshowId: string, id: string, ifMatch?: number): Promise<StopView> {
    await lockLive(tx, KINDS.roadshow, roadshowId);
    const stop = await lockRecord(tx, this.buildKind(roadshowId), id, ifMatch);
    if (!stop.archivedAt) {
      await assertNoSeminars(tx, [id]);
      const stops = await lockStops(tx, roadshowId);
      const set = { archivedAt: tx.now, position: null };
      await updateRecord(tx, KINDS.roadshow_stop, stop, { set, action: 'archived' });
      await closeGap(tx, stops, id);
    }
    return this.readView(tx, roadshowId, id);
  }

  /** Restores an archived stop as the last one. @throws 404, 409 as for a new stop, 412, 422 */
  override async restore(tx: Tx, roadshowId: string, id: string, ifMatch?: number): Promise<StopView> {
    const roadshow = await lockLive(tx, KINDS.roadshow, roadshowId);
    const stop = await lockRecord(tx, this.buildKind(roadshowId), id, ifMatch);
    if (stop.archivedAt) {
      const stops = await lockStops(tx, roadshowId);
      assertStopFits(roadshow, stops, stop);
      const set = { archivedAt: null, position: stops.length + 1 };
      await updateRecord(tx, KINDS.roadshow_stop, stop, { set, action: 'restored' });
    }
    return this.readView(tx, roadshowId, id);
  }
}

const buildTimesKey = ({ startsAt, endsAt, timezone }: Activity) =>
  `${startsAt!.toISOString()} ${endsAt!.toISOString()} ${timezone}`;

/**
 * Rejects a stop that is outside the days of its roadshow, overlaps another stop, or belongs to a cancelled roadshow. A
 * cancelled stop may do so, because it does not take place.
 */
function assertStopFits(roadshow: Activity, stops: readonly Activity[], stop: Activity): void {
  if (stop.status === 'cancelled') return;
  if (roadshow.status === 'cancelled') {
    throw new CodedError(
      'roadshow.cancelled',
      `${roadshow.reference} is cancelled; set its status to planned or confirmed before changing its stops.`,
    );
  }
  const errors = validateInsideParent(stop, roadshow, 'roadshow');
  assertNoErrors(errors);
  assertNoOverlap(stops, stop);
}

/** Returns the next reference, for example `ROAD-2016-0001-S3`. Archived stops keep their numbers. */
async function readNextStopReference(tx: Tx, roadshow: Activity): Promise<string> {
  return `${roadshow.reference}-S${computeNextStopNumber(await readStopReferences(tx.sql, roadshow.id))}`;
}
