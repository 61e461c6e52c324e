import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.js';
import { CodedError, conflict, invalidField, notFound } from '../../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../../database/unit-of-work.js';
import { readCode } from './registration.code.rules.js';
import { view } from './registration.desk.service.js';
import type { CheckIn } from './registration.dto.js';
import { lockSeminar } from './registration.line.js';
import { lockRegistration, refuseCancelled, Registrations } from './registration.service.js';
import { RegistrationTurns } from './registration.turns.js';
import type { CheckInView } from './registration.view.js';

/** A registration that a check-in means. */
interface Found {
  id: string;
  seminarId: string;
}

/** The door of a seminar. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registrations: Registrations,
    private readonly turns: RegistrationTurns,
  ) {}

  /**
   * Lets somebody in. Doing so twice changes nothing and says so.
   * @throws 404, 422, 409 `registration.other_seminar`, `registration.cancelled`, `seminar.full` for who waits and finds
   * no seat, `registration.too_early` before the first day, `seminar.cancelled`
   */
  checkIn(seminarId: string, body: CheckIn, actor: Actor): Promise<CheckInView> {
    const letIn = async (tx: Tx): Promise<CheckInView> => {
      const seminar = await lockSeminar(tx, seminarId);
      const { id } = await this.find(tx, seminarId, body);
      const registration = await lockRegistration(tx, seminarId, id);
      const { status, fullName } = registration;
      refuseCancelled(seminar);
      if (status === 'cancelled') {
        throw conflict('registration.cancelled', `The registration of ${fullName} is cancelled.`);
      }
      await this.registrations.moveLocked(tx, seminar, registration, 'attended');
      return { ...(await view(tx, seminarId, id)), alreadyCheckedIn: status === 'attended' };
    };
    return this.turns.take(seminarId, () => this.work.run(actor, letIn));
  }

  private async find(tx: Tx, seminarId: string, { code, registrationId, email }: CheckIn): Promise<Found> {
    const given = [code, registrationId, email].filter(Boolean);
    if (given.length !== 1) {
      throw invalidField('', 'check_in.one_of', 'Say who it is by one of code, registrationId and email.');
    }
    const found = code
      ? await byCode(tx, readCode(code))
      : registrationId
        ? await byId(tx, registrationId)
        : await byEmail(tx, seminarId, email!);
    if (!found && registrationId) throw notFound('registration', registrationId);
    // The address or code is not repeated: it is somebody's, and it may not even be of here.
    if (!found) throw new CodedError('not_found', 'registration.not_found', NOBODY);
    if (found.seminarId !== seminarId) await refuseOther(tx, found.seminarId);
    return found;
  }
}

const NOBODY = 'There is no registration with this code or address.';

const FOUND = 'SELECT id, activity_id AS "seminarId" FROM seminar_registration';

function byCode(tx: Tx, code: string): Promise<Found | undefined> {
  return tx.sql.first<Found>(`${FOUND} WHERE code = $1`, [code]);
}

function byId(tx: Tx, id: string): Promise<Found | undefined> {
  return tx.sql.first<Found>(`${FOUND} WHERE id = $1`, [id]);
}

/** By the address of the registration, else by that of the contact, which may have changed since. */
function byEmail(tx: Tx, seminarId: string, email: string): Promise<Found | undefined> {
  return tx.sql.first<Found>(
    `${FOUND} WHERE activity_id = $1 AND (email = $2 OR contact_id =
       (SELECT id FROM contact WHERE email = $2 AND archived_at IS NULL))
     ORDER BY archived_at IS NOT NULL, status = 'cancelled', email IS NOT DISTINCT FROM $2 DESC, arrival LIMIT 1`,
    [seminarId, email],
  );
}

async function refuseOther(tx: Tx, seminarId: string): Promise<never> {
  const other = await tx.sql.first<{ id: string; reference: string; title: string }>(
    'SELECT id, reference, title FROM activity WHERE id = $1',
    [seminarId],
  );
  const { id, reference, title } = other!;
  throw conflict('registration.other_seminar', `This registration is for ${reference}, ${title}.`, [], {
    seminar: { id, reference },
  });
}
