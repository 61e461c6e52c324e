import { AsyncResource } from 'node:async_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import AsyncLock from 'async-lock';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import { archiveRecord, assertExists, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { ActivityWrapUpJob } from '../../activity-wrap-up.job.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import type { AddedStatus, ChosenStatus, RegistrationStatus } from '../model/seminar-registration.constants.js';
import { SEMINAR_REGISTRATION, type SeminarRegistration } from '../model/seminar-registration.entity.js';
import { notifyPerson } from '../model/registration-follower.registry.js';
import { isOverOrCompleted } from '../model/seminar-registration.rules.js';
import { toFollowerTx, isAttended, SeatFollowerRegistry } from './seat-follower.registry.js';
import type { CheckIn, CreateSeminarRegistration, UpdateSeminarRegistration } from './seminar-registration.dto.js';
import {
  assertConsentsOfWalkIn,
  assertMayAddAttendee,
  assertNotCancelled,
  createWrongTimeError,
} from './seminar-registration.errors.js';
import { buildRegistrationList } from './seminar-registration.list.js';
import {
  findSeatIds,
  findVisitor,
  lockPersonRegistrations,
  lockRegistration,
  lockSeminar,
  type Person,
  resolvePerson,
} from './seminar-registration.queries.js';
import {
  addAttendee,
  addPastRegistration,
  updateCheckInTime,
  type AttendanceOptions,
  assertSeat,
  assignSeat,
  promoteWaitlisted,
  recordNoShows,
  takeNextPlace,
  toPlaceFields,
  updatePerson,
  updateStatus,
} from './seminar-registration.store.js';
import { replaceRegistration, separateRegistration } from './seminar-registration-replacement.store.js';
import type { CheckInView, SeminarRegistrationView } from './seminar-registration.view.js';

/** A registration after a check-in, with its status and check-in time before. */
export interface CheckedIn {
  registration: SeminarRegistration;
  before: Pick<SeminarRegistration, 'status' | 'checkedInAt'>;
}

/**
 * Service that registers people for seminars, changes their registrations, and checks them in. A caller that passes a
 * seminar has locked it with {@link lockSeminar}, and contacts before.
 */
@Injectable()
export class SeminarRegistrationService implements OnModuleInit {
  private readonly queue = new AsyncLock({ maxPending: Infinity });

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly followers: SeatFollowerRegistry,
    private readonly wrapUp: ActivityWrapUpJob,
  ) {}

  onModuleInit(): void {
    this.wrapUp.addStep(recordNoShows);
  }

  /** Returns the list of the registrations of a seminar. @throws 404 */
  async getList(seminarId: string): Promise<ListDefinition> {
    await assertExists(this.sql, KINDS.seminar, seminarId);
    return buildRegistrationList(seminarId);
  }

  /** Returns a registration by id. @throws 404 */
  read(seminarId: string, id: string, actor: Actor): Promise<SeminarRegistrationView> {
    return readRecord(this.sql, buildRegistrationList(seminarId), 'registration', id, actor);
  }

  /** Returns the code of a registration as a QR code. The SVG of a code is always the same. @throws 404 */
  async renderCode(seminarId: string, id: string, actor: Actor): Promise<string> {
    const { code } = await this.read(seminarId, id, actor);
    const { toString: drawCode } = await import('qrcode');
    return drawCode(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  }

  /**
   * Runs the requests for seats of one seminar one after the other within this process, in order of arrival. The lock on
   * the seminar already ensures for all instances that no seat is given twice. But a request that waits for it holds a
   * database connection, so many requests for one seminar would take those that others need (decision 134).
   */
  runInOrder<T>(seminarId: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    // The queue calls in the context of the request before, so the work is bound to that of its own.
    const run = AsyncResource.bind(() => this.work.run(actor, work, { isRepeatable: true }));
    return this.queue.acquire(seminarId, run);
  }

  /**
   * Carries out a request to register a person, or to add an attendee to a seminar that is over. An e-mail address
   * stands for the contact who has it.
   * @throws 403, 404, 409, 422
   */
  async register(
    tx: Tx,
    seminarId: string,
    body: CreateSeminarRegistration,
    id?: string,
  ): Promise<SeminarRegistrationView> {
    await assertExists(tx.sql, KINDS.seminar, seminarId);
    const { walkIn, override, status, consents, sendMail, ...given } = body;
    assertConsentsOfWalkIn(body);
    if (status) assertMayAddAttendee(body, tx.actor);
    // Only these two requests record attendance, which the registrations from forms follow.
    if (walkIn || status) await this.followers.lockFollowersOfSeats(tx, await findSeatIds(tx.sql, seminarId, given));
    const person = await resolvePerson(tx, given, true);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = status
      ? (await addAttendee(tx, seminar, person, id)).registration
      : await assignSeat(tx, seminar, person, { walkIn: walkIn ?? false, override: override ?? false, id });
    await this.followers.followAttendance(tx, registration, false);
    if (walkIn) {
      const contactId = given.contactId ?? null;
      await this.followers.followWalkIn(tx, { seat: registration, contactId, consents: consents ?? [] });
    }
    if (sendMail) await notifyPerson(tx, registration, { onlyInformed: false });
    return readView(tx, seminarId, registration.id);
  }

  /**
   * Stores the registration of a person for a seminar that is over, as another system had it, for the callers who may add
   * attendees.
   * @returns null while the seminar is not over
   * @throws 403, 404, 409, 422
   */
  async registerPast(
    tx: Tx,
    seminarId: string,
    body: CreateSeminarRegistration,
    status: Exclude<ChosenStatus, AddedStatus>,
    id: string,
  ): Promise<SeminarRegistrationView | null> {
    await assertExists(tx.sql, KINDS.seminar, seminarId);
    const person = await resolvePerson(tx, body, true);
    const seminar = await lockSeminar(tx, seminarId);
    if (!isOverOrCompleted(seminar, tx.now)) return null;
    assertMayAddAttendee({ override: true }, tx.actor);
    const registration = await addPastRegistration(tx, seminar, person, status, id);
    return readView(tx, seminarId, registration.id);
  }

  /** Updates a registration and its status. @throws 404, 409, 412, 422 */
  async update(
    tx: Tx,
    seminarId: string,
    id: string,
    body: UpdateSeminarRegistration,
    ifMatch?: number,
  ): Promise<SeminarRegistrationView> {
    const { status, sendMail, ...fields } = body;
    const { contactId: before } = await readView(tx, seminarId, id);
    const contactId = fields.contactId === before ? null : fields.contactId;
    await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
    await this.followers.lockFollowersOfSeats(tx, [id]);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await lockRegistration(tx, seminarId, id, ifMatch);
    const { status: statusBefore } = registration;
    const wasAttended = isAttended(registration);
    await updatePerson(tx, registration, fields);
    if (status) await updateStatus(tx, seminar, registration, status);
    await this.followers.followAttendance(tx, registration, wasAttended);
    const isCancelled = registration.status === 'cancelled' && statusBefore !== 'cancelled';
    // A person who has a mail that says the opposite is told of a cancellation, unless the request says otherwise.
    if (sendMail ?? isCancelled) await notifyPerson(tx, registration, { onlyInformed: !sendMail });
    return readView(tx, seminarId, id);
  }

  /**
   * Changes the status of a registration, and gives a seat that becomes free to the first person on the waiting list.
   * The same status again changes nothing.
   * @throws 404, 409
   */
  async changeStatus(tx: Tx, seminar: Activity, id: string, to: RegistrationStatus): Promise<SeminarRegistration> {
    const registration = await lockRegistration(tx, seminar.id, id);
    await updateStatus(tx, seminar, registration, to);
    return registration;
  }

  /**
   * Links a registration to a contact. A contact has one seat, so if it already has another registration, the stronger
   * of the two stays.
   * @returns the registration that stays
   * @throws 404, 409 when the registration is archived, 422
   */
  async linkContact(tx: Tx, seminar: Activity, id: string, contactId: string): Promise<SeminarRegistration> {
    await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
    const registration = await lockRegistration(tx, seminar.id, id);
    if (registration.contactId === contactId) return registration;
    const { fullName, companyName } = registration;
    const person = { contactId, email: null, fullName, companyName };
    const other = (await lockPersonRegistrations(tx, seminar.id, person)).find((same) => same.id !== id);
    if (other) return replaceRegistration(tx, seminar, [registration, other], contactId);
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, { set: { contactId } });
    return registration;
  }

  /** Stores the person of a seat whose form now names somebody, or somebody else. @throws 404, 409 when archived */
  async changePerson(tx: Tx, seminar: Activity, id: string, person: Partial<Person>): Promise<void> {
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, await lockRegistration(tx, seminar.id, id), {
      set: person,
    });
  }

  /** Removes the link of a registration to its contact. @throws 404, 409 when the registration is archived */
  async unlinkContact(tx: Tx, seminar: Activity, id: string): Promise<void> {
    await updatePerson(tx, await lockRegistration(tx, seminar.id, id), { contactId: null });
  }

  /** Separates a registration from those with which it was combined ({@link separateRegistration}). */
  async separate(tx: Tx, seminar: Activity, id: string, hasSeat: boolean): Promise<SeminarRegistration[]> {
    return separateRegistration(tx, seminar, await lockRecord(tx, SEMINAR_REGISTRATION, id), hasSeat);
  }

  /**
   * Checks a visitor in. A second check-in changes nothing unless it happened earlier, and the result says so.
   * @throws 404, 422, 409 `registration.other_seminar`, `registration.cancelled`, `seminar.full` for a waitlisted
   * person without a free seat, `registration.several_seats`, `registration.too_early` before the first day, `seminar.cancelled`
   */
  async checkIn(tx: Tx, seminarId: string, { occurredAt: given, ...visitor }: CheckIn): Promise<CheckInView> {
    const occurredAt = given ? new Date(given) : tx.now;
    if (occurredAt > tx.now) throw createWrongTimeError('/occurredAt', tx.now);
    const { registration, before } = await this.checkInVisitor(tx, seminarId, visitor, { occurredAt, via: 'staff' });
    const alreadyCheckedIn = before.status === 'attended';
    return { ...(await readView(tx, seminarId, registration.id)), alreadyCheckedIn };
  }

  /**
   * Checks a visitor in, as {@link checkIn} does.
   * @returns the registration, and its status and check-in time before
   */
  async checkInVisitor(
    tx: Tx,
    seminarId: string,
    visitor: Omit<CheckIn, 'occurredAt'>,
    options: Required<AttendanceOptions>,
  ): Promise<CheckedIn> {
    await this.followers.lockFollowersOfSeats(tx, [await findVisitor(tx, seminarId, visitor)]);
    const seminar = await lockSeminar(tx, seminarId);
    // The registration is searched again after the lock, because another one may have replaced it in the meantime.
    const registration = await lockRegistration(tx, seminarId, await findVisitor(tx, seminarId, visitor));
    return this.checkInLocked(tx, seminar, registration, options);
  }

  /** Checks in the person of a locked registration of a locked seminar, as {@link checkInVisitor} does. */
  async checkInLocked(
    tx: Tx,
    seminar: Activity,
    registration: SeminarRegistration,
    options: Required<AttendanceOptions>,
  ): Promise<CheckedIn> {
    const { status, checkedInAt, fullName } = registration;
    assertNotCancelled(seminar);
    if (status === 'cancelled') {
      throw new CodedError('registration.cancelled', `The registration of ${fullName} is cancelled.`);
    }
    if (status === 'attended') await updateCheckInTime(tx, seminar, registration, options);
    else await updateStatus(tx, seminar, registration, 'attended', options);
    await this.followers.followAttendance(toFollowerTx(tx), registration, status === 'attended');
    return { registration, before: { status, checkedInAt } };
  }

  /**
   * Archives a registration that was entered by mistake; its seat goes to the first person on the waiting list.
   * @throws 404, 409, 412
   */
  async archive(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<SeminarRegistrationView> {
    await this.followers.lockFollowersOfSeats(tx, [id]);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await archiveRecord(tx, buildRecordKind(seminarId), id, ifMatch);
    await this.followers.followAttendance(tx, registration, registration.status === 'attended');
    await promoteWaitlisted(tx, seminar);
    return readView(tx, seminarId, id);
  }

  /**
   * Restores a registration. It gets a free seat, or else a place at the end of the waiting list, because its former
   * seat may have been given away.
   * @throws 404, 409, 412
   */
  async restore(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<SeminarRegistrationView> {
    await this.followers.lockFollowersOfSeats(tx, [id]);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await lockRecord(tx, buildRecordKind(seminarId), id, ifMatch);
    const { status, archivedAt, walkIn } = registration;
    if (!archivedAt) return readView(tx, seminarId, id);
    if (status === 'attended') await assertSeat(tx, seminar);
    const keepsStatus = status === 'attended' || status === 'cancelled' || status === 'no_show';
    const set: Partial<SeminarRegistration> = keepsStatus
      ? { archivedAt: null }
      : toPlaceFields({ ...(await takeNextPlace(tx, seminar, false)), walkIn });
    await updateRecord(tx, SEMINAR_REGISTRATION, registration, { set, action: 'restored' });
    await this.followers.followAttendance(tx, registration, false);
    return readView(tx, seminarId, id);
  }
}

const buildRecordKind = (seminarId: string) => ({ ...SEMINAR_REGISTRATION, only: { activityId: seminarId } });

/** Returns a registration as the response to a change. */
function readView(tx: Tx, seminarId: string, id: string): Promise<SeminarRegistrationView> {
  return readRecord(tx.sql, buildRegistrationList(seminarId), 'registration', id, tx.actor);
}
