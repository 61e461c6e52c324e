import { toPointer } from './stage-gates.rules.js';
import { PIPELINE_VERSION, STAGES, type StageDefinition } from './lead-stages.rules.js';
import { STATUS_TRANSITIONS } from './lead-statuses.rules.js';
import {
  BUSINESS_ACTIVITIES,
  CHANNELS,
  EVIDENCE_KINDS,
  INVESTMENT_TYPES,
  INVOLVEMENTS,
  LEAD_STATUSES,
  LIKELIHOODS,
  LOST_REASONS,
  LOST_REASON_TITLES,
  SCREENING_STATUSES,
  STATUS_TITLES,
} from './lead.constants.js';

/** A requirement of a stage, as clients see it. */
export interface RequirementView {
  /** Dotted name of the API field. `mover` stands for the person who makes the transition. */
  field: string;
  pointer: string;
  code: string;
  text: string;
  /** Text that completes "needed when …"; null when the field is always needed. */
  neededWhen: string | null;
}

/**
 * A stage, as clients see it. `required` holds the requirements that the stage adds to those of the stages before it.
 */
export interface StageView {
  stage: string;
  position: number;
  /** Probability in per cent. */
  probability: number;
  title: string;
  meaning: string;
  required: RequirementView[];
  /** The status that entering the stage sets; null when it sets none. */
  setsStatus: string | null;
}

/** A change of status that the API allows. */
export interface StatusTransitionView {
  from: string;
  to: string;
  reason: 'required' | 'optional' | 'none';
  noteRequired: boolean;
  /** Roles that may make the change; null when everyone who may edit the lead may make it. */
  roles: string[] | null;
  setsStage: string | null;
  text: string;
}

/** The whole definition of the pipeline, as plain JSON. */
export interface PipelineDefinition {
  version: number;
  stages: StageView[];
  statuses: { status: string; title: string }[];
  statusMoves: StatusTransitionView[];
  /** The reason codes for lost and abandoned leads. */
  lostReasons: { reason: string; title: string; noteRequired: boolean }[];
  /** Number of days without an interaction after which an open lead is stale. */
  staleAfterDays: number;
  /** The other fixed lists of values, keyed by the field that takes them. */
  values: Record<string, string[]>;
}

/** Returns the definition that `GET /pipeline` serves. It is derived from the same tables that the rules use. */
export function buildPipelineDefinition(staleAfterDays: number): PipelineDefinition {
  return {
    version: PIPELINE_VERSION,
    stages: STAGES.map(buildStageView),
    statuses: LEAD_STATUSES.map((status) => ({ status, title: STATUS_TITLES[status] })),
    statusMoves: STATUS_TRANSITIONS.map((transition) => ({
      from: transition.from,
      to: transition.to,
      reason: transition.reason,
      noteRequired: transition.noteRequired,
      roles: transition.roles ? [...transition.roles] : null,
      setsStage: transition.setsStage ?? null,
      text: transition.text,
    })),
    lostReasons: LOST_REASONS.map((reason) => ({
      reason,
      title: LOST_REASON_TITLES[reason],
      noteRequired: reason === 'other',
    })),
    staleAfterDays,
    values: {
      'source.channel': [...CHANNELS],
      investmentType: [...INVESTMENT_TYPES],
      businessActivity: [...BUSINESS_ACTIVITIES],
      likelihood: [...LIKELIHOODS],
      'screening.status': [...SCREENING_STATUSES],
      'evidence.kind': [...EVIDENCE_KINDS],
      involvement: [...INVOLVEMENTS],
    },
  };
}

function buildStageView(definition: StageDefinition, position: number): StageView {
  const required = definition.required.map((requirement) => ({
    ...buildRequirement(requirement),
    neededWhen: requirement.appliesTo?.text ?? null,
  }));
  if (definition.actorRule) required.push({ ...buildRequirement(definition.actorRule), neededWhen: null });
  return {
    stage: definition.stage,
    position,
    probability: definition.probability,
    title: definition.title,
    meaning: definition.meaning,
    required,
    setsStatus: definition.setsStatus ?? null,
  };
}

function buildRequirement({
  field,
  code,
  text,
}: {
  field: string;
  code: string;
  text: string;
}): Omit<RequirementView, 'neededWhen'> {
  return { field, pointer: toPointer(field), code, text };
}
