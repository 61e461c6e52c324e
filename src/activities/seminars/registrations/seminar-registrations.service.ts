import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import { archiveRecord, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { ActivityWrapUpJob } from '../../activity-wrap-up.job.js';
import type { Activity } from '../../activity.entity.js';
import type { RegistrationStatus } from '../model/seminar-registration.constants.js';
import { REGISTRATION, type Registration } from '../model/seminar-registration.entity.js';
import { isAttended, SeatFollowerRegistry } from './seat-follower.registry.js';
import type { CheckIn, CreateRegistration, UpdateRegistration } from './seminar-registration.dto.js';
import { assertConsentsOfWalkIn, assertMayAddAttendee, assertNotCancelled } from './seminar-registration.errors.js';
import { buildRegistrationList } from './seminar-registration.list.js';
import {
  assertSeminar,
  findSeatIds,
  findVisitor,
  lockPersonRegistrations,
  lockRegistration,
  lockSeminar,
  type Person,
  type Registrant,
  resolvePerson,
} from './seminar-registration.queries.js';
import {
  assertSeat,
  promoteWaitlisted,
  recordNoShows,
  type RegisterOptions,
  storeAttendee,
  storeRegistration,
  takeNextPlace,
  toPlaceFields,
  updatePerson,
  updateStatus,
} from './seminar-registration.store.js';
import { replaceRegistration, separateRegistration } from './seminar-registration-replacement.store.js';
import type { CheckInView, RegistrationView } from './seminar-registration.view.js';

/**
 * Service that registers people for seminars, changes their registrations, and checks them in. Methods that end in `In`
 * work in the transaction of a larger use case, which has locked the seminar with {@link lockSeminar}; it locks contacts
 * before.
 */
@Injectable()
export class SeminarRegistrationsService implements OnModuleInit {
  private readonly lastRequests = new Map<string, Promise<unknown>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
    private readonly followers: SeatFollowerRegistry,
    private readonly wrapUp: ActivityWrapUpJob,
  ) {}

  onModuleInit(): void {
    this.wrapUp.addStep(recordNoShows);
  }

  /** Returns a page of the registrations for a seminar. @throws 404 */
  async readPage(seminarId: string, request: ListRequest, actor: Actor): Promise<Page<RegistrationView>> {
    await this.assertSeminar(seminarId);
    return this.lists.readPage<RegistrationView>(buildRegistrationList(seminarId), request, actor);
  }

  /** Rejects a seminar that does not exist. @throws 404 */
  assertSeminar(seminarId: string): Promise<void> {
    return assertSeminar(this.sql, seminarId);
  }

  /** Returns a registration by id. @throws 404 */
  read(seminarId: string, id: string, actor: Actor): Promise<RegistrationView> {
    return readRecord(this.sql, buildRegistrationList(seminarId), 'registration', id, actor);
  }

  /** Returns the code of a registration as a QR code. The SVG of a code is always the same. @throws 404 */
  async renderCode(seminarId: string, id: string, actor: Actor): Promise<string> {
    const { code } = await this.read(seminarId, id, actor);
    const { toString: drawCode } = await import('qrcode');
    return drawCode(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  }

  /** Registers a person, or adds an attendee to a seminar that is over. @throws 403, 404, 409, 422 */
  async register(
    seminarId: string,
    body: CreateRegistration,
    actor: Actor,
    wantedId?: string,
  ): Promise<RegistrationView> {
    const { view, runAfterCommit } = await this.runSerially(seminarId, actor, (tx) =>
      this.registerRequestIn(tx, seminarId, body, wantedId),
    );
    runAfterCommit();
    return view;
  }

  /** Does the same as {@link register} inside the transaction of a larger use case. */
  async registerRequestIn(
    tx: Tx,
    seminarId: string,
    body: CreateRegistration,
    wantedId?: string,
  ): Promise<{ view: RegistrationView; runAfterCommit: () => void }> {
    await assertSeminar(tx.sql, seminarId);
    const { walkIn, override, status, consents, ...given } = body;
    assertConsentsOfWalkIn(body);
    if (status) assertMayAddAttendee(body, tx.actor);
    // Only these two requests record attendance, which the registrations from forms follow.
    if (walkIn || status) await this.followers.lockFollowersOfSeats(tx, await findSeatIds(tx.sql, seminarId, given));
    const person = await resolvePerson(tx, given, true);
    const seminar = await lockSeminar(tx, seminarId);
    const options = { walkIn: walkIn ?? false, override: override ?? false, id: wantedId };
    const registration = status
      ? (await storeAttendee(tx, seminar, person, wantedId)).registration
      : await storeRegistration(tx, seminar, person, options);
    await this.followers.followAttendance(tx, registration, false);
    let runAfterCommit: () => void = () => undefined;
    if (walkIn) {
      const walkInDetails = { seat: registration, contactId: given.contactId ?? null, consents: consents ?? [] };
      runAfterCommit = await this.followers.followWalkIn(tx, walkInDetails);
    }
    return { view: await readView(tx, seminarId, registration.id), runAfterCommit };
  }

  /**
   * Registers a person, with a seat while there are free ones, otherwise at the end of the waiting list. A person who
   * cancelled gets the same registration back, also with the last place. The contact is only the one that is given,
   * because the caller decides whose address it is.
   * @throws 422 for an unknown person, 409 `registration.duplicate`, `seminar.registration_closed`,
   * `seminar.cancelled`, `seminar.completed`, `registration.too_early` for a walk-in
   */
  async registerIn(tx: Tx, seminar: Activity, given: Registrant, options: RegisterOptions = {}): Promise<Registration> {
    return storeRegistration(tx, seminar, await resolvePerson(tx, given, false), options);
  }

  /**
   * Adds a person who attended a seminar that is over, or marks the person's registration as attended. Seats are not
   * counted any more.
   * @returns the registration, and whether it is a new one
   * @throws 422 for an unknown person, 409 `registration.duplicate` for a person who is already marked as attended,
   * `seminar.cancelled`, `registration.too_early` while the seminar is not over
   */
  async addAttendeeIn(tx: Tx, seminar: Activity, given: Registrant) {
    return storeAttendee(tx, seminar, await resolvePerson(tx, given, false));
  }

  /** Updates a registration and its status. @throws 404, 409, 412, 422 */
  update(
    seminarId: string,
    id: string,
    body: UpdateRegistration,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<RegistrationView> {
    return this.runSerially(seminarId, actor, (tx) => this.updateIn(tx, seminarId, id, body, ifMatch));
  }

  /** Does the same as {@link update} inside the transaction of a larger use case. */
  async updateIn(
    tx: Tx,
    seminarId: string,
    id: string,
    body: UpdateRegistration,
    ifMatch?: number,
  ): Promise<RegistrationView> {
    const { status, ...fields } = body;
    const { contactId: before } = await readView(tx, seminarId, id);
    const contactId = fields.contactId === before ? null : fields.contactId;
    await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
    await this.followers.lockFollowersOfSeats(tx, [id]);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await lockRegistration(tx, seminarId, id, ifMatch);
    const wasAttended = isAttended(registration);
    await updatePerson(tx, registration, fields);
    if (status) await updateStatus(tx, seminar, registration, status);
    await this.followers.followAttendance(tx, registration, wasAttended);
    return readView(tx, seminarId, id);
  }

  /**
   * Changes the status of a registration, and gives a seat that becomes free to the first person on the waiting list.
   * The same status again changes nothing.
   * @throws 404, 409
   */
  async changeStatusIn(tx: Tx, seminar: Activity, id: string, to: RegistrationStatus): Promise<Registration> {
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
  async linkContactIn(tx: Tx, seminar: Activity, id: string, contactId: string): Promise<Registration> {
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

  /** Stores the person of a seat whose form now names somebody, or somebody else. @throws 404, 409 when archived */
  async changePersonIn(tx: Tx, seminar: Activity, id: string, person: Partial<Person>): Promise<void> {
    await updateRecord<Registration>(tx, REGISTRATION, await lockRegistration(tx, seminar.id, id), { set: person });
  }

  /** Removes the link of a registration to its contact. @throws 404, 409 when the registration is archived */
  async unlinkContactIn(tx: Tx, seminar: Activity, id: string): Promise<void> {
    await updatePerson(tx, await lockRegistration(tx, seminar.id, id), { contactId: null });
  }

  /** Separates a registration from those with which it was combined ({@link separateRegistration}). */
  async separateIn(tx: Tx, seminar: Activity, id: string, hasSeat: boolean): Promise<Registration[]> {
    return separateRegistration(tx, seminar, await lockRecord(tx, REGISTRATION, id), hasSeat);
  }

  /**
   * Checks a visitor in. A second check-in changes nothing, and the result says so.
   * @throws 404, 422, 409 `registration.other_seminar`, `registration.cancelled`, `seminar.full` for a waitlisted
   * person without a free seat, `registration.several_seats`, `registration.too_early` before the first day, `seminar.cancelled`
   */
  checkIn(seminarId: string, body: CheckIn, actor: Actor): Promise<CheckInView> {
    return this.runSerially(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [await findVisitor(tx, seminarId, body)]);
      const seminar = await lockSeminar(tx, seminarId);
      // The registration is searched again after the lock, because another one may have replaced it in the meantime.
      const registration = await lockRegistration(tx, seminarId, await findVisitor(tx, seminarId, body));
      const { id, status, fullName } = registration;
      assertNotCancelled(seminar);
      if (status === 'cancelled') {
        throw new CodedError('registration.cancelled', `The registration of ${fullName} is cancelled.`);
      }
      await updateStatus(tx, seminar, registration, 'attended');
      await this.followers.followAttendance(tx, registration, status === 'attended');
      return { ...(await readView(tx, seminarId, id)), alreadyCheckedIn: status === 'attended' };
    });
  }

  /**
   * Archives a registration that was entered by mistake; its seat goes to the first person on the waiting list.
   * @throws 404, 409, 412
   */
  archive(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.runSerially(seminarId, actor, (tx) => this.archiveIn(tx, seminarId, id, ifMatch));
  }

  /** Does the same as {@link archive} inside the transaction of a larger use case. */
  async archiveIn(tx: Tx, seminarId: string, id: string, ifMatch?: number): Promise<RegistrationView> {
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
  restore(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.runSerially(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await lockRecord(tx, buildRecordKind(seminarId), id, ifMatch);
      const { status, archivedAt, walkIn } = registration;
      if (!archivedAt) return readView(tx, seminarId, id);
      if (status === 'attended') await assertSeat(tx, seminar);
      const keepsStatus = status === 'attended' || status === 'cancelled' || status === 'no_show';
      const set: Partial<Registration> = keepsStatus
        ? { archivedAt: null }
        : toPlaceFields({ ...(await takeNextPlace(tx, seminar, false)), walkIn });
      await updateRecord(tx, REGISTRATION, registration, { set, action: 'restored' });
      await this.followers.followAttendance(tx, registration, false);
      return readView(tx, seminarId, id);
    });
  }

  /**
   * Runs the requests for seats of one seminar one after the other within this process, in order of arrival. The lock on
   * the seminar already ensures for all instances that no seat is given twice. But a request that waits for this lock
   * holds a database connection, so many requests for one seminar would take the connections that others need. Here they
   * wait without a connection.
   */
  private async runSerially<T>(seminarId: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const before = this.lastRequests.get(seminarId) ?? Promise.resolve();
    const request = before.then(() => this.work.run(actor, work, { isRepeatable: true }));
    const done = request.catch(() => undefined);
    this.lastRequests.set(seminarId, done);
    try {
      return await request;
    } finally {
      if (this.lastRequests.get(seminarId) === done) this.lastRequests.delete(seminarId);
    }
  }
}

const buildRecordKind = (seminarId: string) => ({ ...REGISTRATION, only: { activityId: seminarId } });

/** Returns a registration as the response to a change. */
function readView(tx: Tx, seminarId: string, id: string): Promise<RegistrationView> {
  return readRecord(tx.sql, buildRegistrationList(seminarId), 'registration', id, tx.actor);
}
