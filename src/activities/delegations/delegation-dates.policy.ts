import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../activity.entity.js';
import { findAttendance, readSeminarsOutside } from './delegation-dates.queries.js';
import { assertItemsInside } from './programme/programme-clashes.policy.js';

/**
 * Rejects new days or a new time zone that conflict with the facts already recorded about the delegation. The argument
 * is the delegation as it will be; its row must be locked.
 * @throws 409 with the items or seminars that would be outside its days, or when attendance has already been recorded;
 * 422
 */
export async function assertDates(tx: Tx, after: Activity): Promise<void> {
  const today = getLocalDate(after.timezone, tx.now);
  if (after.status === 'completed' && after.endsOn > today) {
    const detail = `endsOn cannot be ${after.endsOn}, because the delegation is completed and must be over.`;
    throw createInvalidError([{ pointer: '/endsOn', code: 'activity.not_over', detail }], 'activity.not_over');
  }
  if (after.startsOn > today) await assertNobodyAttended(tx, after);
  await assertItemsInside(tx, after);
  await assertSeminarsInside(tx, after);
}

/** Rejects a start in the future when the attendance of a participant has already been recorded. */
async function assertNobodyAttended(tx: Tx, { id, startsOn }: Activity): Promise<void> {
  const attended = await findAttendance(tx.sql, id);
  if (!attended) return;
  const detail = `startsOn cannot be ${startsOn}, because the attendance of ${attended.fullName} has already been recorded.`;
  const code = 'delegation.attended_already';
  throw new CodedError(code, detail, [{ pointer: '/startsOn', code, detail }], { existing: attended });
}

async function assertSeminarsInside(tx: Tx, delegation: Activity): Promise<void> {
  const outside = await readSeminarsOutside(tx.sql, delegation);
  if (outside.length === 0) return;
  const names = outside.map(({ reference, title }) => `${reference} "${title}"`).join(', ');
  const detail = `These seminars would be outside the days of the delegation; move or cancel them first: ${names}.`;
  const code = 'delegation.seminar_outside';
  throw new CodedError(code, detail, [{ pointer: '/endsOn', code, detail }], { seminars: outside });
}
