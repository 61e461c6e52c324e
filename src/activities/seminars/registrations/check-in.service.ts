import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import {
  CodedError,
  createConflictError,
  createInvalidFieldError,
  createNotFoundError,
} from '../../../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { findByCode, findByEmail, findById, type RegistrationReference, findSeminar } from './check-in.queries.js';
import { normaliseCode } from '../model/seminar-registration-code.rules.js';
import { readView } from './seminar-registration.service.js';
import type { CheckIn } from './seminar-registration.dto.js';
import { lockSeminar } from './seminar-seats.queries.js';
import { lockRegistration, assertNotCancelled, SeminarRegistrationStore } from './seminar-registration.store.js';
import { SeatRequestRunner } from './seat-request.runner.js';
import { SeatFollowerRegistry } from './seat-follower.registry.js';
import type { CheckInView } from './seminar-registration.view.js';

/** Checks visitors in at seminars. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registrations: SeminarRegistrationStore,
    private readonly seatRequests: SeatRequestRunner,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /**
   * Checks a visitor in. A second check-in changes nothing, and the result says so.
   * @throws 404, 422, 409 `registration.other_seminar`, `registration.cancelled`, `seminar.full` for a waitlisted
   * person without a free seat, `registration.too_early` before the first day, `seminar.cancelled`
   */
  checkIn(seminarId: string, body: CheckIn, actor: Actor): Promise<CheckInView> {
    const checkInVisitor = async (tx: Tx): Promise<CheckInView> => {
      const { id: sought } = await this.find(tx, seminarId, body);
      await this.followers.lockFollowersOfSeats(tx, [sought]);
      const seminar = await lockSeminar(tx, seminarId);
      // The registration is searched again after the lock, because another one may have replaced it in the meantime.
      const { id } = await this.find(tx, seminarId, body);
      const registration = await lockRegistration(tx, seminarId, id);
      const { status, fullName } = registration;
      assertNotCancelled(seminar);
      if (status === 'cancelled') {
        throw createConflictError('registration.cancelled', `The registration of ${fullName} is cancelled.`);
      }
      await this.registrations.changeStatusLocked(tx, seminar, registration, 'attended');
      await this.followers.followAttendance(tx, registration, status === 'attended');
      return { ...(await readView(tx, seminarId, id)), alreadyCheckedIn: status === 'attended' };
    };
    return this.seatRequests.runSerially(seminarId, () => this.work.run(actor, checkInVisitor, { isRepeatable: true }));
  }

  private async find(
    tx: Tx,
    seminarId: string,
    { code, registrationId, email }: CheckIn,
  ): Promise<RegistrationReference> {
    const given = [code, registrationId, email].filter(Boolean);
    if (given.length !== 1) {
      throw createInvalidFieldError(
        '',
        'check_in.one_of',
        'Exactly one of code, registrationId and email is required.',
      );
    }
    const found = code
      ? await findByCode(tx.sql, normaliseCode(code))
      : registrationId
        ? await findById(tx.sql, registrationId)
        : await findByEmail(tx.sql, seminarId, email!);
    if (!found && registrationId) throw createNotFoundError('registration', registrationId);
    // The error does not repeat the address or code, because it is personal and may belong to another seminar.
    if (!found) throw new CodedError('not_found', 'registration.not_found', NOBODY);
    if (found.seminarId !== seminarId) await throwOtherSeminar(tx, found.seminarId);
    return found;
  }
}

const NOBODY = 'No registration has this code or e-mail address.';

async function throwOtherSeminar(tx: Tx, seminarId: string): Promise<never> {
  const { id, reference, title } = (await findSeminar(tx.sql, seminarId))!;
  throw createConflictError(
    'registration.other_seminar',
    `This registration is for another seminar: ${reference}, ${title}.`,
    [],
    {
      seminar: { id, reference },
    },
  );
}
