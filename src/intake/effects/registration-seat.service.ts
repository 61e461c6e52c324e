import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Activity } from '../../activities/activity.entity.js';
import { UNNAMED } from '../../activities/seminars/model/seminar-registration.constants.js';
import { findSeatName, isOverOrCompleted } from '../../activities/seminars/model/seminar-registration.rules.js';
import {
  hasFreeSeat,
  lockSeminar,
  type Registrant,
  resolvePerson,
} from '../../activities/seminars/registrations/seminar-registration.queries.js';
import { notifyPerson } from '../../activities/seminars/model/registration-follower.registry.js';
import { addAttendee, assignSeat } from '../../activities/seminars/registrations/seminar-registration.store.js';
import { SeminarRegistrationService } from '../../activities/seminars/registrations/seminar-registration.service.js';
import { canBeSamePerson } from '../../companies/names/person-names.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Provider } from '../parsing/connector.rules.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { RegistrationAttendanceService } from './registration-attendance.service.js';
import {
  isUsedByAnother,
  isMadeForForm,
  isSharedByAnother,
  readSeat,
  readStandingSeat,
  findContactNames,
  findSeminarId,
  type SeatRow,
} from './registration-seat.queries.js';
import { buildWalkInId } from '../inbox/walk-in.rules.js';
import { toSingleLine, formatFullName } from '../model/registration-text.rules.js';

/** Providers that assign the seats themselves. Their state of a seat counts, and our seats follow it. */
const SEAT_OWNERS: readonly Provider[] = ['pretix', 'eventbrite', 'hi_events', 'cal_com'];

/**
 * Checks whether a provider assigns the seats itself. For other providers the seminar assigns seats and waiting list.
 */
export function isSeatOwner(provider: Provider): boolean {
  return SEAT_OWNERS.includes(provider);
}

/** The fields of a registration that describe its seat. */
export type Seat = Pick<IntakeRegistration, 'seatId' | 'madeSeat' | 'seatProblem' | 'overflow' | 'attendedHere'>;

/** The seat that counts for a registration. */
type StandingSeat = Pick<SeatRow, 'id' | 'status' | 'fullName' | 'email'>;

const NO_SEAT: Seat = { seatId: null, madeSeat: false, seatProblem: null, overflow: false, attendedHere: false };

/** Keeps the seat of a registration at our seminar in the state that the provider reports. */
@Injectable()
export class RegistrationSeatService {
  constructor(
    private readonly registrations: SeminarRegistrationService,
    private readonly attendance: RegistrationAttendanceService,
  ) {}

  /**
   * Creates, updates or releases the seat. If the seminar does not allow it (it is cancelled, over, or the person is on
   * the list already), the error code is stored as `seatProblem`, because the registration must not be lost. A
   * registration that turns out to be of another person than the others of its seat leaves the seat and gets its own.
   */
  async syncSeat(
    tx: Tx,
    connection: { activityId: string | null; provider: Provider },
    registration: IntakeRegistration,
  ): Promise<Seat> {
    const { seatId } = registration;
    const seminarId = seatId ? await findSeminarId(tx.sql, seatId) : connection.activityId;
    if (!seminarId) return NO_SEAT;
    const isRequired = isSeatRequired(registration);
    if (!isRequired && !seatId) return NO_SEAT;
    let own = registration;
    try {
      const seminar = await lockSeminar(tx, seminarId);
      if (!isRequired) return await this.releaseSeat(tx, seminar, registration);
      await this.separateFromOthers(tx, seminar, registration);
      let standing = seatId ? await readStandingSeat(tx.sql, seatId) : null;
      if (standing && (await this.isSeatOfAnother(tx, registration, standing))) {
        own = { ...registration, ...NO_SEAT };
        standing = null;
      }
      if (isOverOrCompleted(seminar, tx.now) && isAddedAttendee(own, standing)) {
        return await this.addAttendee(tx, seminar, own);
      }
      const { registered, ...assigned } = await this.assignSeat(tx, seminar, connection.provider, own, standing);
      if (!assigned.seatId) return assigned;
      const seat = registered ?? (await readStandingSeat(tx.sql, assigned.seatId));
      await this.storeSeatName(tx, seminar, own, seat);
      return await this.applyProviderStatus(tx, seminar, { ...own, ...assigned }, standing?.id ?? null, seat);
    } catch (error) {
      // Activities of other kinds have no seats.
      if (!seatId && getProblemCode(error) === 'seminar.not_found') return NO_SEAT;
      const seatProblem = getProblemCode(error);
      const standing = own.seatId ? await readStandingSeat(tx.sql, own.seatId) : null;
      if (isRequired && standing && (await this.isSeatOfAnother(tx, own, standing))) return { ...NO_SEAT, seatProblem };
      const { madeSeat, overflow, attendedHere } = own;
      return { seatId: own.seatId, madeSeat, seatProblem, overflow, attendedHere };
    }
  }

  /**
   * Lets the seat follow a registration that the provider gave to a person with another name. The seat is handed over. If
   * others need it, the registration leaves it and gets its own from the next {@link syncSeat}.
   */
  async followName(tx: Tx, before: IntakeRegistration, registration: IntakeRegistration): Promise<Partial<Seat>> {
    const { id, seatId, madeSeat } = registration;
    const name = formatFullName(registration);
    const formerName = formatFullName(before);
    const hasSameName = formerName !== null && canBeSamePerson(formerName, name);
    if (!seatId || !isSeatRequired(registration) || hasSameName) return {};
    const seat = await readStandingSeat(tx.sql, seatId);
    // Seats that were merged are separated by their contacts.
    const isMerged = seat.id !== seatId || seat.standsForOthers;
    if (isMerged || canBeSamePerson(findSeatName(seat), name)) return {};
    const seminarId = await findSeminarId(tx.sql, seatId);
    const changePerson = async () => {
      const seminar = await lockSeminar(tx, seminarId!);
      if (!madeSeat || (await isUsedByAnother(tx.sql, id, seatId))) return NO_SEAT;
      const { fullName, email, companyName, jobTitle } = buildRegistrant(registration);
      await this.registrations.changePerson(tx, seminar, seatId, {
        ...(fullName && { fullName }),
        email: email ?? null,
        companyName: companyName ?? null,
        jobTitle: jobTitle ?? null,
      });
      return {};
    };
    try {
      return await changePerson();
    } catch (error) {
      return { seatProblem: getProblemCode(error) };
    }
  }

  /**
   * Checks whether the seat of a registration is that of another person, who keeps it: it has another contact, and it was
   * not given to this registration alone.
   */
  private async isSeatOfAnother(tx: Tx, registration: IntakeRegistration, standing: SeatRow): Promise<boolean> {
    const { id, seatId, madeSeat, contactId, externalId } = registration;
    if (contactId === null || standing.contactId === contactId) return false;
    if (standing.contactId === null && (await this.hasMatchingName(tx, registration, standing))) return false;
    const isGivenToIt = madeSeat || externalId === buildWalkInId(seatId!);
    return !isGivenToIt || isUsedByAnother(tx.sql, id, standing.id);
  }

  /** Checks whether a seat without a contact can be that of a registration, by the name on the form or those of the contact. */
  private async hasMatchingName(tx: Tx, registration: IntakeRegistration, seat: SeatRow): Promise<boolean> {
    const seatName = findSeatName(seat);
    const name = formatFullName(registration);
    if (seatName === null || (name !== null && canBeSamePerson(name, seatName))) return true;
    const names = await findContactNames(tx.sql, registration.contactId!);
    return names.some((name) => canBeSamePerson(name, seatName));
  }

  /** Names a seat that a person without a name has, as soon as a registration with this seat has a name. */
  private async storeSeatName(
    tx: Tx,
    seminar: Activity,
    registration: IntakeRegistration,
    seat: StandingSeat,
  ): Promise<void> {
    const fullName = formatFullName(registration);
    if (fullName === null || findSeatName(seat) !== null) return;
    const email = seat.email ?? registration.emailKey;
    await this.registrations.changePerson(tx, seminar, seat.id, { fullName, email });
  }

  /**
   * Separates the seat of a registration from a wrong contact. A seat that was merged with the contact's seat is
   * restored. A seat that others created, or that another registration shares, stays unchanged; this registration then
   * gets its own seat from the next {@link syncSeat}. If the seminar or the seat cannot be changed any more, the error
   * code is stored as `seatProblem`.
   */
  async detachFromContact(tx: Tx, registration: IntakeRegistration): Promise<Seat> {
    const { id, seatId, madeSeat, overflow, attendedHere } = registration;
    const seminarId = seatId && (await findSeminarId(tx.sql, seatId));
    if (!seatId || !seminarId) return NO_SEAT;
    const unchanged = { seatId, madeSeat, overflow, attendedHere };
    let seminar: Activity;
    try {
      seminar = await lockSeminar(tx, seminarId);
    } catch (error) {
      return !madeSeat || (await isSharedByAnother(tx.sql, id, seatId))
        ? NO_SEAT
        : { ...unchanged, seatProblem: getProblemCode(error) };
    }
    const isShared = await isSharedByAnother(tx.sql, id, seatId);
    const { isReplaced, standsForOthers } = await readSeat(tx.sql, seatId);
    if (isShared || (!madeSeat && !isReplaced)) return NO_SEAT;
    if (isReplaced || standsForOthers)
      return { ...unchanged, ...(await this.restoreMergedSeats(tx, seminar, registration)) };
    const seatProblem = await catchProblem(() => this.registrations.unlinkContact(tx, seminar, seatId));
    return { ...unchanged, seatProblem };
  }

  /** Separates a seat from the seats that it was merged with if the registration does not belong to their contact. */
  private async separateFromOthers(tx: Tx, seminar: Activity, registration: IntakeRegistration): Promise<void> {
    const { id, seatId, madeSeat, contactId } = registration;
    if (!seatId || !madeSeat) return;
    const { isReplaced, standsForOthers } = await readSeat(tx.sql, seatId);
    if (!isReplaced && !standsForOthers) return;
    const standing = await readStandingSeat(tx.sql, seatId);
    if (standing.contactId === contactId || (await isSharedByAnother(tx.sql, id, seatId))) return;
    await this.restoreMergedSeats(tx, seminar, registration);
  }

  private async restoreMergedSeats(tx: Tx, seminar: Activity, registration: IntakeRegistration) {
    const restored = await this.registrations.separate(tx, seminar, registration.seatId!, registration.overflow);
    for (const seat of restored) await this.attendance.followSeat(tx, seat, registration.id);
    const { status } = await readSeat(tx.sql, registration.seatId!);
    return { attendedHere: registration.attendedHere && status === 'attended', seatProblem: null };
  }

  /** Adds an attendee of a seminar that is over, because lists of attendees may arrive late. */
  private async addAttendee(tx: Tx, seminar: Activity, registration: IntakeRegistration): Promise<Seat> {
    const { id, seatId, madeSeat, overflow, attendedHere } = registration;
    try {
      const added = await addAttendee(tx, seminar, await resolvePerson(tx, buildRegistrant(registration)));
      await this.attendance.followSeat(tx, added.registration, id);
      const isFormSeat = added.isNew || (await isMadeForForm(tx.sql, added.registration.id));
      return { seatId: added.registration.id, madeSeat: isFormSeat, seatProblem: null, overflow: false, attendedHere };
    } catch (error) {
      const existing = findExistingId(error);
      if (existing === undefined)
        return { seatId, madeSeat, seatProblem: getProblemCode(error), overflow, attendedHere };
      const isFormSeat = await isMadeForForm(tx.sql, existing);
      return { seatId: existing, madeSeat: isFormSeat, seatProblem: null, overflow: false, attendedHere: true };
    }
  }

  /** Gives a registration its seat. `registered` is a seat that was just registered, so that it need not be read. */
  private async assignSeat(
    tx: Tx,
    seminar: Activity,
    provider: Provider,
    registration: IntakeRegistration,
    standing: SeatRow | null,
  ): Promise<Seat & { registered?: StandingSeat }> {
    const { seatId, madeSeat, overflow, attendedHere, contactId } = registration;
    if (standing && standing.status !== 'cancelled') {
      const seatProblem = await catchProblem(async () => {
        if (contactId !== null) await this.linkContact(tx, seminar, registration, standing.id, contactId);
      });
      return { seatId, madeSeat, overflow, seatProblem, attendedHere };
    }
    const isProviderOwned = isSeatOwner(provider);
    const isFull = isProviderOwned && !(await hasFreeSeat(tx, seminar, true));
    try {
      const person = await resolvePerson(tx, buildRegistrant(registration));
      const registered = await assignSeat(tx, seminar, person, {
        // The provider has accepted the person already, even if its delivery arrives late.
        override: true,
        overflow: isProviderOwned,
        origin: provider === 'registration_page' ? 'page' : 'provider',
        ...(standing?.fullName === UNNAMED && madeSeat && { formerId: standing.id }),
      });
      // A person of our own page gets the seat here only after a review, and no other mail has told of it.
      if (provider === 'registration_page' && seatId === null) {
        await notifyPerson(tx, registered, { onlyInformed: false });
      }
      return {
        seatId: registered.id,
        madeSeat: true,
        seatProblem: null,
        overflow: isFull,
        attendedHere: false,
        registered,
      };
    } catch (error) {
      const seatProblem = getProblemCode(error);
      const existing = findExistingId(error);
      const found = { seatProblem, overflow: false, attendedHere };
      if (existing === undefined || existing === seatId) return { seatId, madeSeat, ...found };
      return { seatId: existing, madeSeat: await isMadeForForm(tx.sql, existing), ...found };
    }
  }

  /**
   * Links a seat with its contact. If the contact has another seat, both are merged, and the registrations of both get
   * the attendance of the merged seat.
   */
  private async linkContact(
    tx: Tx,
    seminar: Activity,
    registration: IntakeRegistration,
    seatId: string,
    contactId: string,
  ): Promise<void> {
    const merged = await this.registrations.linkContact(tx, seminar, seatId, contactId);
    const { standsForOthers } = await readSeat(tx.sql, merged.id);
    if (standsForOthers) await this.attendance.followSeat(tx, merged, registration.id);
  }

  /** Updates a seat to the provider's state. If a new seat is attended already, the registration counts as attended. */
  private async applyProviderStatus(
    tx: Tx,
    seminar: Activity,
    registration: IntakeRegistration,
    before: string | null,
    seat: StandingSeat,
  ): Promise<Seat> {
    const { id, seatId, madeSeat, status, overflow, attended } = registration;
    const isNewSeatAttended = seat.id !== before && seat.status === 'attended';
    const attendedHere = registration.attendedHere || isNewSeatAttended;
    let problem = registration.seatProblem;
    if (attended && status === 'attended' && seat.status !== 'attended') {
      problem = await catchProblem(async () => {
        const marked = await this.registrations.changeStatus(tx, seminar, seat.id, 'attended');
        await this.attendance.followSeat(tx, marked, id);
      });
    } else if (registration.providerStatus === 'confirmed' && seat.status === 'registered') {
      problem = await catchProblem(() => this.registrations.changeStatus(tx, seminar, seat.id, 'confirmed'));
    }
    return { seatId, madeSeat, overflow, seatProblem: problem, attendedHere };
  }

  private async releaseSeat(tx: Tx, seminar: Activity, { id, seatId, madeSeat }: IntakeRegistration): Promise<Seat> {
    const released = { seatId, madeSeat, seatProblem: null, overflow: false, attendedHere: false };
    if (!seatId) return released;
    const { id: standingId, status } = await readStandingSeat(tx.sql, seatId);
    if (status === 'cancelled') return released;
    if (await isUsedByAnother(tx.sql, id, standingId)) return { ...released, attendedHere: status === 'attended' };
    await this.registrations.changeStatus(tx, seminar, standingId, 'cancelled');
    return released;
  }
}

/** Checks whether a registration should have a seat: the provider gave one, and the registration is not doubtful. */
function isSeatRequired({ status, matchState }: IntakeRegistration): boolean {
  if (matchState === 'rejected' || matchState === 'suspected_spam' || matchState === 'incomplete') return false;
  return status === 'registered' || status === 'confirmed' || status === 'attended';
}

/** Checks whether the provider reports the attendance of a person without a seat. */
function isAddedAttendee({ attended, status }: IntakeRegistration, standing: SeatRow | null): boolean {
  return attended && status === 'attended' && (standing === null || standing.status === 'cancelled');
}

/** Builds the person of a registration in the form that a seat has. A known contact has a name if the form has none. */
function buildRegistrant(registration: IntakeRegistration): Registrant {
  return {
    contactId: registration.contactId,
    fullName: formatFullName(registration) ?? (registration.contactId === null ? buildSeatName(registration) : null),
    email: registration.emailKey,
    companyName: toSingleLine(registration.companyName),
    jobTitle: toSingleLine(registration.jobTitle),
  };
}

function buildSeatName({ emailKey }: IntakeRegistration): string {
  return emailKey ?? UNNAMED;
}

async function catchProblem(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    return getProblemCode(error);
  }
}

/** Returns the code of a coded error and throws any other error again. */
function getProblemCode(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  throw error;
}

function findExistingId(error: unknown): string | undefined {
  if (!(error instanceof CodedError) || error.code !== 'registration.duplicate') return undefined;
  return (error.extra as { existing?: { id?: string } } | undefined)?.existing?.id;
}
