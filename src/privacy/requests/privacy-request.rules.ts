import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { FieldError } from '../../common/errors/domain.errors.js';
import {
  KINDS_WITH_IDENTITY,
  type RefusedReason,
  type RequestKind,
  type RequestState,
  RUNNING_STATES,
} from './privacy-request.constants.js';
import { computeDueOn, computeLatestExtension, type RequestDeadline } from './request-deadline.rules.js';

/** The states to which a request can come from each state. */
const NEXT_STATES: Readonly<Record<RequestState, readonly RequestState[]>> = {
  open: ['in_progress'],
  in_progress: ['done', 'refused', 'withdrawn'],
  done: [],
  refused: [],
  withdrawn: [],
};

/** Lists the states to which a user can bring a request. One for erasure becomes done by the erasure itself. */
export function listNextStates(kind: RequestKind, state: RequestState): RequestState[] {
  return NEXT_STATES[state].filter((next) => !isDoneByErasure(kind, next));
}

/** A transition that is not allowed: its code and the reason. */
export interface TransitionProblem {
  code: Extract<ErrorCode, `privacy_request.${string}`>;
  detail: string;
}

/** Returns why a request cannot come to a state, or null if it can. A state can stay as it is. */
export function findTransitionProblem(
  kind: RequestKind,
  from: RequestState,
  to: RequestState,
): TransitionProblem | null {
  if (from === to) return null;
  if (!NEXT_STATES[from].includes(to)) {
    const allowed = listNextStates(kind, from);
    const hint = allowed.length > 0 ? `from ${from} it can become ${allowed.join(', ')}` : `${from} is its end`;
    return { code: 'privacy_request.state_not_allowed', detail: `The request cannot become ${to}: ${hint}.` };
  }
  if (!isDoneByErasure(kind, to)) return null;
  return { code: 'privacy_request.erasure_needed', detail: 'A request for erasure is done by the erasure itself.' };
}

function isDoneByErasure(kind: RequestKind, to: RequestState): boolean {
  return kind === 'erasure' && to === 'done';
}

/** The fields of a request on which its rules depend. */
export interface RequestFacts extends RequestDeadline {
  kind: RequestKind;
  state: RequestState;
  receivedOn: string;
  identityChecked: boolean;
  extendedReason: string | null;
  refusedReason: RefusedReason | null;
  answeredOn: string | null;
}

/**
 * Returns the fields that follow from the others: the last day from the day of receipt, and the day of the answer, which is
 * today unless another day is given. A request that was withdrawn needs no answer.
 */
export function deriveRequest(
  before: Pick<RequestFacts, 'state'>,
  after: RequestFacts,
  today: string,
): Pick<RequestFacts, 'dueOn' | 'answeredOn'> {
  const isAnswered = after.state === 'done' || after.state === 'refused';
  const isNew = before.state !== after.state;
  return {
    dueOn: computeDueOn(after.receivedOn),
    answeredOn: isAnswered && isNew ? (after.answeredOn ?? today) : after.answeredOn,
  };
}

/** Returns the errors in the fields of a request. */
export function validateRequest(request: RequestFacts, today: string): FieldError[] {
  return [...validateReceipt(request, today), ...validateExtension(request), ...validateEnd(request, today)];
}

function validateReceipt({ receivedOn }: RequestFacts, today: string): FieldError[] {
  if (receivedOn <= today) return [];
  const detail = `receivedOn must not be in the future, but is ${receivedOn}.`;
  return [{ pointer: '/receivedOn', code: 'privacy_request.received_in_future', detail }];
}

function validateExtension({ dueOn, extendedTo, extendedReason }: RequestFacts): FieldError[] {
  const errors: FieldError[] = [];
  const latest = computeLatestExtension(dueOn);
  if (extendedTo !== null && (extendedTo <= dueOn || extendedTo > latest)) {
    const detail = `extendedTo must be after ${dueOn}, the day on which the answer is due, and at the latest ${latest}.`;
    errors.push({ pointer: '/extendedTo', code: 'privacy_request.extension_not_allowed', detail });
  }
  if ((extendedTo === null) !== (extendedReason === null)) {
    const detail =
      'An extension has extendedTo and extendedReason, the reason that the person is told; send both or none.';
    const pointer = extendedTo === null ? '/extendedTo' : '/extendedReason';
    errors.push({ pointer, code: 'privacy_request.extension_incomplete', detail });
  }
  return errors;
}

function validateEnd(request: RequestFacts, today: string): FieldError[] {
  const { kind, state, receivedOn, identityChecked, refusedReason, answeredOn } = request;
  const errors: FieldError[] = [];
  if (state === 'done' && !identityChecked && KINDS_WITH_IDENTITY.includes(kind)) {
    const detail = `identityChecked must be true before a request for ${kind} is done.`;
    errors.push({ pointer: '/identityChecked', code: 'privacy_request.identity_not_checked', detail });
  }
  if ((state === 'refused') !== (refusedReason !== null)) {
    const detail = 'refusedReason is required when state is refused, and must be empty otherwise.';
    errors.push({ pointer: '/refusedReason', code: 'privacy_request.refused_reason', detail });
  }
  const isRunning = RUNNING_STATES.includes(state);
  const isMissing = answeredOn === null && !isRunning && state !== 'withdrawn';
  if (isMissing || (answeredOn !== null && (isRunning || answeredOn < receivedOn || answeredOn > today))) {
    const detail =
      'answeredOn is a day from receivedOn to today, required when state is done or refused and empty while it is open or in_progress.';
    errors.push({ pointer: '/answeredOn', code: 'privacy_request.answered_on', detail });
  }
  return errors;
}
