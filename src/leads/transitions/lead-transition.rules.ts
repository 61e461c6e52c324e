import type { FieldError } from '../../common/errors/domain.errors.js';
import { isBlank, type LeadFacts, type TransitionActor } from '../pipeline/lead-facts.rules.js';
import { findMissingFields, findMissingFromActor } from '../pipeline/stage-gates.rules.js';
import { type OccurredOn, validateOccurredOn } from '../pipeline/lead-occurred-on.rules.js';
import {
  createViolation,
  type LeadErrorCode,
  type RuleViolation,
  toViolation,
} from '../pipeline/lead-violations.rules.js';
import { getStageDefinition, getStagePosition } from '../pipeline/lead-stages.rules.js';
import { STATUS_TITLES, type LeadStatus, type Stage } from '../pipeline/lead.constants.js';
import type { Verification } from '../pipeline/win-verification.rules.js';

/** A requested transition to another stage. Dates are `YYYY-MM-DD`. */
export interface TransitionRequest extends OccurredOn {
  /** The facts of the locked lead, including the evidence that the transition itself brings. */
  facts: LeadFacts;
  to: Stage;
  note: string | null | undefined;
  actor: TransitionActor;
  /** The users who may verify the win, when this transition makes one; null if another person will verify it. */
  verification: Verification | null;
}

/** An allowed transition. */
export interface AllowedTransition {
  kind: 'ok';
  /** The status that entering the stage sets. */
  setsStatus?: 'won';
}

/** The decision of {@link evaluateTransition}. */
export type TransitionDecision = AllowedTransition | RuleViolation;

/** The way to make a transition possible, for each status other than open. */
const CLOSED: Readonly<Record<Exclude<LeadStatus, 'open'>, string>> = {
  on_hold: 'set it to open first',
  won: 'a won lead must be reopened first',
  lost: 'reopen it first',
  abandoned: 'reopen it first',
};

/**
 * Judges a transition from stage to stage. It refuses contradictions to the stored lead first, then errors of the
 * request, then unmet gates, and last a caller who may not verify the win. A caller who could not verify the win
 * therefore still learns everything that is missing. The note of a last resort is required only of callers who may
 * verify.
 */
export function evaluateTransition(request: TransitionRequest): TransitionDecision {
  const { facts, to } = request;
  const isForward = getStagePosition(to) > getStagePosition(facts.stage);
  const refused =
    validateState(facts, to) ?? validateInput(request, isForward) ?? (isForward ? validateGates(request) : null);
  if (refused) return refused;
  const { setsStatus } = getStageDefinition(to);
  return { kind: 'ok', ...(setsStatus && { setsStatus }) };
}

/** The parts of the body of a transition for the requirements that are not fields of the lead. */
const BODY_PARTS: Readonly<Record<string, string>> = {
  '/interactions': '/interaction',
  '/evidence': '/evidence',
  '/realisations': '/realisations',
  '/mover': '/to',
};

/**
 * Makes the errors of an unmet gate point into the body of a transition that brings changes with it, where each missing
 * field can be sent. Otherwise they point into the lead.
 */
export function placeErrorsInBody(decision: TransitionDecision): TransitionDecision {
  if (decision.kind === 'ok' || decision.code !== 'lead.gate_unmet') return decision;
  const errors = decision.errors.map((error) => ({
    ...error,
    pointer: BODY_PARTS[error.pointer] ?? `/changes${error.pointer}`,
  }));
  return { ...decision, errors };
}

function validateState(facts: LeadFacts, to: Stage): RuleViolation | null {
  if (facts.status !== 'open') {
    const detail = `The lead is ${STATUS_TITLES[facts.status]}: ${CLOSED[facts.status]}.`;
    return createViolation('stage_not_allowed', '/to', detail);
  }
  if (facts.stage === to) {
    return createViolation('stage_not_allowed', '/to', `The lead is in stage ${to} already.`);
  }
  return null;
}

function validateInput(request: TransitionRequest, isForward: boolean): RuleViolation | null {
  const { note } = request;
  const errors: FieldError<LeadErrorCode>[] = validateOccurredOn(request);
  if (!isForward && isBlank(note)) {
    const detail = 'note is required for a transition backward; it says why.';
    errors.push({ pointer: '/note', code: 'note_required', detail });
  }
  return toViolation(errors);
}

function validateGates({ facts, to, actor, verification, note }: TransitionRequest): RuleViolation | null {
  const missing = findMissingFields(to, facts);
  const missingFromActor = verification ? findMissingFromActor(to, verification, actor) : [];
  if (missing.length > 0) {
    const errors = [...missing, ...missingFromActor].map(({ pointer, code, detail }) => ({ pointer, code, detail }));
    const detail = `The lead cannot enter ${to} yet: ${errors.map((error) => error.detail).join(' ')}`;
    return { kind: 'refused', code: 'lead.gate_unmet', detail, errors };
  }
  const [rule] = missingFromActor;
  const { actorRule } = getStageDefinition(to);
  if (actorRule && rule) return createViolation(actorRule.code, '/to', rule.detail);
  if (!actorRule || !verification?.noteRequired || !isBlank(note)) return null;
  const detail =
    'note is required when an administrator verifies a win as the last resort; it says why no manager does.';
  return createViolation('note_required', '/note', detail);
}
