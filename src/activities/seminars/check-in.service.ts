import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.js';
import { CodedError, conflict, invalidField, notFound } from '../../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { byCode, byEmail, byId, type Found, readSeminar } from './check-in.queries.js';
import { readCode } from './registration.code.rules.js';
import { view } from './registration.desk.service.js';
import type { CheckIn } from './registration.dto.js';
import { lockSeminar } from './registration.line.js';
import { lockRegistration, refuseCancelled, Registrations } from './registration.service.js';
import { RegistrationTurns } from './registration.turns.js';
import { SeatFollowerRegistry } from './seat-follower.registry.js';
import type { CheckInView } from './registration.view.js';

/** The door of a seminar. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registrations: Registrations,
    private readonly turns: RegistrationTurns,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /**
   * Lets somebody in. Doing so twice changes nothing and says so.
   * @throws 404, 422, 409 `registration.other_seminar`, `registration.cancelled`, `seminar.full` for who waits and finds
   * no seat, `registration.too_early` before the first day, `seminar.cancelled`
   */
  checkIn(seminarId: string, body: CheckIn, actor: Actor): Promise<CheckInView> {
    const letIn = async (tx: Tx): Promise<CheckInView> => {
      const { id: sought } = await this.find(tx, seminarId, body);
      await this.followers.lockFollowersOfSeats(tx, [sought]);
      const seminar = await lockSeminar(tx, seminarId);
      // Once more: another registration may have come to stand for it meanwhile.
      const { id } = await this.find(tx, seminarId, body);
      const registration = await lockRegistration(tx, seminarId, id);
      const { status, fullName } = registration;
      refuseCancelled(seminar);
      if (status === 'cancelled') {
        throw conflict('registration.cancelled', `The registration of ${fullName} is cancelled.`);
      }
      await this.registrations.moveLocked(tx, seminar, registration, 'attended');
      await this.followers.followAttendance(tx, registration, status === 'attended');
      return { ...(await view(tx, seminarId, id)), alreadyCheckedIn: status === 'attended' };
    };
    return this.turns.take(seminarId, () => this.work.run(actor, letIn, { isRepeatable: true }));
  }

  private async find(tx: Tx, seminarId: string, { code, registrationId, email }: CheckIn): Promise<Found> {
    const given = [code, registrationId, email].filter(Boolean);
    if (given.length !== 1) {
      throw invalidField('', 'check_in.one_of', 'Say who it is by one of code, registrationId and email.');
    }
    const found = code
      ? await byCode(tx.sql, readCode(code))
      : registrationId
        ? await byId(tx.sql, registrationId)
        : await byEmail(tx.sql, seminarId, email!);
    if (!found && registrationId) throw notFound('registration', registrationId);
    // The address or code is not repeated: it is somebody's, and it may not even be of here.
    if (!found) throw new CodedError('not_found', 'registration.not_found', NOBODY);
    if (found.seminarId !== seminarId) await refuseOther(tx, found.seminarId);
    return found;
  }
}

const NOBODY = 'There is no registration with this code or address.';

async function refuseOther(tx: Tx, seminarId: string): Promise<never> {
  const { id, reference, title } = (await readSeminar(tx.sql, seminarId))!;
  throw conflict('registration.other_seminar', `This registration is for ${reference}, ${title}.`, [], {
    seminar: { id, reference },
  });
}
