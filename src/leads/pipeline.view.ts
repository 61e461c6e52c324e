import { ApiProperty } from '@nestjs/swagger';
import type { PipelineDefinition, RequirementView, StageView, StatusMoveView } from './lead.definition.js';

/** Something a stage requires. */
export class StageRequirementView implements RequirementView {
  /** @example "source.activityId" */
  field: string;
  /** @example "/source/activityId" */
  pointer: string;
  /** @example "required" */
  code: string;
  text: string;
  /** Completes "needed when …"; null when it is always needed. */
  neededWhen: string | null;
}

/** A stage of the pipeline. */
export class PipelineStageView implements StageView {
  /** @example "qualified" */
  stage: string;
  @ApiProperty({ type: 'integer' })
  position: number;
  /** Per cent. */
  @ApiProperty({ type: 'integer' })
  probability: number;
  title: string;
  meaning: string;
  /** What the stage adds to those before it. */
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
export class PipelineStatusMoveView implements StatusMoveView {
  from: string;
  to: string;
  reason: 'required' | 'optional' | 'none';
  noteRequired: boolean;
  /** Null when whoever may edit the lead may do it. */
  roles: string[] | null;
  setsStage: string | null;
  text: string;
}

/** A reason for losing or giving up a lead. */
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
  /** Days without an interaction after which lists call an open lead stale: on the last of them. */
  @ApiProperty({ type: 'integer' })
  staleAfterDays: number;
  /** The other fixed lists, by the field that takes their values. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  values: Record<string, string[]>;
}
