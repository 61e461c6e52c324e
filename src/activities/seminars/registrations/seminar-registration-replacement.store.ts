import { updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import { SEMINAR_REGISTRATION, type SeminarRegistration } from '../model/seminar-registration.entity.js';
import {
  chooseRestoredStatus,
  countSeatsForWaitlist,
  getLocalDay,
  isOver,
  pickStronger,
} from '../model/seminar-registration.rules.js';
import { countSeats, lockReplacedBy } from './seminar-registration.queries.js';
import { promoteWaitlisted } from './seminar-registration.store.js';

/**
 * Combines two locked registrations of one person. The stronger one stays. The other one is cancelled and refers to it,
 * and its seat goes to the first person on the waiting list. {@link separateRegistration} reverses this.
 * @param change returns further changes of the remaining and of the replaced registration
 * @returns the remaining registration
 */
export async function replaceRegistration(
  tx: Tx,
  seminar: Activity,
  [one, other]: readonly [SeminarRegistration, SeminarRegistration],
  contactId: string,
  change: (
    kept: SeminarRegistration,
    gone: SeminarRegistration,
  ) => Record<'kept' | 'gone', Partial<SeminarRegistration>> = changeNothing,
): Promise<SeminarRegistration> {
  const kept = pickStronger(one, other);
  const gone = kept === one ? other : one;
  const more = change(kept, gone);
  const replacedStatus = gone.archivedAt ? 'cancelled' : gone.status;
  for (const replaced of await lockReplacedBy(tx, gone.id)) {
    await updateRecord(tx, SEMINAR_REGISTRATION, replaced, { set: { replacedById: kept.id } });
  }
  await updateRecord(tx, SEMINAR_REGISTRATION, gone, {
    set: {
      contactId: null,
      status: 'cancelled',
      checkedInAt: null,
      offerExpiresAt: null,
      cancelledAt: gone.cancelledAt ?? tx.now,
      replacedById: kept.id,
      replacedStatus,
      replacedCheckedInAt: replacedStatus === 'attended' ? gone.checkedInAt : null,
      ...more.gone,
    },
    action: 'combined',
  });
  await updateRecord(tx, SEMINAR_REGISTRATION, kept, { set: { ...more.kept, contactId } });
  await promoteWaitlisted(tx, seminar);
  return kept;
}

function changeNothing(): Record<'kept' | 'gone', Partial<SeminarRegistration>> {
  return { kept: {}, gone: {} };
}

/**
 * Separates a locked registration from those with which it was combined. If another registration replaces it, it is
 * restored with its place in the order of arrival. If it replaces others, these are restored: they get its contact, and
 * the strongest of them replaces the rest. The separated registration has no contact afterwards.
 * @param hasSeat whether it was promised a seat elsewhere, and so gets one even when all are taken
 * @returns the restored registrations
 */
export async function separateRegistration(
  tx: Tx,
  seminar: Activity,
  registration: SeminarRegistration,
  hasSeat = false,
): Promise<SeminarRegistration[]> {
  if (registration.replacedById !== null) {
    await restoreReplaced(tx, seminar, registration, { contactId: null }, hasSeat);
    return [registration];
  }
  const { contactId } = registration;
  const allReplaced = await lockReplacedBy(tx, registration.id);
  await updateRecord(tx, SEMINAR_REGISTRATION, registration, { set: { contactId: null } });
  const [first, ...rest] = allReplaced;
  if (!first) return [];
  await restoreReplaced(tx, seminar, first, { contactId }, false);
  let kept = first;
  for (const replaced of rest) {
    await restoreReplaced(tx, seminar, replaced, { contactId: null }, false);
    if (contactId !== null) kept = await replaceRegistration(tx, seminar, [kept, replaced], contactId);
  }
  return allReplaced;
}

async function restoreReplaced(
  tx: Tx,
  seminar: Activity,
  registration: SeminarRegistration,
  set: Pick<SeminarRegistration, 'contactId'>,
  hasSeat: boolean,
): Promise<void> {
  const former = registration.replacedStatus ?? 'cancelled';
  const seats = await countSeats(tx, seminar.id);
  const isFree = hasSeat || countSeatsForWaitlist(seminar.capacity, seats) > 0;
  const status = chooseRestoredStatus(former, {
    isFree,
    isOver: isOver(seminar, tx.now, getLocalDay(seminar, tx.now)),
  });
  await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, {
    set: {
      ...set,
      status,
      // Registrations that were replaced before the check-in time was stored count for the start of the seminar.
      checkedInAt: status === 'attended' ? (registration.replacedCheckedInAt ?? seminar.startsAt ?? tx.now) : null,
      ...(former === 'cancelled' ? {} : { cancelledAt: null, archivedAt: null }),
      replacedById: null,
      replacedStatus: null,
      replacedCheckedInAt: null,
    },
    action: 'restored',
  });
  await promoteWaitlisted(tx, seminar);
}
