import { randomBytes } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { buildNewRecord, insertRecord, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import {
  type AddedStatus,
  type CheckInVia,
  type ChosenStatus,
  type RegistrationOrigin,
  type RegistrationStatus,
  SEATED,
} from '../model/seminar-registration.constants.js';
import { findConfirmable } from '../model/registration-follower.registry.js';
import { SEMINAR_REGISTRATION, SeminarRegistration } from '../model/seminar-registration.entity.js';
import {
  buildCode,
  CODE_LENGTH,
  computeOfferExpiry,
  countSeatsForWaitlist,
  describeTooEarly,
  getLocalDay,
  isOver,
  isOverOrCompleted,
  validateTransition,
} from '../model/seminar-registration.rules.js';
import {
  assertNoProblem,
  assertNotCancelled,
  assertOpen,
  assertOver,
  createDuplicateError,
} from './seminar-registration.errors.js';
import {
  type Arrival,
  countSeats,
  hasFreeSeat,
  lockPersonRegistrations,
  type Person,
  takeNextArrival,
} from './seminar-registration.queries.js';

/** Options of a registration. */
export interface AssignSeatOptions {
  /** The person comes without a registration, and is checked in at once when a seat is free. */
  walkIn?: boolean;
  /** The registration is made outside the registration window, because a user requests it. */
  override?: boolean;
  /** The person was promised a seat elsewhere, and gets one even when all seats are taken. */
  overflow?: boolean;
  /** The former registration of a person without a name, who cannot be found by any other data. */
  formerId?: string;
  /** The id of a new registration, where the caller determines it. */
  id?: string;
  /** Where the person registers; with a colleague by default. */
  origin?: RegistrationOrigin;
  /** When a person came without a registration, which a device reports later; now by default. */
  occurredAt?: Date;
  /** How a person who comes without a registration is checked in, for the audit trail. */
  via?: CheckInVia;
}

/** How and when the attendance of a person is recorded. */
export interface AttendanceOptions {
  /** When the person came; now by default. The first day and the end of the seminar are compared with it. */
  occurredAt?: Date;
  /** How the person is checked in, for the audit trail. */
  via?: CheckInVia;
}

/** A registration that has a place, and whether it is a new one. */
export interface StoredPlace {
  registration: SeminarRegistration;
  isNew: boolean;
}

/** A place in the order of arrival that is taken now. */
interface Place extends Arrival {
  status: RegistrationStatus;
  walkIn: boolean;
}

type PlaceFields = Omit<ReturnType<typeof toPlaceFields>, 'cancelledAt'> & {
  cancelledAt: Date | null;
  origin?: RegistrationOrigin;
};

/** Returns the fields of a registration that takes a place now. They replace the values from before. */
export function toPlaceFields({ takenAt, ...place }: Place) {
  return {
    ...place,
    registeredAt: takenAt,
    checkedInAt: place.status === 'attended' ? takenAt : null,
    cancelledAt: null,
    promotedAt: null,
    offerExpiresAt: null,
    archivedAt: null,
    replacedById: null,
    replacedStatus: null,
    replacedCheckedInAt: null,
  };
}

/** Returns the place of a person who registers now. */
export async function takeNextPlace(tx: Tx, seminar: Activity, walkIn: boolean): Promise<Place> {
  const isFree = await hasFreeSeat(tx, seminar, walkIn);
  const next = await takeNextArrival(tx, seminar.id);
  if (!isFree) return { ...next, status: 'waitlisted', walkIn };
  return { ...next, status: walkIn ? 'attended' : 'registered', walkIn };
}

/**
 * Gives a person a seat at a locked seminar while there are free ones, otherwise a place at the end of the waiting list.
 * A person who cancelled gets the same registration back, also with the last place.
 * @throws 409 `registration.duplicate`, `seminar.registration_closed`, `seminar.cancelled`, `seminar.completed`,
 * `registration.too_early` for a walk-in
 */
export async function assignSeat(
  tx: Tx,
  seminar: Activity,
  person: Person,
  options: AssignSeatOptions = {},
): Promise<SeminarRegistration> {
  const found = await lockPersonRegistrations(tx, seminar.id, person);
  const same =
    found.length === 0 && options.formerId ? [await lockRecord(tx, SEMINAR_REGISTRATION, options.formerId)] : found;
  // A person who cancelled one of two combined registrations still has the other one.
  const current = same.find(isInForce);
  if (current) throw createDuplicateError(current);
  const { walkIn = false, overflow = false, id, origin = 'staff', occurredAt, via } = options;
  assertOpen(seminar, { ...options, isReportedLater: occurredAt !== undefined }, occurredAt ?? tx.now);
  const offered = await takeNextPlace(tx, seminar, walkIn);
  const place: Place = overflow && offered.status === 'waitlisted' ? { ...offered, status: 'registered' } : offered;
  const fields = toPlaceFields(place);
  const checkedInAt = fields.checkedInAt && (occurredAt ?? fields.checkedInAt);
  const stored = await storePlace(tx, seminar.id, same, person, { ...fields, checkedInAt, origin }, id);
  if (via && checkedInAt) await auditCheckIn(tx, stored.registration, via);
  return stored.registration;
}

/**
 * Adds a person who attended a locked seminar that is over, or marks the person's registration as attended. Seats are
 * not counted any more.
 * @returns the registration, and whether it is a new one
 * @throws 409 `registration.duplicate` for a person who is already marked as attended, `seminar.cancelled`,
 * `registration.too_early` while the seminar is not over
 */
export async function addAttendee(tx: Tx, seminar: Activity, person: Person, id?: string): Promise<StoredPlace> {
  const same = await lockPersonRegistrations(tx, seminar.id, person);
  const current = same.find(isInForce);
  if (current?.status === 'attended') throw createDuplicateError(current);
  assertOver(seminar, tx.now);
  // The attendance counts for the day of the seminar.
  const checkedInAt = seminar.startsAt ?? tx.now;
  if (current) {
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, current, {
      set: { status: 'attended', checkedInAt, offerExpiresAt: null },
      action: 'checked_in',
    });
    return { registration: current, isNew: false };
  }
  const place = toPlaceFields({ ...(await takeNextArrival(tx, seminar.id)), status: 'attended', walkIn: false });
  return storePlace(tx, seminar.id, same, person, { ...place, checkedInAt }, id);
}

/**
 * Adds the registration of a person for a locked seminar that is over, with the status that it had in another system. Seats
 * are not counted any more.
 * @throws 409 `registration.duplicate`, `seminar.cancelled`, `registration.too_early` while the seminar is not over
 */
export async function addPastRegistration(
  tx: Tx,
  seminar: Activity,
  person: Person,
  status: Exclude<ChosenStatus, AddedStatus>,
  id: string,
): Promise<SeminarRegistration> {
  const same = await lockPersonRegistrations(tx, seminar.id, person);
  const current = same.find(isInForce);
  if (current) throw createDuplicateError(current);
  assertOver(seminar, tx.now);
  const place = toPlaceFields({ ...(await takeNextArrival(tx, seminar.id)), status, walkIn: false });
  const cancelledAt = status === 'cancelled' ? (seminar.startsAt ?? tx.now) : null;
  return (await storePlace(tx, seminar.id, same, person, { ...place, cancelledAt }, id)).registration;
}

/** Gives a place to the former registration of a person, or else to a new one. */
async function storePlace(
  tx: Tx,
  activityId: string,
  [former, ...others]: readonly SeminarRegistration[],
  person: Person,
  place: PlaceFields,
  id: string = uuidv7(),
): Promise<StoredPlace> {
  if (former) {
    const known = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null)) as Partial<Person>;
    // If the contact has another former registration than the address, that one keeps the contact.
    if (others.some(({ contactId }) => contactId !== null && contactId === known.contactId)) delete known.contactId;
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, former, {
      set: { ...known, ...place },
      action: 'registered_again',
    });
    return { registration: former, isNew: false };
  }
  const code = buildCode(randomBytes(CODE_LENGTH));
  const record = { ...buildNewRecord(tx, id), createdAt: place.registeredAt, updatedAt: place.registeredAt };
  const registration: SeminarRegistration = { ...record, activityId, ...person, code, origin: 'staff', ...place };
  await insertRecord(tx, SEMINAR_REGISTRATION, registration);
  return { registration, isNew: true };
}

/** Records how a person without a registration was checked in, whose registration has an entry of its own. */
async function auditCheckIn(tx: Tx, { id, version }: SeminarRegistration, via: CheckInVia): Promise<void> {
  const changes = { via: { before: null, after: via } };
  await tx.audit({ action: 'checked_in', entityType: SEMINAR_REGISTRATION.name, entityId: id, version, changes });
}

/** Tells whether a registration is in force, that is neither cancelled nor archived. */
export function isInForce({ status, archivedAt }: SeminarRegistration): boolean {
  return status !== 'cancelled' && archivedAt === null;
}

/**
 * Changes the personal fields of a locked registration, which must stay the only one of that person.
 * @throws 409 `registration.duplicate`
 */
export async function updatePerson(tx: Tx, registration: SeminarRegistration, set: Partial<Person>): Promise<void> {
  const { contactId, email, fullName, companyName } = { ...registration, ...set };
  const hasOtherAddress = set.email !== undefined || set.fullName !== undefined;
  const person = { contactId, email: hasOtherAddress ? email : null, fullName, companyName };
  if ((set.contactId || hasOtherAddress) && (person.contactId ?? person.email) !== null) {
    const same = await lockPersonRegistrations(tx, registration.activityId, person);
    const other = same.find(({ id }) => id !== registration.id);
    if (other) throw createDuplicateError(other);
  }
  await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, { set });
}

/**
 * Changes the status of a locked registration of a locked seminar, and gives a seat that becomes free to the first
 * person on the waiting list.
 * @throws 409
 */
export async function updateStatus(
  tx: Tx,
  seminar: Activity,
  registration: SeminarRegistration,
  to: RegistrationStatus,
  { occurredAt = tx.now, via }: AttendanceOptions = {},
): Promise<void> {
  const { status: from } = registration;
  if (from === to) return;
  if (to !== 'cancelled') assertNotCancelled(seminar);
  const today = getLocalDay(seminar, occurredAt);
  const facts = { from, to, startsOn: seminar.startsOn, today, isOver: isOver(seminar, occurredAt, today) };
  assertNoProblem(validateTransition(facts));
  // After the seminar the attendance is recorded without regard to the number of seats.
  if (SEATED.includes(to) && !SEATED.includes(from)) await assertSeat(tx, seminar, occurredAt);
  const checkedInAt = to === 'attended' ? occurredAt : null;
  const cancelledAt = to === 'cancelled' ? tx.now : null;
  await updateRecord(tx, SEMINAR_REGISTRATION, registration, {
    // A person who has confirmed or come keeps the seat.
    set: { status: to, checkedInAt, cancelledAt, offerExpiresAt: null },
    action: to === 'cancelled' ? 'cancelled' : to === 'attended' ? 'checked_in' : 'updated',
    ...(via ? { children: { before: {}, after: { via } } } : {}),
  });
  await promoteWaitlisted(tx, seminar);
}

/** Lets an earlier check-in of a person count whose locked registration is attended. A later one changes nothing. */
export async function updateCheckInTime(
  tx: Tx,
  seminar: Activity,
  registration: SeminarRegistration,
  { occurredAt, via }: Required<AttendanceOptions>,
): Promise<void> {
  if (registration.checkedInAt! <= occurredAt) return;
  const today = getLocalDay(seminar, occurredAt);
  if (today < seminar.startsOn) assertNoProblem(describeTooEarly(seminar.startsOn, today));
  await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, {
    set: { checkedInAt: occurredAt },
    children: { before: {}, after: { via } },
  });
}

/** Rejects a person when there is no free seat, unless the seminar is over. @throws 409 `seminar.full` */
export async function assertSeat(tx: Tx, seminar: Activity, at: Date = tx.now): Promise<void> {
  if (isOverOrCompleted(seminar, at) || (await hasFreeSeat(tx, seminar, true))) return;
  throw new CodedError('seminar.full', `All ${seminar.capacity} seats of ${seminar.reference} are taken.`);
}

/**
 * Gives the free seats of a locked seminar to the waitlisted people, in order of arrival. Nobody gets a seat after the
 * seminar is over or while it is archived, cancelled or completed. If the seminar sets a deadline, people who are mailed a link
 * for it have to confirm the seat until then.
 */
export async function promoteWaitlisted(tx: Tx, seminar: Activity): Promise<void> {
  if (seminar.archivedAt || seminar.status === 'cancelled' || isOverOrCompleted(seminar, tx.now)) return;
  const seats = await countSeats(tx, seminar.id);
  const free = Math.min(countSeatsForWaitlist(seminar.capacity, seats), seats.waitlisted);
  if (free === 0) return;
  const first = await tx.manager.find(SeminarRegistration, {
    where: { activityId: seminar.id, status: 'waitlisted', archivedAt: IsNull() },
    order: { arrival: 'ASC' },
    take: free,
  });
  const offerExpiresAt = computeOfferExpiry(seminar, tx.now);
  const ids = offerExpiresAt === null ? [] : first.map(({ id }) => id);
  const confirmable = await findConfirmable(tx, ids);
  for (const registration of first) {
    const isOffer = confirmable.has(registration.id);
    const set = { status: 'registered', promotedAt: tx.now, offerExpiresAt: isOffer ? offerExpiresAt : null } as const;
    await updateRecord(tx, SEMINAR_REGISTRATION, registration, { set, action: 'promoted' });
  }
}

/**
 * Records the no-shows of a seminar that has ended, that is people who had a seat and did not come. People on the
 * waiting list stay waitlisted, because they had no seat, and their number shows how many more people would have come.
 */
export async function recordNoShows(tx: Tx, { id, kind }: Activity): Promise<void> {
  if (kind !== 'seminar') return;
  const absent = await tx.manager.find(SeminarRegistration, {
    where: { activityId: id, status: In(['registered', 'confirmed']), archivedAt: IsNull() },
    order: { arrival: 'ASC' },
  });
  for (const registration of absent) {
    const set = { status: 'no_show', offerExpiresAt: null } as const;
    await updateRecord(tx, SEMINAR_REGISTRATION, registration, { set, action: 'no_show' });
  }
}
