import type { FieldError } from '../common/errors/domain.errors.js';
import { RUNNING, UNSIGNED } from './agreement.statuses.js';
import type { AgreementStatus } from './agreement.vocabulary.js';

/** What the life of an agreement consists of. Dates of the past may be unknown. */
export interface AgreementLife {
  status: AgreementStatus;
  signedOn: string | null;
  effectiveOn: string | null;
  /** Last day; it expires the day after. */
  expiresOn: string | null;
  terminatedOn: string | null;
}

/**
 * An agreement's life after a change. A status that the change does not name follows the end date; dates that a move
 * brings about are filled in. Whether the move is one of the table, the caller asks before.
 */
export function changedLife(before: AgreementLife, change: Partial<AgreementLife>, today: string): AgreementLife {
  const next = { ...before, ...change };
  const renewed = change.expiresOn !== undefined && change.expiresOn !== before.expiresOn;
  const after = { ...next, status: change.status ?? statusByDate(next, renewed, today) };
  return after.status === before.status ? after : { ...after, ...datesOfMove(before.status, after, today) };
}

function statusByDate({ status, expiresOn }: AgreementLife, renewed: boolean, today: string): AgreementStatus {
  if (expiresOn === null) return status;
  if (RUNNING.includes(status) && expiresOn < today) return 'expired';
  return status === 'expired' && renewed && expiresOn >= today ? 'in_force' : status;
}

function datesOfMove(from: AgreementStatus, after: AgreementLife, today: string): Partial<AgreementLife> {
  switch (after.status) {
    case 'signed':
      return { signedOn: after.signedOn ?? today };
    case 'in_force':
      // A renewed one has been in force before; since when may be unknown, and is not today.
      return from === 'expired' ? {} : { effectiveOn: after.effectiveOn ?? after.signedOn ?? today };
    case 'terminated':
      return { terminatedOn: after.terminatedOn ?? today };
    default:
      return {};
  }
}

/** What is wrong with the life of an agreement; `movedFrom` where its status has just changed. */
export function lifeErrors(life: AgreementLife, today: string, movedFrom?: AgreementStatus): FieldError[] {
  return [...signingErrors(life, today), ...termErrors(life, today, movedFrom), ...terminationErrors(life, today)];
}

function signingErrors({ status, signedOn, effectiveOn }: AgreementLife, today: string): FieldError[] {
  const errors: FieldError[] = [];
  if (signedOn !== null && signedOn > today) {
    errors.push(error('/signedOn', 'signed_in_future', `It cannot have been signed on ${signedOn}, which is to come.`));
  } else if (signedOn !== null && UNSIGNED.includes(status)) {
    errors.push(error('/signedOn', 'not_signed', `An agreement that is ${status} has not been signed.`));
  }
  if (status === 'in_force' && effectiveOn !== null && effectiveOn > today) {
    errors.push(error('/effectiveOn', 'not_effective', `It is not in force before ${effectiveOn}.`));
  }
  return errors;
}

function termErrors(life: AgreementLife, today: string, movedFrom?: AgreementStatus): FieldError[] {
  const { status, signedOn, effectiveOn, expiresOn } = life;
  if (expiresOn === null) {
    if (status !== 'expired' || movedFrom === undefined || movedFrom === 'expired') return [];
    return [error('/status', 'not_past_its_end', 'It has no end date that has passed.')];
  }
  const starts = [signedOn, effectiveOn].filter((day) => day !== null && day > expiresOn);
  if (starts.length > 0) {
    return [
      error('/expiresOn', 'ends_before_start', `It would end on ${expiresOn}, before it starts on ${starts[0]}.`),
    ];
  }
  if (RUNNING.includes(status) && expiresOn < today) {
    return [error('/status', 'past_its_end', `It ended on ${expiresOn} and cannot be ${status}.`)];
  }
  if (status === 'expired' && expiresOn >= today) {
    return [error('/status', 'not_past_its_end', `It does not end before ${expiresOn} is over.`)];
  }
  return [];
}

function terminationErrors({ status, signedOn, terminatedOn }: AgreementLife, today: string): FieldError[] {
  if (terminatedOn === null) return [];
  if (status !== 'terminated') {
    return [error('/terminatedOn', 'not_terminated', `An agreement that is ${status} has not been terminated.`)];
  }
  if (terminatedOn > today) {
    return [error('/terminatedOn', 'terminated_in_future', `${terminatedOn}, on which it ended, is still to come.`)];
  }
  if (signedOn === null || signedOn <= terminatedOn) return [];
  const detail = `It cannot have been terminated on ${terminatedOn}, before it was signed on ${signedOn}.`;
  return [error('/terminatedOn', 'terminated_before_signed', detail)];
}

function error(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code: `agreement.${code}`, detail };
}
