import { Injectable } from '@nestjs/common';
import { createConflictError, createNotFoundError } from '../../../common/errors/domain.errors.js';
import { insertRecord, lockLive, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import { buildRegistration, toPlaceFields, type Place } from './seminar-registration.factory.js';
import { createDuplicateError, lockPersonRegistrations, isInForce } from './seminar-registration-duplicates.queries.js';
import { REGISTRATION, type Registration } from '../model/seminar-registration.entity.js';
import { replaceRegistration, separateRegistration } from './seminar-registration-replacement.store.js';
import {
  getLocalDay,
  hasFreeSeat,
  isOverOrCompleted,
  lockSeminar,
  takeNextArrival,
  promoteWaitlisted,
} from './seminar-seats.queries.js';
import { resolvePerson, type Person, type Registrant } from './seminar-registrant.queries.js';
import {
  validateTransition,
  describeTooEarly,
  type StatusProblem,
} from '../model/seminar-registration-statuses.rules.js';
import { SEATED, type RegistrationStatus } from '../model/seminar-registration.constants.js';
import { isOver, validateWindow } from '../model/seminar-registration-window.rules.js';
import { isExistingSeminar } from '../model/seminar.queries.js';

/** Options of a registration. */
export interface RegisterOptions {
  /** The person comes without a registration, and is checked in at once when a seat is free. */
  walkIn?: boolean;
  /** The registration is made outside the registration window, because a user requests it. */
  override?: boolean;
  /** The person was promised a seat elsewhere, and gets one even when all seats are taken. */
  overflow?: boolean;
  /** The id of a new registration, where the caller determines it. */
  id?: string;
}

/**
 * The rules of registrations, for use within a transaction. The seminar routes use them, and so do features that import
 * registrations from elsewhere. Each call locks the seminar; a caller that also locks contacts must do so before.
 */
@Injectable()
export class SeminarRegistrationStore {
  /**
   * Registers a person, with a seat while there are free ones, otherwise at the end of the waiting list. A person who
   * cancelled gets the same registration back, also with the last place.
   * @throws 404, 422 for an unknown person, 409 `registration.duplicate`, `seminar.registration_closed`,
   * `seminar.cancelled`, `seminar.completed`, `registration.too_early` for a walk-in, `record.archived`
   */
  async register(tx: Tx, seminarId: string, given: Registrant, options: RegisterOptions = {}): Promise<Registration> {
    const person = await resolvePerson(tx, given);
    return this.registerPerson(tx, await lockSeminar(tx, seminarId), person, options);
  }

  /** Does the same as {@link register} for a seminar that is already locked. */
  async registerIn(tx: Tx, seminar: Activity, given: Registrant, options: RegisterOptions): Promise<Registration> {
    return this.registerPerson(tx, seminar, await resolvePerson(tx, given), options);
  }

  private async registerPerson(
    tx: Tx,
    seminar: Activity,
    person: Person,
    options: RegisterOptions,
  ): Promise<Registration> {
    const { id: seminarId } = seminar;
    const same = await lockPersonRegistrations(tx, seminarId, person);
    // A person who cancelled one of two combined registrations still has the other one.
    const current = same.find(isInForce);
    if (current) throw createDuplicateError(current);
    assertOpen(tx, seminar, options);
    const { walkIn = false, overflow = false } = options;
    const offered = await takeNextPlace(tx, seminar, walkIn);
    const place: Place = overflow && offered.status === 'waitlisted' ? { ...offered, status: 'registered' } : offered;
    const [former, ...others] = same;
    if (former) return this.restoreFormer(tx, former, others, person, place);
    const registration = buildRegistration(tx, seminarId, person, place, options.id);
    await insertRecord(tx, REGISTRATION, registration);
    return registration;
  }

  /**
   * Adds a person who attended a seminar that is over, or marks the person's registration as attended. Seats are not
   * counted any more.
   * @returns the registration, and whether it is a new one
   * @throws 404, 422 for an unknown person, 409 `registration.duplicate` for a person who is already marked as
   * attended, `seminar.cancelled`, `registration.too_early` while the seminar is not over, `record.archived`
   */
  async addAttendee(
    tx: Tx,
    seminarId: string,
    given: Registrant,
    id?: string,
  ): Promise<{ registration: Registration; isNew: boolean }> {
    const person = await resolvePerson(tx, given);
    const seminar = await lockSeminar(tx, seminarId);
    const same = await lockPersonRegistrations(tx, seminarId, person);
    const current = same.find(isInForce);
    if (current?.status === 'attended') throw createDuplicateError(current);
    assertNotCancelled(seminar);
    if (!isOverOrCompleted(tx, seminar)) {
      const detail = `${seminar.reference} is not over yet; check people in, or register them as walk-ins.`;
      throw createConflictError('registration.too_early', detail);
    }
    // The attendance counts for the day of the seminar.
    const checkedInAt = seminar.startsAt ?? tx.now;
    if (current) {
      await updateRecord<Registration>(tx, REGISTRATION, current, {
        set: { status: 'attended', checkedInAt },
        action: 'checked_in',
      });
      return { registration: current, isNew: false };
    }
    const place: Place = { ...(await takeNextArrival(tx, seminarId)), status: 'attended', walkIn: false };
    const [former, ...others] = same;
    if (former) {
      const registration = await this.restoreFormer(tx, former, others, person, place, checkedInAt);
      return { registration, isNew: false };
    }
    const registration = { ...buildRegistration(tx, seminarId, person, place, id), checkedInAt };
    await insertRecord(tx, REGISTRATION, registration);
    return { registration, isNew: true };
  }

  /**
   * Cancels a registration; the first person on the waiting list gets the seat. A second cancellation changes nothing.
   * @throws 404, 409
   */
  cancel(tx: Tx, seminarId: string, id: string): Promise<Registration> {
    return this.changeStatus(tx, seminarId, id, 'cancelled');
  }

  /** Records that a person attended. @throws 404, 409 `registration.too_early`, `seminar.full`, … */
  markAttended(tx: Tx, seminarId: string, id: string): Promise<Registration> {
    return this.changeStatus(tx, seminarId, id, 'attended');
  }

  /** Links a registration to a contact; null removes the link. @throws 404, 409 `registration.duplicate`, 422 */
  async linkContact(tx: Tx, seminarId: string, id: string, contactId: string | null): Promise<Registration> {
    await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
    await lockSeminar(tx, seminarId);
    const registration = await lockRegistration(tx, seminarId, id);
    await this.updatePerson(tx, registration, { contactId });
    return registration;
  }

  /**
   * Changes the personal fields of a locked registration, which must stay the only one of that person.
   * @throws 409 `registration.duplicate`
   */
  async updatePerson(tx: Tx, registration: Registration, set: Partial<Person>): Promise<void> {
    const { activityId, fullName, companyName } = registration;
    const contactId = set.contactId ?? null;
    const email = set.email ?? null;
    const same = contactId || email ? { contactId, email, fullName, companyName } : undefined;
    const other =
      same && (await lockPersonRegistrations(tx, activityId, same)).find(({ id }) => id !== registration.id);
    if (other) throw createDuplicateError(other);
    await updateRecord<Registration>(tx, REGISTRATION, registration, { set });
  }

  /**
   * Links a registration of a locked seminar to a contact. A contact has one seat, so if it already has another
   * registration, the stronger of the two stays.
   * @returns the registration that stays
   * @throws 404, 409 when the registration is archived, 422
   */
  async linkPerson(tx: Tx, seminar: Activity, id: string, contactId: string): Promise<Registration> {
    await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
    const registration = await lockRegistration(tx, seminar.id, id);
    if (registration.contactId === contactId) return registration;
    const { fullName, companyName } = registration;
    const person = { contactId, email: null, fullName, companyName };
    const other = (await lockPersonRegistrations(tx, seminar.id, person)).find((same) => same.id !== id);
    if (other) return replaceRegistration(tx, seminar, [registration, other], contactId);
    await updateRecord<Registration>(tx, REGISTRATION, registration, { set: { contactId } });
    return registration;
  }

  /**
   * Separates a registration of a locked seminar from those with which it was combined ({@link separateRegistration}).
   */
  async separate(tx: Tx, seminar: Activity, id: string, hasSeat: boolean): Promise<Registration[]> {
    return separateRegistration(tx, seminar, await lockRecord(tx, REGISTRATION, id), hasSeat);
  }

  /**
   * Changes the status of a registration, and gives a seat that becomes free to the first person on the waiting list.
   * @throws 404, 409
   */
  async changeStatus(
    tx: Tx,
    seminarId: string,
    id: string,
    to: RegistrationStatus,
    ifMatch?: number,
  ): Promise<Registration> {
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await lockRegistration(tx, seminarId, id, ifMatch);
    await this.changeStatusLocked(tx, seminar, registration, to);
    return registration;
  }

  /** Does the same as {@link changeStatus} for a registration that is locked, as is its seminar. @throws 409 */
  async changeStatusLocked(
    tx: Tx,
    seminar: Activity,
    registration: Registration,
    to: RegistrationStatus,
  ): Promise<void> {
    const { status: from } = registration;
    if (from === to) return;
    if (to !== 'cancelled') assertNotCancelled(seminar);
    const today = getLocalDay(tx, seminar);
    const facts = { from, to, startsOn: seminar.startsOn, today, isOver: isOver(seminar, tx.now, today) };
    assertNoProblem(validateTransition(facts));
    // After the seminar the attendance is recorded without regard to the number of seats.
    if (SEATED.includes(to) && !SEATED.includes(from) && !isOverOrCompleted(tx, seminar)) await assertSeat(tx, seminar);
    const checkedInAt = to === 'attended' ? tx.now : null;
    const cancelledAt = to === 'cancelled' ? tx.now : null;
    await updateRecord(tx, REGISTRATION, registration, {
      set: { status: to, checkedInAt, cancelledAt },
      action: to === 'cancelled' ? 'cancelled' : to === 'attended' ? 'checked_in' : 'updated',
    });
    await promoteWaitlisted(tx, seminar);
  }

  private async restoreFormer(
    tx: Tx,
    former: Registration,
    others: Registration[],
    person: Person,
    place: Place,
    checkedInAt: Date | null = toPlaceFields(place).checkedInAt,
  ): Promise<Registration> {
    const known = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null)) as Partial<Person>;
    // If the contact has one former registration and the address another one, each keeps its own.
    if (others.some(({ contactId }) => contactId !== null && contactId === known.contactId)) delete known.contactId;
    if (others.some(({ email }) => email !== null && email === known.email)) delete known.email;
    const set: Partial<Registration> = { ...known, ...toPlaceFields(place), checkedInAt };
    await updateRecord(tx, REGISTRATION, former, { set, action: 'registered_again' });
    return former;
  }
}

/** Locks a registration of a seminar that is not archived. @throws 404, 409 when archived, 412 */
export async function lockRegistration(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<Registration> {
  return lockLive(tx, { ...REGISTRATION, only: { activityId: seminarId } }, id, ifMatch);
}

/** Returns the place of a person who registers now. */
export async function takeNextPlace(tx: Tx, seminar: Activity, walkIn: boolean): Promise<Place> {
  const isFree = await hasFreeSeat(tx, seminar, walkIn);
  const next = await takeNextArrival(tx, seminar.id);
  if (!isFree) return { ...next, status: 'waitlisted', walkIn };
  return { ...next, status: walkIn ? 'attended' : 'registered', walkIn };
}

/** Rejects a person when there is no free seat. @throws 409 `seminar.full` */
export async function assertSeat(tx: Tx, seminar: Activity): Promise<void> {
  if (await hasFreeSeat(tx, seminar, true)) return;
  throw createConflictError('seminar.full', `All ${seminar.capacity} seats of ${seminar.reference} are taken.`);
}

/** Rejects a request for a cancelled seminar. @throws 409 `seminar.cancelled` */
export function assertNotCancelled({ status, reference }: Activity): void {
  if (status === 'cancelled') throw createConflictError('seminar.cancelled', `${reference} is cancelled.`);
}

function assertOpen(tx: Tx, seminar: Activity, { walkIn = false, override = false }: RegisterOptions): void {
  assertNotCancelled(seminar);
  if (seminar.status === 'completed')
    throw createConflictError('seminar.completed', `${seminar.reference} is completed.`);
  const today = getLocalDay(tx, seminar);
  if (walkIn && today < seminar.startsOn) assertNoProblem(describeTooEarly(seminar.startsOn, today));
  const withoutWindow = { ...seminar, registrationOpensAt: null, registrationClosesAt: null };
  if (!override) assertNoProblem(validateWindow(walkIn ? withoutWindow : seminar, tx.now, today));
}

function assertNoProblem(problem: StatusProblem | undefined): void {
  if (problem) throw createConflictError(problem.code, problem.detail);
}

/** Rejects a seminar that does not exist. @throws 404 */
export async function assertSeminar(sql: SqlClient, id: string): Promise<void> {
  if (!(await isExistingSeminar(sql, id))) throw createNotFoundError('seminar', id);
}
