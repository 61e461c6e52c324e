import { ApiProperty } from '@nestjs/swagger';
import { LeadView } from '../model/lead.view.js';
import type { LeadStatus, LostReason, Stage } from '../pipeline/lead.constants.js';

/** One entry in the history of a lead: a transition to another stage or a change of status. */
export class LeadTransitionView {
  id: string;
  leadId: string;
  /** Number of the entry within the lead, counted from 1. */
  @ApiProperty({ type: 'integer' })
  seq: number;
  kind: 'stage' | 'status';
  fromStage: Stage;
  toStage: Stage;
  fromStatus: LeadStatus;
  toStatus: LeadStatus;
  /** The day on which it happened, as stated by the person who entered it. */
  occurredOn: string;
  /** The moment at which it was entered. */
  recordedAt: Date;
  /** The user or API key that made the change. */
  actorId: string | null;
  /** @example "An Janssens" */
  actorName: string;
  note: string | null;
  reason: LostReason | null;
  lostToCountry: string | null;
  /** Number of days for which the lead had been in the stage before. */
  @ApiProperty({ type: 'integer' })
  daysInStage: number;
}

/** A completed transition: its entry in the history, and the lead after it. */
export class LeadTransitionResultView extends LeadTransitionView {
  lead: LeadView;
}

/** A requirement that keeps a lead out of a stage. */
export class MissingFieldView {
  /** The stage that has the requirement. */
  stage: Stage;
  /**
   * Dotted name of the field. `interactions`, `evidence` and `realisations` are added through their own routes. `mover`
   * stands for the person who makes the transition, and `status` for the status of the lead.
   * @example "projectManagerId"
   */
  field: string;
  /** @example "/projectManagerId" */
  pointer: string;
  /** @example "required" */
  code: string;
  /** @example "Name the project manager." */
  detail: string;
}

/** A user who may verify the win of a lead. */
export class VerifierView {
  id: string;
  /** @example "An Janssens" */
  name: string;
}

/** Whether a lead may enter a later stage, and what is missing when it may not. */
export class GateView {
  stage: Stage;
  /** Whether the caller may transition the lead to this stage now. */
  allowed: boolean;
  missing: MissingFieldView[];
  /**
   * The users who may verify the win; present with `invested` only. These are the managers who have not owned, managed
   * or moved the lead since it was received or last reopened, nor changed its announcement, evidence or realisations
   * since it was announced. When there is no such manager, they are administrators.
   */
  verifiers?: VerifierView[];
  /**
   * Whether the transition needs a `note` because an administrator verifies as the last resort; present with `invested`
   * only.
   */
  noteRequired?: boolean;
}
