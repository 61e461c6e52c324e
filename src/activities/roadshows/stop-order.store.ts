import { IsNull } from 'typeorm';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { Activity, KINDS } from '../activity.entity.js';
import { formatLocalTime } from '../../common/time/local-times.rules.js';
import { placeAt } from './stop-order.rules.js';

/**
 * Reads the stops of a roadshow in their order and locks them until the transaction ends. The caller must have locked
 * the roadshow.
 */
export function lockStops(tx: Tx, roadshowId: string): Promise<Activity[]> {
  return tx.manager.find(Activity, {
    where: { parentId: roadshowId, kind: 'roadshow_stop', archivedAt: IsNull() },
    order: { position: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
}

/**
 * Makes room for a stop at a position among the others, or at the end when no position is given.
 * @returns its position
 * @throws 422 for a position beyond the end
 */
export async function placeStop(
  tx: Tx,
  stops: readonly Activity[],
  id: string,
  wanted: number | null | undefined,
): Promise<number> {
  const order = stops.map((stop) => stop.id).filter((other) => other !== id);
  const position = wanted ?? order.length + 1;
  const placed = placeAt(order, id, position);
  if (!placed) {
    const detail = `position must be from 1 to ${order.length + 1}, because the roadshow has ${order.length} other stops.`;
    throw createInvalidFieldError('/position', 'roadshow.position_beyond_end', detail);
  }
  await updatePositions(
    tx,
    stops.filter((stop) => stop.id !== id),
    placed,
  );
  return position;
}

/** Closes the gap of a stop that loses its position. */
export async function closeGap(tx: Tx, stops: readonly Activity[], id: string): Promise<void> {
  const others = stops.filter((stop) => stop.id !== id);
  await updatePositions(
    tx,
    others,
    others.map((stop) => stop.id),
  );
}

/** Writes the positions that differ from the order. The database checks their uniqueness when the transaction ends. */
async function updatePositions(tx: Tx, stops: readonly Activity[], order: readonly string[]): Promise<void> {
  for (const stop of stops) {
    const position = order.indexOf(stop.id) + 1;
    await updateRecord(tx, KINDS.roadshow_stop, stop, { set: { position }, action: 'moved' });
  }
}

/**
 * Rejects a stop that overlaps another one, because nobody can be at two stops at a time.
 * @throws 409 with the stop and the one it overlaps
 */
export function assertNoOverlap(stops: readonly Activity[], stop: Activity): void {
  const [start, end] = [stop.startsAt!, stop.endsAt!];
  const other = stops.find(
    ({ id, status, startsAt, endsAt }) =>
      id !== stop.id && status !== 'cancelled' && startsAt! < end && endsAt! > start,
  );
  if (!other) return;
  const detail = `${describeStop(stop)}, overlaps ${describeStop(other)}; the stops of a roadshow must not overlap.`;
  const code = 'roadshow.stops_overlap';
  const { id, reference, title } = other;
  throw new CodedError(code, detail, [{ pointer: '/startsAt', code, detail }], {
    existing: { id, reference, title },
  });
}

function describeStop({ reference, title, startsAt, endsAt, timezone }: Activity): string {
  return `${reference} (${title}), ${formatLocalTime(startsAt!, timezone)} to ${formatLocalTime(endsAt!, timezone)}`;
}
