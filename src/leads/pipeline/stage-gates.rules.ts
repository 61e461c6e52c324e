import type { FieldError } from '../../common/errors/domain.errors.js';
import type { LeadFacts, TransitionActor } from './lead-facts.rules.js';
import {
  STAGES,
  getStageDefinition,
  getStagePosition,
  type Requirement,
  type StageDefinition,
} from './lead-stages.rules.js';
import { STATUS_TITLES, type Stage } from './lead.constants.js';
import { describeVerifiers, type Verification, type Verifier } from './win-verification.rules.js';

/** A requirement that keeps a lead out of a stage. The pointer points into the lead, not into a request. */
export interface MissingField extends FieldError<string> {
  /** The stage that has the requirement. */
  stage: Stage;
  /**
   * Dotted name of the API field, such as `source.activityId`. `mover` stands for the person who makes the transition,
   * and `status` for the status of the lead.
   */
  field: string;
}

/** Whether a lead may enter a later stage, and what is missing when it may not. */
export interface Gate {
  stage: Stage;
  allowed: boolean;
  missing: MissingField[];
  /** The users who may verify; present where a second person must verify. */
  verifiers?: readonly Verifier[];
  /** Whether the transition needs a note; present where a second person must verify. */
  noteRequired?: boolean;
}

/**
 * Returns everything that is missing for `stage`, including the requirements of all stages before it, in the order of
 * the table.
 */
export function findMissingFields(stage: Stage, facts: LeadFacts): MissingField[] {
  return findUnmet(getStagesUpTo(stage), (requirement) => !isSatisfied(requirement, facts));
}

/**
 * Returns a gate for every stage after the present one: whether this person may make the transition now, and what is
 * missing.
 */
export function buildGates(facts: LeadFacts, actor: TransitionActor, verification: Verification): Gate[] {
  return STAGES.slice(getStagePosition(facts.stage) + 1).map(({ stage, actorRule }) => {
    const missing = [
      ...findMissingStatus(stage, facts),
      ...findMissingFields(stage, facts),
      ...findMissingFromActor(stage, verification, actor),
    ];
    return { stage, allowed: missing.length === 0, missing, ...(actorRule && verification) };
  });
}

/** Returns the requirement of the stage for the person who makes the transition, when this person does not meet it. */
export function findMissingFromActor(stage: Stage, verification: Verification, actor: TransitionActor): MissingField[] {
  const rule = getStageDefinition(stage).actorRule;
  if (!rule || rule.isMet(verification, actor)) return [];
  return [createMissingField(stage, { ...rule, text: `${rule.text} ${describeVerifiers(verification)}` })];
}

/**
 * Returns the fields that would be missing after an edit although the present stage requires them. They need not be
 * fields of the edit: one that makes `consideringElsewhere` true can lack `competitorLocations`. Only requirements that
 * were met before, or did not apply, count, so that an old row can be repaired one field at a time.
 */
export function findNewlyMissingFields(before: LeadFacts, after: LeadFacts): MissingField[] {
  return findUnmet(
    getStagesUpTo(before.stage),
    (requirement) => !requirement.entryOnly && isSatisfied(requirement, before) && !isSatisfied(requirement, after),
  );
}

function getStagesUpTo(stage: Stage): readonly StageDefinition[] {
  return STAGES.slice(0, getStagePosition(stage) + 1);
}

function findUnmet(
  definitions: readonly StageDefinition[],
  fails: (requirement: Requirement) => boolean,
): MissingField[] {
  return definitions.flatMap(({ stage, required }) =>
    required.filter(fails).map((requirement) => createMissingField(stage, requirement)),
  );
}

/** Returns whether a requirement is met or does not apply. */
export function isSatisfied(requirement: Requirement, facts: LeadFacts): boolean {
  if (requirement.appliesTo && !requirement.appliesTo.isMet(facts)) return true;
  return requirement.isMet(facts);
}

function findMissingStatus(stage: Stage, facts: LeadFacts): MissingField[] {
  if (facts.status === 'open') return [];
  const text = `The lead is ${STATUS_TITLES[facts.status]}; only an open lead can change its stage.`;
  return [createMissingField(stage, { field: 'status', code: 'status_not_open', text })];
}

function createMissingField(stage: Stage, rule: { field: string; code: string; text: string }): MissingField {
  return { stage, field: rule.field, pointer: toPointer(rule.field), code: rule.code, detail: rule.text };
}

/** Returns the JSON pointer (RFC 6901) of a dotted field name. */
export function toPointer(field: string): string {
  return `/${field.replaceAll('.', '/')}`;
}
