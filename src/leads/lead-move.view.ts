import { ApiProperty } from '@nestjs/swagger';
import { LeadView } from './lead.view.js';
import type { LeadStatus, LostReason, Stage } from './lead.vocabulary.js';

/** One line of a lead's history: a change of stage or of status. */
export class LeadTransitionView {
  id: string;
  leadId: string;
  /** Counts up from 1 within the lead. */
  @ApiProperty({ type: 'integer' })
  seq: number;
  kind: 'stage' | 'status';
  fromStage: Stage;
  toStage: Stage;
  fromStatus: LeadStatus;
  toStatus: LeadStatus;
  /** When it happened, as told. */
  occurredOn: string;
  /** When it was entered. */
  recordedAt: Date;
  /** The user or API key that made it. */
  actorId: string | null;
  /** @example "An Janssens" */
  actorName: string;
  note: string | null;
  reason: LostReason | null;
  lostToCountry: string | null;
  /** Days the lead had been in the stage it was in before. */
  @ApiProperty({ type: 'integer' })
  daysInStage: number;
}

/** A move that has been made: its line in the history, and the lead as it is now. */
export class LeadMoveView extends LeadTransitionView {
  lead: LeadView;
}

/** Something that keeps a lead out of a stage. */
export class MissingFieldView {
  /** The stage that asks for it. */
  stage: Stage;
  /**
   * The field, dotted. `interactions`, `evidence` and `realisations` are added by their own routes; `mover` stands for
   * who moves the lead, `status` for whether it is alive.
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

/** Somebody who may verify the win of a lead. */
export class VerifierView {
  id: string;
  /** @example "An Janssens" */
  name: string;
}

/** Whether a later stage is open to a lead, and what is missing when it is not. */
export class GateView {
  stage: Stage;
  /** Whether the caller may move the lead there now. */
  allowed: boolean;
  missing: MissingFieldView[];
  /**
   * With `invested` only: everybody who may verify the win. These are the managers who have not owned, managed or moved
   * the lead since it was received or last reopened; where there is none, administrators.
   */
  verifiers?: VerifierView[];
  /** With `invested` only: whether the transition needs a `note`, because an administrator is the last resort. */
  noteRequired?: boolean;
}
