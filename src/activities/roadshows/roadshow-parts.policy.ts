import { In, IsNull } from 'typeorm';
import { CodedError, type FieldError } from '../../common/errors/domain.errors.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { Activity, KINDS } from '../activity.entity.js';
import type { ActivityKind } from '../activity.constants.js';
import { readParts, readPartsOutside } from './roadshow-parts.queries.js';

const NOUNS: Record<ActivityKind, string> = {
  delegation: 'delegation',
  roadshow: 'roadshow',
  roadshow_stop: 'stop',
  seminar: 'seminar',
};

/**
 * Cancels the parts of a cancelled activity, that is the stops of a roadshow and the seminars at a stop, unless they
 * are completed. Planning the whole again does not plan its parts again, because a user has to decide which of them
 * still make sense.
 */
export async function cancelParts(tx: Tx, id: string): Promise<void> {
  const parts = await tx.manager.find(Activity, {
    where: { parentId: id, archivedAt: IsNull(), status: In(['planned', 'confirmed']) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  for (const part of parts) {
    await updateRecord(tx, KINDS[part.kind], part, { set: { status: 'cancelled' }, action: 'cancelled' });
    await cancelParts(tx, part.id);
  }
}

/**
 * Rejects new days of a roadshow or stop that leave out one of its parts.
 * @throws 409 with the parts that they would leave out
 */
export async function assertPartsInside(tx: Tx, whole: Activity): Promise<void> {
  const parts = await readPartsOutside(tx.sql, whole);
  if (parts.length === 0) return;
  const errors = parts.map(({ reference, title, kind, startsOn, endsOn }): FieldError => {
    const days = startsOn === endsOn ? `on ${startsOn}` : `from ${startsOn} to ${endsOn}`;
    const detail = `The ${NOUNS[kind]} ${reference} (${title}) is ${days}; move it first.`;
    const field = startsOn < whole.startsOn ? 'starts' : 'ends';
    return { pointer: `/${field}${whole.startsAt ? 'At' : 'On'}`, code: 'activity.leaves_out_parts', detail };
  });
  throw new CodedError('activity.leaves_out_parts', errors.map(({ detail }) => detail).join(' '), errors, {
    parts,
  });
}

/**
 * Rejects an archiving while the stops have seminars, because these have registrations that must not disappear with a
 * stop.
 * @throws 409 with the seminars that are not archived
 */
export async function assertNoSeminars(tx: Tx, stopIds: readonly string[]): Promise<void> {
  const parts = await readParts(tx.sql, stopIds);
  if (parts.length === 0) return;
  const names = parts.map(({ reference, title }) => `${reference} (${title})`).join(', ');
  throw new CodedError(
    'activity.has_seminars',
    `The seminars at the stop must be moved or archived first: ${names}.`,
    [],
    {
      parts,
    },
  );
}
