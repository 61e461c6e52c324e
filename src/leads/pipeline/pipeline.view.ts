import { ApiProperty } from '@nestjs/swagger';
import type {
  PipelineDefinition,
  RequirementView,
  StageView,
  StatusTransitionView,
} from './pipeline-definition.rules.js';

/** A requirement of a stage. */
export class StageRequirementView implements RequirementView {
  /** @example "source.activityId" */
  field: string;
  /** @example "/source/activityId" */
  pointer: string;
  /** @example "required" */
  code: string;
  text: string;
  /** Text that completes "needed when …"; null when the field is always needed. */
  neededWhen: string | null;
}

/** A stage of the pipeline. */
export class PipelineStageView implements StageView {
  /** @example "qualified" */
  stage: string;
  @ApiProperty({ type: 'integer' })
  position: number;
  /** Probability in per cent. */
  @ApiProperty({ type: 'integer' })
  probability: number;
  title: string;
  meaning: string;
  /** The requirements that the stage adds to those of the stages before it. */
  required: StageRequirementView[];
  /** The status that entering the stage sets. */
  setsStatus: string | null;
}

/** A status. */
export class PipelineStatusView {
  /** @example "on_hold" */
  status: string;
  title: string;
}

/** An allowed change of status. */
export class PipelineStatusMoveView implements StatusTransitionView {
  from: string;
  to: string;
  reason: 'required' | 'optional' | 'none';
  noteRequired: boolean;
  /** The roles that may make the change; null when everyone who may edit the lead may make it. */
  roles: string[] | null;
  setsStage: string | null;
  text: string;
}

/** A reason why a lead was lost or abandoned. */
export class LostReasonView {
  /** @example "location_elsewhere" */
  reason: string;
  title: string;
  noteRequired: boolean;
}

/** The definition of the pipeline. */
export class PipelineView implements PipelineDefinition {
  @ApiProperty({ type: 'integer' })
  version: number;
  stages: PipelineStageView[];
  statuses: PipelineStatusView[];
  statusMoves: PipelineStatusMoveView[];
  lostReasons: LostReasonView[];
  /**
   * Number of days without an interaction after which lists show an open lead as stale, beginning with the last of
   * these days.
   */
  @ApiProperty({ type: 'integer' })
  staleAfterDays: number;
  /** The other fixed lists of values, keyed by the field that takes them. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  values: Record<string, string[]>;
}
