import { ApiProperty } from '@nestjs/swagger';
import { STAGE_NAMES, type Stage } from '../pipeline/lead.constants.js';
import { LeadSummaryView } from '../model/lead.view.js';

/** A stage of the board, with the totals of its leads and its first cards. */
export class BoardStageView {
  @ApiProperty({ enum: STAGE_NAMES, example: 'qualified' })
  stage: Stage;

  /** Number of leads. */
  @ApiProperty({ type: 'integer' })
  count: number;

  /** Sum of their expected jobs. */
  @ApiProperty({ type: 'integer' })
  jobsExpected: number;

  /** Sum of their expected capital expenditure in euro. */
  @ApiProperty({ type: 'integer' })
  capexEur: number;

  /** The leads that have been in the stage longest. */
  items: LeadSummaryView[];

  /** Cursor of the next leads for `GET /leads?stage=…&sort=stageEnteredOn` with the same filters; null if there are none. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** The board: every stage in the order of the pipeline. */
export class LeadBoardView {
  stages: BoardStageView[];
}
