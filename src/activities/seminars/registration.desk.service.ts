import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.js';
import { forbidden, invalidField } from '../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { archiveRecord, lockRecord, updateRecord } from '../../database/record.store.js';
import { requireReferences } from '../../database/references.js';
import { Sql } from '../../database/sql.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { canAddAttendees } from '../../identity/access.policy.js';
import type { CreateRegistration, UpdateRegistration } from './registration.dto.js';
import { findSeatIds } from './registration.duplicates.js';
import { placeTaken } from './registration.entry.js';
import { REGISTRATION, type Registration } from './registration.entity.js';
import { isPast, lockSeminar, seatWaiting } from './registration.line.js';
import { registrationsFor } from './registration.list.js';
import { lockRegistration, nextPlace, Registrations, requireSeat, requireSeminar } from './registration.service.js';
import { RegistrationTurns } from './registration.turns.js';
import { isAttended, SeatFollowerRegistry } from './seat-follower.registry.js';
import type { RegistrationView } from './registration.view.js';

/** Registrations as the agency works with them: every use case of their routes. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: Sql,
    private readonly lists: ListReader,
    private readonly registrations: Registrations,
    private readonly turns: RegistrationTurns,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /** A page of the registrations for a seminar. @throws 404 */
  async page(seminarId: string, request: ListRequest, actor: Actor): Promise<Page<RegistrationView>> {
    await this.requireSeminar(seminarId);
    return this.lists.page<RegistrationView>(registrationsFor(seminarId), request, actor);
  }

  /** Refuses a seminar that is none. @throws 404 */
  requireSeminar(seminarId: string): Promise<void> {
    return requireSeminar(this.sql, seminarId);
  }

  /** Registers somebody, or adds who was at a seminar that is over. @throws 403, 404, 409, 422 */
  register(seminarId: string, body: CreateRegistration, actor: Actor, wantedId?: string): Promise<RegistrationView> {
    return this.inTurn(seminarId, actor, async (tx) => {
      await requireSeminar(tx.sql, seminarId);
      const { walkIn, override, status, ...person } = body;
      if (status) assertMayAddAttendee(body, actor);
      // Only these two note attendance, which registrations by form follow.
      if (walkIn || status) await this.followers.lockFollowersOfSeats(tx, await findSeatIds(tx.sql, seminarId, person));
      const options = { walkIn: walkIn ?? false, override: override ?? false, id: wantedId };
      const registration = status
        ? (await this.registrations.addAttendee(tx, seminarId, person, wantedId)).registration
        : await this.registrations.register(tx, seminarId, person, options);
      const { id } = registration;
      await this.followers.followAttendance(tx, registration, false);
      return view(tx, seminarId, id);
    });
  }

  /** A registration by id. @throws 404 */
  read(seminarId: string, id: string, actor: Actor): Promise<RegistrationView> {
    return readRecord(this.sql, registrationsFor(seminarId), 'registration', id, actor);
  }

  /** The code of a registration as a QR code, an SVG that is always the same. @throws 404 */
  async drawing(seminarId: string, id: string, actor: Actor): Promise<string> {
    const { code } = await this.read(seminarId, id, actor);
    const { toString: drawCode } = await import('qrcode');
    return drawCode(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  }

  /** Changes what a registration says, or moves it. @throws 404, 409, 412, 422 */
  update(seminarId: string, id: string, body: UpdateRegistration, ifMatch: number | undefined, actor: Actor) {
    return this.inTurn(seminarId, actor, async (tx) => {
      const { status, ...said } = body;
      const { contactId: before } = await view(tx, seminarId, id);
      const contactId = said.contactId === before ? null : said.contactId;
      await requireReferences(tx, [{ table: 'contact', id: contactId, pointer: '/contactId' }]);
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await lockRegistration(tx, seminarId, id, ifMatch);
      const wasAttended = isAttended(registration);
      await this.registrations.change(tx, registration, said);
      if (status) await this.registrations.moveLocked(tx, seminar, registration, status);
      await this.followers.followAttendance(tx, registration, wasAttended);
      return view(tx, seminarId, id);
    });
  }

  /** Puts a registration away that was entered by mistake; its seat goes to the first in line. @throws 404, 409, 412 */
  archive(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.inTurn(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await archiveRecord(tx, kindFor(seminarId), id, ifMatch);
      await this.followers.followAttendance(tx, registration, registration.status === 'attended');
      await seatWaiting(tx, seminar);
      return view(tx, seminarId, id);
    });
  }

  /** Brings a registration back; its seat may have gone, so that it stands at the end of the line. @throws 404, 409, 412 */
  restore(seminarId: string, id: string, ifMatch: number | undefined, actor: Actor): Promise<RegistrationView> {
    return this.inTurn(seminarId, actor, async (tx) => {
      await this.followers.lockFollowersOfSeats(tx, [id]);
      const seminar = await lockSeminar(tx, seminarId);
      const registration = await lockRecord(tx, kindFor(seminarId), id, ifMatch);
      const { status, archivedAt, walkIn } = registration;
      if (!archivedAt) return view(tx, seminarId, id);
      if (status === 'attended' && !isPast(tx, seminar)) await requireSeat(tx, seminar);
      const settled = status === 'attended' || status === 'cancelled' || status === 'no_show';
      const set: Partial<Registration> = settled
        ? { archivedAt: null }
        : placeTaken({ ...(await nextPlace(tx, seminar, false)), walkIn });
      await updateRecord(tx, REGISTRATION, registration, { set, action: 'restored' });
      await this.followers.followAttendance(tx, registration, false);
      return view(tx, seminarId, id);
    });
  }

  private inTurn<T>(seminarId: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.turns.take(seminarId, () => this.work.run(actor, work, { isRepeatable: true }));
  }
}

/**
 * Refuses to add an attendee to a past seminar to whoever may not, or without saying so.
 * @throws 403 `registration.managers_only`, 422 `registration.override_needed`, `registration.walk_in_or_status`
 */
function assertMayAddAttendee({ override, walkIn }: CreateRegistration, actor: Actor): void {
  if (!canAddAttendees(actor)) {
    const detail = 'Only managers and administrators add attendees to a seminar that is over.';
    throw forbidden('registration.managers_only', detail);
  }
  if (override !== true) {
    const detail = 'override must be true with status attended: it adds somebody to a seminar that is over.';
    throw invalidField('/override', 'registration.override_needed', detail);
  }
  if (walkIn === true) {
    const detail = 'walkIn is for a seminar that goes on; leave it out with status attended.';
    throw invalidField('/walkIn', 'registration.walk_in_or_status', detail);
  }
}

const kindFor = (seminarId: string) => ({ ...REGISTRATION, only: { activityId: seminarId } });

/** A registration as the answer of a change to it. */
export function view(tx: Tx, seminarId: string, id: string): Promise<RegistrationView> {
  return readRecord(tx.sql, registrationsFor(seminarId), 'registration', id, tx.actor);
}
