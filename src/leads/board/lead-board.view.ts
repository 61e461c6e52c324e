import { ApiProperty } from '@nestjs/swagger';
import { STAGE_NAMES, type Stage } from '../pipeline/lead.constants.js';
import { LeadSummaryView } from '../model/lead.view.js';

/** A stage of the board, with the totals of its leads and its first cards. */
export class BoardStageView {
  @ApiProperty({ enum: STAGE_NAMES, example: 'qualified' })
  stage: Stage;

  /** Number of leads that match, whatever their status is. In `invested`: wins from closedSince on. */
  @ApiProperty({ type: 'integer' })
  count: number;

  /** Number of them that are open. */
  @ApiProperty({ type: 'integer' })
  open: number;

  /** Number of them that are on hold. */
  @ApiProperty({ type: 'integer' })
  onHold: number;

  /** The first of the twelve months in which wins closed that are shown, counted and added up; null for other stages. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  closedSince: string | null;

  /** Sum of the expected jobs of the open leads; in `invested` of the wins. */
  @ApiProperty({ type: 'integer' })
  jobsExpected: number;

  /** Sum of the expected capital expenditure in euro of the open leads; in `invested` of the wins. */
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
