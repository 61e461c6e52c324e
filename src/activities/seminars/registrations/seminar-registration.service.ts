import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { createForbiddenError, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { archiveRecord, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { canAddAttendees } from '../../../identity/access/access.policy.js';
import type { CreateRegistration, UpdateRegistration } from './seminar-registration.dto.js';
import { findSeatIds } from './seminar-registration-duplicates.queries.js';
import { toPlaceFields } from './seminar-registration.factory.js';
import { REGISTRATION, type Registration } from '../model/seminar-registration.entity.js';
import { isOverOrCompleted, lockSeminar, promoteWaitlisted } from './seminar-seats.queries.js';
import { buildRegistrationList } from './seminar-registration.list.js';
import {
  lockRegistration,
  takeNextPlace,
  SeminarRegistrationStore,
  assertSeat,
  assertSeminar,
} from './seminar-registration.store.js';
import { SeatRequestRunner } from './seat-request.runner.js';
import { isAttended, SeatFollowerRegistry } from './seat-follower.registry.js';
import type { RegistrationView } from './seminar-registration.view.js';

/** The use cases of the registration routes. */
@Injectable()
export class SeminarRegistrationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
    private readonly registrations: SeminarRegistrationStore,
    private readonly seatRequests: SeatRequestRunner,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /** Returns a page of the registrations for a seminar. @throws 404 */
  async readPage(seminarId: string, request: ListRequest, actor: Actor): Promise<Page<RegistrationView>> {
    await this.assertSeminar(seminarId);
    return this.lists.readPage<RegistrationView>(buildRegistrationList(seminarId), request, actor);
  }

  /** Rejects a seminar that does not exist. @throws 404 */
  assertSeminar(seminarId: string): Promise<void> {
    return assertSeminar(this.sql, seminarId);
  }

  /** Registers a person, or adds an attendee to a seminar that is over. @throws 403, 404, 409, 422 */
  register(seminarId: string, body: CreateRegistration, actor: Actor, wantedId?: string): Promise<RegistrationView> {
    return this.runLocked(seminarId, actor, async (tx) => {
      await assertSeminar(tx.sql, seminarId);
      const { walkIn, override, status, ...person } = body;
      if (status) assertMayAddAttendee(body, actor);
      // Only these two requests record attendance, which the registrations from forms follow.
      if (walkIn || status) await this.followers.lockFollowersOfSeats(tx, await findSeatIds(tx.sql, seminarId, person));
      const options = { walkIn: walkIn ?? false, override: override ?? false, id: wantedId };
      const registration = status
        ? (await this.registrations.addAttendee(tx, seminarId, person, wantedId)).registration
        : await this.registrations.register(tx, seminarId, person, options);
      const { id } = registration;
      await this.followers.followAttendance(tx, registration, false);
      return readView(tx, seminarId, id);
    });
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

  /** Updates a registration and its status. @throws 404, 409, 412, 422 */
  update(seminarId: string, id: string, body: UpdateRegistration, ifMatch: number | undefined, actor: Actor) {
    return this.runLocked(seminarId, actor, async (tx) => {
      const { status, ...fields } = body;
      const { contactId: before } = await readView(tx, seminarId, id);
      const contactId = fields.contactId === before ? null : fields.contactId;
      await assertReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await lockRegistration(tx, seminarId, id, ifMatch);
      const wasAttended = isAttended(registration);
      await this.registrations.updatePerson(tx, registration, fields);
      if (status) await this.registrations.changeStatusLocked(tx, seminar, registration, status);
      await this.followers.followAttendance(tx, registration, wasAttended);
      return readView(tx, seminarId, id);
    });
  }

  /**
   * Archives a registration that was entered by mistake; its seat goes to the first person on the waiting list.
   * @throws 404, 409, 412
   */
  archive(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.runLocked(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await archiveRecord(tx, buildRecordKind(seminarId), id, ifMatch);
      await this.followers.followAttendance(tx, registration, registration.status === 'attended');
      await promoteWaitlisted(tx, seminar);
      return readView(tx, seminarId, id);
    });
  }

  /**
   * Restores a registration. It gets a free seat, or else a place at the end of the waiting list, because its former
   * seat may have been given away.
   * @throws 404, 409, 412
   */
  restore(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.runLocked(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await lockRecord(tx, buildRecordKind(seminarId), id, ifMatch);
      const { status, archivedAt, walkIn } = registration;
      if (!archivedAt) return readView(tx, seminarId, id);
      if (status === 'attended' && !isOverOrCompleted(tx, seminar)) await assertSeat(tx, seminar);
      const keepsStatus = status === 'attended' || status === 'cancelled' || status === 'no_show';
      const set: Partial<Registration> = keepsStatus
        ? { archivedAt: null }
        : toPlaceFields({ ...(await takeNextPlace(tx, seminar, false)), walkIn });
      await updateRecord(tx, REGISTRATION, registration, { set, action: 'restored' });
      await this.followers.followAttendance(tx, registration, false);
      return readView(tx, seminarId, id);
    });
  }

  private runLocked<T>(seminarId: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.seatRequests.runSerially(seminarId, () => this.work.run(actor, work, { isRepeatable: true }));
  }
}

/**
 * Rejects a request to add an attendee that comes from a user without the right to do so, or has contradictory fields.
 * @throws 403 `registration.managers_only`, 422 `registration.override_needed`, `registration.walk_in_or_status`
 */
function assertMayAddAttendee({ override, walkIn }: CreateRegistration, actor: Actor): void {
  if (!canAddAttendees(actor)) {
    const detail = 'Only managers and administrators can add attendees to a seminar that is over.';
    throw createForbiddenError('registration.managers_only', detail);
  }
  if (override !== true) {
    const detail = 'override must be true with status attended, because this adds a person to a seminar that is over.';
    throw createInvalidFieldError('/override', 'registration.override_needed', detail);
  }
  if (walkIn === true) {
    const detail = 'walkIn must be absent or false with status attended, because it is for a seminar that is not over.';
    throw createInvalidFieldError('/walkIn', 'registration.walk_in_or_status', detail);
  }
}

const buildRecordKind = (seminarId: string) => ({ ...REGISTRATION, only: { activityId: seminarId } });

/** Returns a registration as the response to a change. */
export function readView(tx: Tx, seminarId: string, id: string): Promise<RegistrationView> {
  return readRecord(tx.sql, buildRegistrationList(seminarId), 'registration', id, tx.actor);
}
