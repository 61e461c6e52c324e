import type { FieldError } from '../../common/errors/domain.errors.js';
import type { CommitmentStatus } from './commitment.constants.js';

/** The fields that say whether a commitment has been fulfilled. */
export interface Fulfilment {
  status: CommitmentStatus;
  doneOn: string | null;
  evidence: string | null;
  activityId: string | null;
}

/**
 * Returns these fields after a change. A commitment that becomes done is done today unless another day is given. The
 * day is cleared when the commitment is no longer done.
 */
export function deriveFulfilment(before: Fulfilment, change: Partial<Fulfilment>, today: string): Fulfilment {
  const after = { ...before, ...change };
  if (after.status === 'done') return { ...after, doneOn: after.doneOn ?? today };
  return before.status === 'done' && change.doneOn === undefined ? { ...after, doneOn: null } : after;
}

/** Returns the errors in the fields that say whether a commitment has been fulfilled. */
export function validateFulfilment(fulfilment: Fulfilment, today: string): FieldError[] {
  const { status, doneOn, evidence, activityId } = fulfilment;
  const errors: FieldError[] = [];
  if (status !== 'done') {
    if (doneOn === null) return [];
    const detail = `doneOn must be empty while status is ${status}.`;
    return [{ pointer: '/doneOn', code: 'commitment.not_done', detail }];
  }
  if (activityId === null && !/\S/.test(evidence ?? '')) {
    const detail = 'evidence or activityId is required when status is done.';
    errors.push({ pointer: '/evidence', code: 'commitment.evidence_needed', detail });
  }
  if (doneOn !== null && doneOn > today) {
    const detail = `doneOn must not be in the future, but is ${doneOn}.`;
    errors.push({ pointer: '/doneOn', code: 'commitment.done_in_future', detail });
  }
  return errors;
}
