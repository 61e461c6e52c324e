import type { FieldError } from '../common/errors/domain.errors.js';
import type { CommitmentStatus } from './commitment.vocabulary.js';

/** What says whether a commitment has been kept. */
export interface Fulfilment {
  status: CommitmentStatus;
  doneOn: string | null;
  evidence: string | null;
  activityId: string | null;
}

/**
 * How a commitment stands after a change. One that becomes done is done today unless another day is given; one that is
 * done no longer has no such day.
 */
export function changedFulfilment(before: Fulfilment, change: Partial<Fulfilment>, today: string): Fulfilment {
  const after = { ...before, ...change };
  if (after.status === 'done') return { ...after, doneOn: after.doneOn ?? today };
  return before.status === 'done' && change.doneOn === undefined ? { ...after, doneOn: null } : after;
}

/** What is wrong with how a commitment stands. */
export function fulfilmentErrors(fulfilment: Fulfilment, today: string): FieldError[] {
  const { status, doneOn, evidence, activityId } = fulfilment;
  const errors: FieldError[] = [];
  if (status !== 'done') {
    if (doneOn === null) return [];
    const detail = `A commitment that is ${status} has no day on which it was done.`;
    return [{ pointer: '/doneOn', code: 'commitment.not_done', detail }];
  }
  if (activityId === null && !/\S/.test(evidence ?? '')) {
    const detail = 'A commitment is done when there is evidence, or the activity that fulfilled it.';
    errors.push({ pointer: '/evidence', code: 'commitment.evidence_needed', detail });
  }
  if (doneOn !== null && doneOn > today) {
    const detail = `It cannot have been done on ${doneOn}, which is to come.`;
    errors.push({ pointer: '/doneOn', code: 'commitment.done_in_future', detail });
  }
  return errors;
}
