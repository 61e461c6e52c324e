import type { FieldError } from '../../common/errors/domain.errors.js';
import { isBlank, type TransitionActor } from './lead-facts.rules.js';
import { type OccurredOn, validateOccurredOn } from './lead-occurred-on.rules.js';
import { createViolation, type LeadErrorCode, type RuleViolation, toViolation } from './lead-violations.rules.js';
import { STATUS_TITLES, VERIFIER_ROLES, type LeadStatus, type LostReason, type Stage } from './lead.constants.js';

/** An allowed change of status. */
export interface StatusTransition {
  from: LeadStatus;
  to: LeadStatus;
  /** Whether the change takes a reason code. */
  reason: 'required' | 'optional' | 'none';
  noteRequired: boolean;
  /** The roles that may make the change; when absent, everyone who may edit the lead may make it. */
  roles?: readonly string[];
  /** The stage to which the lead returns. */
  setsStage?: Stage;
  /** The meaning of the change, for the definition of the pipeline. */
  text: string;
}

/** The graph of statuses. `won` is missing as a target, because a transition to `invested` sets it. */
export const STATUS_TRANSITIONS: readonly StatusTransition[] = [
  {
    from: 'open',
    to: 'on_hold',
    // The reason for a pause is useful, but no report counts it, so it is optional.
    reason: 'optional',
    noteRequired: false,
    text: 'The project is paused; the lead keeps its stage, and no transition is possible meanwhile.',
  },
  { from: 'on_hold', to: 'open', reason: 'none', noteRequired: false, text: 'The project goes on.' },
  ...(['open', 'on_hold'] as const).flatMap((from): StatusTransition[] => [
    { from, to: 'lost', reason: 'required', noteRequired: false, text: 'The investor decided against Limburg.' },
    {
      from,
      to: 'abandoned',
      reason: 'required',
      noteRequired: false,
      text: 'We, or the investor, gave the project up.',
    },
  ]),
  ...(['lost', 'abandoned'] as const).map((from): StatusTransition => ({
    from,
    to: 'open',
    reason: 'none',
    noteRequired: true,
    text: 'Reopened in the stage it had; the note says why.',
  })),
  {
    from: 'won',
    to: 'open',
    reason: 'none',
    noteRequired: true,
    roles: VERIFIER_ROLES,
    // A second person verified the win, so only a user with a verifier role may take it back, and it must be verified
    // again.
    setsStage: 'announced',
    text: 'A verified win is taken back; the lead returns to announced, and a manager must verify it again.',
  },
];

/** A requested change of status. */
export interface StatusRequest extends OccurredOn {
  from: LeadStatus;
  to: LeadStatus;
  reason: LostReason | null | undefined;
  note: string | null | undefined;
  /** Country that the project went to instead (ISO 3166-1 alpha-2). */
  lostToCountry: string | null | undefined;
  /** The day on which the lead was received. No change of status may be dated before it. */
  receivedOn: string;
  actor: TransitionActor;
}

/** An allowed change of status. */
export interface AllowedStatusTransition {
  kind: 'ok';
  /** Whether a closed lead is reopened. The stored reason for its loss then no longer holds. */
  reopens: boolean;
  /** The stage to which the lead returns, in the same transaction and with its own entry in the history. */
  setsStage?: Stage;
}

/** The decision of {@link evaluateStatusChange}. */
export type StatusDecision = AllowedStatusTransition | RuleViolation;

/** Judges a change of status. It checks the graph first, then the caller, and then all errors of the input at once. */
export function evaluateStatusChange(request: StatusRequest): StatusDecision {
  const { from, to } = request;
  if (from === to) {
    return createViolation('status_not_allowed', '/status', `The lead is ${STATUS_TITLES[to]} already.`);
  }
  if (to === 'won') {
    const detail = 'status must not be won; a lead is won by the transition to invested.';
    return createViolation('won_by_transition', '/status', detail);
  }
  const transition = STATUS_TRANSITIONS.find((candidate) => candidate.from === from && candidate.to === to);
  if (!transition) return createViolation('status_not_allowed', '/status', describeNotAllowed(from, to));
  if (transition.roles && !transition.roles.includes(request.actor.role)) {
    const detail = `Only a manager or an administrator can reopen a lead that is ${STATUS_TITLES[from]}.`;
    return createViolation('status_needs_manager', '/status', detail);
  }
  const reopens = to === 'open' && from !== 'on_hold';
  return (
    toViolation(validateInput(transition, request)) ?? {
      kind: 'ok',
      reopens,
      ...(transition.setsStage && { setsStage: transition.setsStage }),
    }
  );
}

function validateInput(transition: StatusTransition, request: StatusRequest): FieldError<LeadErrorCode>[] {
  const { to, reason, note, lostToCountry, occurredOn, receivedOn } = request;
  const errors: FieldError<LeadErrorCode>[] = [];
  const hasReason = reason !== null && reason !== undefined;
  if (transition.reason === 'required' && !hasReason) {
    const detail = `reason is required when a lead is set to ${STATUS_TITLES[to]}.`;
    errors.push({ pointer: '/reason', code: 'reason_required', detail });
  }
  if (transition.reason === 'none' && hasReason) {
    const detail = `reason is not allowed when a lead is set to ${STATUS_TITLES[to]}; use note instead.`;
    errors.push({ pointer: '/reason', code: 'reason_not_allowed', detail });
  }
  if (isBlank(note) && transition.noteRequired) {
    const detail = 'note is required when a lead is reopened; it says why.';
    errors.push({ pointer: '/note', code: 'note_required', detail });
  } else if (isBlank(note) && transition.reason !== 'none' && reason === 'other') {
    const detail = 'note is required with the reason "other"; it says which reason it is.';
    errors.push({ pointer: '/note', code: 'note_required', detail });
  }
  if (!isBlank(lostToCountry) && to !== 'lost') {
    const detail = 'lostToCountry is allowed only when a lead is set to lost.';
    errors.push({ pointer: '/lostToCountry', code: 'lost_to_country_not_allowed', detail });
  }
  errors.push(...validateOccurredOn(request));
  if (occurredOn < receivedOn) {
    const detail = `occurredOn ${occurredOn} is before the lead was received, on ${receivedOn}.`;
    errors.push({ pointer: '/occurredOn', code: 'occurred_before_received', detail });
  }
  return errors;
}

function describeNotAllowed(from: LeadStatus, to: LeadStatus): string {
  const targets = STATUS_TRANSITIONS.filter((transition) => transition.from === from).map(
    (transition) => STATUS_TITLES[transition.to],
  );
  return `A lead that is ${STATUS_TITLES[from]} cannot become ${STATUS_TITLES[to]}, only ${targets.join(' or ')}.`;
}
