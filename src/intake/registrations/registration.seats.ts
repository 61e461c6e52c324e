import { Injectable } from '@nestjs/common';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Activity } from '../../activities/activity.entity.js';
import { REGISTRATION } from '../../activities/seminars/registration.entity.js';
import { countSeats, lockSeminar } from '../../activities/seminars/registration.line.js';
import { Registrations } from '../../activities/seminars/registration.service.js';
import { lockRecord } from '../../database/record.store.js';
import type { Tx } from '../../database/unit-of-work.js';
import type { Provider } from '../connectors/connector.js';
import type { IntakeRegistration } from './registration.entity.js';
import { asSeminar, isHeldByAnother, isMadeForForm, seminarOf } from './registration.seats.queries.js';
import { oneLine, shownName } from './registration.text.rules.js';

/** Senders that sell or give out the seats themselves: what they say of a seat is so, and ours only follow. */
const SEAT_OWNERS: readonly Provider[] = ['pretix', 'eventbrite', 'hi_events', 'cal_com'];

/** Whether a sender gives out the seats itself. The others are forms, whose registrations stand in our line. */
export function ownsSeats(provider: Provider): boolean {
  return SEAT_OWNERS.includes(provider);
}

/** What of a registration its seat decides. */
export type Seat = Pick<IntakeRegistration, 'seatId' | 'madeSeat' | 'seatProblem' | 'overflow'>;

const NO_SEAT: Seat = { seatId: null, madeSeat: false, seatProblem: null, overflow: false };

/** Keeps the place of a registration at our seminar as the sender says it is. */
@Injectable()
export class RegistrationSeats {
  constructor(private readonly registrations: Registrations) {}

  /**
   * Gives, moves or frees the seat. What a seminar does not allow (it is cancelled, over, or the person is on the list
   * already) is no reason to lose the registration: it is noted as `seatProblem`.
   */
  async bring(
    tx: Tx,
    connection: { activityId: string | null; provider: Provider },
    registration: IntakeRegistration,
  ): Promise<Seat> {
    const { seatId, madeSeat } = registration;
    const seminarId = seatId ? await seminarOf(tx.sql, seatId) : await asSeminar(tx.sql, connection.activityId);
    if (!seminarId) return NO_SEAT;
    const coming = isComing(registration);
    if (!coming && !seatId) return NO_SEAT;
    try {
      const seminar = await lockSeminar(tx, seminarId);
      if (!coming) return await this.free(tx, seminarId, registration);
      const given = await this.give(tx, seminar, connection.provider, registration);
      return given.seatId ? await this.follow(tx, seminarId, { ...registration, ...given }) : given;
    } catch (error) {
      return { seatId, madeSeat, seatProblem: problemIn(error), overflow: registration.overflow };
    }
  }

  /**
   * Unties the place of a registration from a contact who is not the one. A place that another has made, or that another
   * registration stands on as well, is left as it is: this one gets its own when it is brought to what it says. Where the
   * seminar or the place takes no change any more, that is noted as `seatProblem`.
   */
  async disown(tx: Tx, registration: IntakeRegistration): Promise<Seat> {
    const { id, seatId, madeSeat, overflow } = registration;
    const seminarId = seatId && (await seminarOf(tx.sql, seatId));
    if (!seatId || !seminarId) return NO_SEAT;
    const seatProblem = await problemOf(() => lockSeminar(tx, seminarId));
    if (!madeSeat || (await isHeldByAnother(tx.sql, id, seatId))) return NO_SEAT;
    const linkProblem =
      seatProblem ?? (await problemOf(() => this.registrations.linkContact(tx, seminarId, seatId, null)));
    return { seatId, madeSeat, seatProblem: linkProblem, overflow };
  }

  private async give(tx: Tx, seminar: Activity, provider: Provider, registration: IntakeRegistration): Promise<Seat> {
    const { id: seminarId, capacity } = seminar;
    const { seatId, madeSeat, overflow } = registration;
    const standing = seatId && (await lockSeatStatus(tx, seminarId, seatId)) !== 'cancelled';
    if (standing) {
      const seatProblem = await problemOf(() =>
        registration.contactId === null
          ? Promise.resolve()
          : this.registrations.linkContact(tx, seminarId, seatId, registration.contactId),
      );
      return { seatId, madeSeat, overflow, seatProblem };
    }
    const owned = ownsSeats(provider);
    const full = capacity !== null && (await countSeats(tx, seminarId)).taken >= capacity;
    try {
      const { id } = await this.registrations.register(
        tx,
        seminarId,
        {
          contactId: registration.contactId,
          fullName: nameOnSeat(registration),
          email: registration.emailKey,
          companyName: oneLine(registration.companyName),
          jobTitle: oneLine(registration.jobTitle),
        },
        // Whoever the sender has taken in is in, also when it tells us late.
        { override: true, overflow: owned },
      );
      return { seatId: id, madeSeat: true, seatProblem: null, overflow: owned && full };
    } catch (error) {
      const seatProblem = problemIn(error);
      const existing = existingOf(error);
      if (existing === undefined || existing === seatId) return { seatId, madeSeat, seatProblem, overflow: false };
      return { seatId: existing, madeSeat: await isMadeForForm(tx.sql, existing), seatProblem, overflow: false };
    }
  }

  private async follow(tx: Tx, seminarId: string, registration: IntakeRegistration): Promise<Seat> {
    const { seatId, madeSeat, status, overflow } = registration;
    const now = await lockSeatStatus(tx, seminarId, seatId!);
    let problem = registration.seatProblem;
    if (status === 'attended' && now !== 'attended') {
      problem = await problemOf(() => this.registrations.markAttended(tx, seminarId, seatId!));
    } else if (status === 'confirmed' && now === 'registered') {
      problem = await problemOf(() => this.registrations.move(tx, seminarId, seatId!, 'confirmed'));
    }
    return { seatId, madeSeat, overflow, seatProblem: problem };
  }

  private async free(tx: Tx, seminarId: string, { id, seatId, madeSeat }: IntakeRegistration): Promise<Seat> {
    if (seatId && !(await isHeldByAnother(tx.sql, id, seatId))) await this.registrations.cancel(tx, seminarId, seatId);
    return { seatId, madeSeat, seatProblem: null, overflow: false };
  }
}

/** Whether a registration is to have a place: the sender gave one, and nobody has said that it is not real. */
function isComing({ status, matchState }: IntakeRegistration): boolean {
  if (matchState === 'rejected' || matchState === 'suspected_spam' || matchState === 'incomplete') return false;
  return status === 'registered' || status === 'confirmed' || status === 'attended';
}

function nameOnSeat(registration: IntakeRegistration): string {
  return shownName(registration) ?? registration.emailKey ?? 'Unnamed';
}

async function lockSeatStatus(tx: Tx, seminarId: string, seatId: string): Promise<string> {
  const { status, archivedAt } = await lockRecord(tx, { ...REGISTRATION, only: { activityId: seminarId } }, seatId);
  return archivedAt ? 'cancelled' : status;
}

async function problemOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    return problemIn(error);
  }
}

/** The code of a refusal; anything else is none and goes on. */
function problemIn(error: unknown): string {
  if (error instanceof CodedError) return error.code;
  throw error;
}

function existingOf(error: unknown): string | undefined {
  if (!(error instanceof CodedError) || error.code !== 'registration.duplicate') return undefined;
  return (error.extra as { existing?: { id?: string } } | undefined)?.existing?.id;
}
