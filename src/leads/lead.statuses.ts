import type { FieldError } from '../common/errors/domain.errors.js';
import { isBlank, type Mover } from './lead.facts.js';
import { type OccurredOn, validateOccurredOn } from './lead-occurred-on.rules.js';
import { invalidInput, refusal, type Refusal } from './lead.refusal.js';
import { STATUS_TITLES, VERIFIER_ROLES, type LeadStatus, type LostReason, type Stage } from './lead.vocabulary.js';

/** One allowed change of status. */
export interface StatusMove {
  from: LeadStatus;
  to: LeadStatus;
  /** Whether a reason code goes with it. */
  reason: 'required' | 'optional' | 'none';
  noteRequired: boolean;
  /** Who may do it; absent means whoever may edit the lead. */
  roles?: readonly string[];
  /** The stage that the lead is put back to. */
  setsStage?: Stage;
  /** What it means, for the definition. */
  text: string;
}

/** The graph of statuses, apart from `won`, which a transition to `invested` sets. */
export const STATUS_MOVES: readonly StatusMove[] = [
  {
    from: 'open',
    to: 'on_hold',
    // Why it rests is worth knowing, and nothing is counted from it.
    reason: 'optional',
    noteRequired: false,
    text: 'The project rests; the lead keeps its stage and cannot move meanwhile.',
  },
  { from: 'on_hold', to: 'open', reason: 'none', noteRequired: false, text: 'The project goes on.' },
  ...(['open', 'on_hold'] as const).flatMap((from): StatusMove[] => [
    { from, to: 'lost', reason: 'required', noteRequired: false, text: 'The investor decided against Limburg.' },
    {
      from,
      to: 'abandoned',
      reason: 'required',
      noteRequired: false,
      text: 'We, or the investor, gave the project up.',
    },
  ]),
  ...(['lost', 'abandoned'] as const).map((from): StatusMove => ({
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
    // The win was verified by a second person, so it takes one of their rank to take it back, and it is verified anew.
    setsStage: 'announced',
    text: 'A verified win is taken back: the lead returns to announced, and a manager must verify it anew.',
  },
];

/** A wish to change the status of a lead. */
export interface StatusRequest extends OccurredOn {
  from: LeadStatus;
  to: LeadStatus;
  reason: LostReason | null | undefined;
  note: string | null | undefined;
  /** ISO 3166-1 alpha-2, where the project went instead. */
  lostToCountry: string | null | undefined;
  /** The day on which the lead was received, which nothing that becomes of it precedes. */
  receivedOn: string;
  mover: Mover;
}

/** A change of status that may be made. */
export interface AllowedStatusMove {
  kind: 'ok';
  /** A closed lead comes back to life: what was stored about why it was lost no longer holds. */
  reopens: boolean;
  /** The stage to put the lead back to, in the same transaction and with its own line in the stage history. */
  setsStage?: Stage;
}

/** What {@link judgeStatus} decides. */
export type StatusDecision = AllowedStatusMove | Refusal;

/** Judges a change of status: the graph first, then who asks, then everything that is wrong with the input at once. */
export function judgeStatus(request: StatusRequest): StatusDecision {
  const { from, to } = request;
  if (from === to) {
    return refusal('conflict', 'status_not_allowed', '/status', `The lead is ${STATUS_TITLES[to]} already.`);
  }
  if (to === 'won') {
    const detail = 'A lead is won by the transition to invested, never by setting the status.';
    return refusal('conflict', 'won_by_transition', '/status', detail);
  }
  const move = STATUS_MOVES.find((candidate) => candidate.from === from && candidate.to === to);
  if (!move) return refusal('conflict', 'status_not_allowed', '/status', notAllowed(from, to));
  if (move.roles && !move.roles.includes(request.mover.role)) {
    const detail = `Only a manager can reopen a lead that is ${STATUS_TITLES[from]}.`;
    return refusal('forbidden', 'status_needs_manager', '/status', detail);
  }
  const reopens = to === 'open' && from !== 'on_hold';
  return (
    invalidInput(inputErrors(move, request)) ?? {
      kind: 'ok',
      reopens,
      ...(move.setsStage && { setsStage: move.setsStage }),
    }
  );
}

function inputErrors(move: StatusMove, request: StatusRequest): FieldError[] {
  const { to, reason, note, lostToCountry, occurredOn, receivedOn } = request;
  const errors: FieldError[] = [];
  const hasReason = reason !== null && reason !== undefined;
  if (move.reason === 'required' && !hasReason) {
    const detail = `A lead that is ${STATUS_TITLES[to]} needs a reason code.`;
    errors.push({ pointer: '/reason', code: 'reason_required', detail });
  }
  if (move.reason === 'none' && hasReason) {
    const detail = `Setting a lead to ${STATUS_TITLES[to]} takes no reason code; use the note.`;
    errors.push({ pointer: '/reason', code: 'reason_not_allowed', detail });
  }
  if (isBlank(note) && move.noteRequired) {
    const detail = 'Reopening a lead needs a note that says why.';
    errors.push({ pointer: '/note', code: 'note_required', detail });
  } else if (isBlank(note) && move.reason !== 'none' && reason === 'other') {
    const detail = 'The reason "other" needs a note that says which.';
    errors.push({ pointer: '/note', code: 'note_required', detail });
  }
  if (!isBlank(lostToCountry) && to !== 'lost') {
    const detail = 'lostToCountry goes with a lead that is lost, and with no other.';
    errors.push({ pointer: '/lostToCountry', code: 'lost_to_country_not_allowed', detail });
  }
  errors.push(...validateOccurredOn(request));
  if (occurredOn < receivedOn) {
    const detail = `occurredOn ${occurredOn} is before the lead was received, on ${receivedOn}.`;
    errors.push({ pointer: '/occurredOn', code: 'occurred_before_received', detail });
  }
  return errors;
}

function notAllowed(from: LeadStatus, to: LeadStatus): string {
  const targets = STATUS_MOVES.filter((move) => move.from === from).map((move) => STATUS_TITLES[move.to]);
  return `A lead that is ${STATUS_TITLES[from]} cannot become ${STATUS_TITLES[to]}, only ${targets.join(' or ')}.`;
}
