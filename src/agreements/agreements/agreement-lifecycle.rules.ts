import type { FieldError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { RUNNING, UNSIGNED } from './agreement-statuses.rules.js';
import type { AgreementStatus } from './agreement.constants.js';
import { addDays } from '../../common/time/calendar-dates.rules.js';

/** The status and dates of an agreement. Dates of the past may be unknown. */
export interface AgreementLifecycle {
  status: AgreementStatus;
  signedOn: string | null;
  effectiveOn: string | null;
  /** The last day; the agreement expires on the day after. */
  expiresOn: string | null;
  terminatedOn: string | null;
}

/**
 * Returns the status and dates after a change. A status that the change does not name follows the end date, and dates
 * that a transition implies are filled in. The caller checks first that the transition is allowed.
 */
export function deriveLifecycle(
  before: AgreementLifecycle,
  change: Partial<AgreementLifecycle>,
  today: string,
): AgreementLifecycle {
  const next = { ...before, ...change };
  const renewed = change.expiresOn !== undefined && change.expiresOn !== before.expiresOn;
  const after = { ...next, status: change.status ?? deriveStatus(next, renewed, today) };
  return after.status === before.status ? after : { ...after, ...deriveDates(before.status, after, today) };
}

function deriveStatus({ status, expiresOn }: AgreementLifecycle, renewed: boolean, today: string): AgreementStatus {
  if (expiresOn === null) return status;
  if (RUNNING.includes(status) && expiresOn < today) return 'expired';
  return status === 'expired' && renewed && expiresOn >= today ? 'in_force' : status;
}

function deriveDates(from: AgreementStatus, after: AgreementLifecycle, today: string): Partial<AgreementLifecycle> {
  switch (after.status) {
    case 'signed':
      return { signedOn: after.signedOn ?? today };
    case 'in_force':
      // A renewed agreement was in force before. Its first day may be unknown, but it is not today.
      return from === 'expired' ? {} : { effectiveOn: after.effectiveOn ?? after.signedOn ?? today };
    case 'terminated':
      return { terminatedOn: after.terminatedOn ?? today };
    default:
      return {};
  }
}

/**
 * Returns the errors in the status and dates of an agreement. `movedFrom` is given when the status has just changed.
 */
export function validateLifecycle(
  lifecycle: AgreementLifecycle,
  today: string,
  movedFrom?: AgreementStatus,
): FieldError[] {
  return [
    ...validateSigning(lifecycle, today),
    ...validateTerm(lifecycle, today, movedFrom),
    ...validateTermination(lifecycle, today),
  ];
}

function validateSigning({ status, signedOn, effectiveOn }: AgreementLifecycle, today: string): FieldError[] {
  const errors: FieldError[] = [];
  if (signedOn !== null && signedOn > today) {
    errors.push(
      createError('/signedOn', 'agreement.signed_in_future', `signedOn must not be in the future, but is ${signedOn}.`),
    );
  } else if (signedOn !== null && UNSIGNED.includes(status)) {
    errors.push(createError('/signedOn', 'agreement.not_signed', `signedOn must be empty while status is ${status}.`));
  }
  if (status === 'in_force' && effectiveOn !== null && effectiveOn > today) {
    errors.push(
      createError(
        '/effectiveOn',
        'agreement.not_effective',
        `effectiveOn must not be in the future when status is in_force, but is ${effectiveOn}.`,
      ),
    );
  }
  return errors;
}

function validateTerm(lifecycle: AgreementLifecycle, today: string, movedFrom?: AgreementStatus): FieldError[] {
  const { status, signedOn, effectiveOn, expiresOn } = lifecycle;
  if (expiresOn === null) {
    if (status !== 'expired' || movedFrom === undefined || movedFrom === 'expired') return [];
    return [
      createError(
        '/status',
        'agreement.not_past_its_end',
        'status can become expired only when expiresOn has passed, and expiresOn is empty.',
      ),
    ];
  }
  const starts = [signedOn, effectiveOn].filter((day) => day !== null && day > expiresOn);
  if (starts.length > 0) {
    return [
      createError(
        '/expiresOn',
        'agreement.ends_before_start',
        `expiresOn must not be before signedOn or effectiveOn, but ${expiresOn} is before ${starts[0]}.`,
      ),
    ];
  }
  if (RUNNING.includes(status) && expiresOn < today) {
    return [
      createError(
        '/status',
        'agreement.past_its_end',
        `status cannot be ${status} because expiresOn, ${expiresOn}, has passed.`,
      ),
    ];
  }
  if (status === 'expired' && expiresOn >= today) {
    return [
      createError(
        '/status',
        'agreement.not_past_its_end',
        `status can be expired only when expiresOn, ${expiresOn}, has passed.`,
      ),
    ];
  }
  return [];
}

function validateTermination({ status, signedOn, terminatedOn }: AgreementLifecycle, today: string): FieldError[] {
  if (terminatedOn === null) return [];
  if (status !== 'terminated') {
    return [
      createError('/terminatedOn', 'agreement.not_terminated', `terminatedOn must be empty while status is ${status}.`),
    ];
  }
  if (terminatedOn > today) {
    return [
      createError(
        '/terminatedOn',
        'agreement.terminated_in_future',
        `terminatedOn must not be in the future, but is ${terminatedOn}.`,
      ),
    ];
  }
  if (signedOn === null || signedOn <= terminatedOn) return [];
  const detail = `terminatedOn must not be before signedOn, but ${terminatedOn} is before ${signedOn}.`;
  return [createError('/terminatedOn', 'agreement.terminated_before_signed', detail)];
}

function createError(pointer: string, code: ErrorCode, detail: string): FieldError {
  return { pointer, code, detail };
}

/**
 * Returns the day by which a renewal should be decided. It is the day on which half of the notice is over, so that the
 * other half is left for negotiation. A late notice is due at once.
 */
export function computeRenewalDueDay(expiresOn: string, noticeDays: number, today: string): string {
  const half = addDays(expiresOn, -Math.floor(noticeDays / 2));
  return half < today ? today : half;
}
