import type { Actor } from '../../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { canAddAttendees } from '../../../identity/access/access.policy.js';
import type { Activity } from '../../activity.entity.js';
import { DUPLICATE, type SeminarRegistration } from '../model/seminar-registration.entity.js';
import type { CreateSeminarRegistration } from './seminar-registration.dto.js';
import {
  describeTooEarly,
  getLocalDay,
  isOverOrCompleted,
  type StatusProblem,
  validateWindow,
} from '../model/seminar-registration.rules.js';

/** Rejects a request for the reason that a rule gives; undefined rejects nothing. @throws 409 with the code of the rule */
export function assertNoProblem(problem: StatusProblem | undefined): void {
  if (problem) throw new CodedError(problem.code, problem.detail);
}

/** Rejects a request for a cancelled seminar. @throws 409 `seminar.cancelled` */
export function assertNotCancelled({ status, reference }: Activity): void {
  if (status === 'cancelled') throw new CodedError('seminar.cancelled', `${reference} is cancelled.`);
}

/**
 * Rejects a registration for a seminar for which nobody can register at a time.
 * @param options whether the person comes without a registration, whether a user registers outside the window, and
 * whether it happened before now, when the seminar may not have been completed yet
 * @throws 409 `seminar.cancelled`, `seminar.completed`, `registration.too_early`, `seminar.registration_closed`
 */
export function assertOpen(
  seminar: Activity,
  {
    walkIn = false,
    override = false,
    isReportedLater = false,
  }: { walkIn?: boolean; override?: boolean; isReportedLater?: boolean },
  now: Date,
): void {
  assertNotCancelled(seminar);
  if (seminar.status === 'completed' && !isReportedLater) throw new CodedError('seminar.completed', `${seminar.reference} is completed.`);
  const today = getLocalDay(seminar, now);
  if (walkIn && today < seminar.startsOn) assertNoProblem(describeTooEarly(seminar.startsOn, today));
  const withoutWindow = { ...seminar, registrationOpensAt: null, registrationClosesAt: null };
  if (!override) assertNoProblem(validateWindow(walkIn ? withoutWindow : seminar, now, today));
}

/** Rejects an attendee of a seminar that is not over. @throws 409 `seminar.cancelled`, `registration.too_early` */
export function assertOver(seminar: Activity, now: Date): void {
  assertNotCancelled(seminar);
  if (isOverOrCompleted(seminar, now)) return;
  const detail = `${seminar.reference} is not over yet; check people in, or register them as walk-ins.`;
  throw new CodedError('registration.too_early', detail);
}

/**
 * Rejects a request to add an attendee that comes from a user without the right to do so, or has contradictory fields.
 * @throws 403 `registration.managers_only`, 422 `registration.override_needed`, `registration.walk_in_or_status`
 */
export function assertMayAddAttendee(
  { override, walkIn }: { override?: boolean | null; walkIn?: boolean | null },
  actor: Actor,
): void {
  if (!canAddAttendees(actor)) {
    const detail = 'Only managers and administrators can add attendees to a seminar that is over.';
    throw new CodedError('registration.managers_only', detail);
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

/** Creates the error for a person who already has a registration. */
export function createDuplicateError(existing: SeminarRegistration): CodedError {
  const { id, fullName, status } = existing;
  const gone = existing.archivedAt ? ', archived' : '';
  const detail = `${fullName} is already registered for this seminar (${id}, ${status}${gone}).`;
  return new CodedError(DUPLICATE, detail, [{ pointer: '', code: DUPLICATE, detail }], {
    existing: { id, fullName, status },
  });
}

/** Creates the error for a check-in by an address that several people with a seat share. */
export function createSeveralSeatsError(seats: readonly Pick<SeminarRegistration, 'id' | 'fullName'>[]): CodedError {
  const candidates = seats.map(({ id, fullName }) => ({ id, fullName }));
  const names = candidates.map(({ fullName }) => fullName).join(', ');
  const detail = `email belongs to ${candidates.length} people (${names}); send registrationId or code of one of them.`;
  const errors = [{ pointer: '/email', code: 'registration.several_seats', detail }];
  return new CodedError('registration.several_seats', detail, errors, { candidates });
}

/** Creates the error for a check-in at another seminar than the one of the registration. */
export function createOtherSeminarError({
  id,
  reference,
  title,
}: Pick<Activity, 'id' | 'reference' | 'title'>): CodedError {
  const detail = `This registration is for another seminar: ${reference}, ${title}.`;
  return new CodedError('registration.other_seminar', detail, [], { seminar: { id, reference } });
}

/** Rejects consents of a person who is not a walk-in, because forms store theirs. @throws 422 */
export function assertConsentsOfWalkIn({
  walkIn,
  consents,
}: Pick<CreateSeminarRegistration, 'walkIn' | 'consents'>): void {
  if (walkIn || !consents || consents.length === 0) return;
  const detail = 'consents must be absent unless walkIn is true.';
  throw createInvalidFieldError('/consents', 'registration.consents_of_walk_in', detail);
}

/** Creates the error for a check-in in the future. */
export function createWrongTimeError(pointer: string, now: Date): CodedError {
  const detail = `occurredAt must not be in the future; it is ${now.toISOString()} now.`;
  return createInvalidFieldError(pointer, 'check_in.wrong_time', detail);
}
