import { OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, Country, IsTextBlock } from '../../common/validation/field.decorator.js';
import { NestedList, NestedObject } from '../../common/validation/reference.decorator.js';
import { CreateEvidence, CreateRealisation } from '../evidence/lead-evidence.dto.js';
import { UpdateLead } from '../records/lead.dto.js';
import {
  LEAD_STATUSES,
  type LeadStatus,
  LOST_REASONS,
  type LostReason,
  type Stage,
  STAGE_NAMES,
} from '../pipeline/lead.constants.js';

/** A transition to another stage. */
export class CreateTransition {
  /**
   * The target stage. A transition forward may skip stages when every gate on the way is met.
   * @example "qualified"
   */
  @IsIn(STAGE_NAMES)
  to: Stage;

  /**
   * The day on which the transition happened; today when absent. It is neither in the future nor before the previous
   * transition or change of status.
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * The reason of the transition. It is required for a transition backward, and when an administrator verifies a win as
   * the last resort.
   * @example "Requirements confirmed on the phone"
   */
  @IsOptional()
  @IsTextBlock(5_000)
  note?: string | null;

  /** Evidence that is added with the transition; the gate counts it. */
  @IsOptional()
  @NestedList(() => CreateEvidence, 20)
  evidence?: CreateEvidence[] | null;

  /** Figures that have come true and are added with the transition; the gate counts them. */
  @IsOptional()
  @NestedList(() => CreateRealisation, 20)
  realisations?: CreateRealisation[] | null;

  /** Changes to the lead as `PATCH /leads/{id}` takes them; the gate is judged after them. */
  @IsOptional()
  @NestedObject(() => UpdateLead)
  changes?: UpdateLead | null;
}

/** A request to verify the win of a lead, with what the transition to invested requires. */
export class CreateVerificationRequest extends OmitType(CreateTransition, ['to', 'occurredOn', 'note'] as const) {
  /**
   * The day of the investment; today when absent. It is neither in the future nor before the previous transition or
   * change of status.
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * A text for the person who verifies.
   * @example "The company was registered on 12 May; its extract is attached"
   */
  @IsOptional()
  @IsTextBlock(5_000)
  note?: string | null;
}

/** A change of status. */
export class SetStatus {
  /**
   * The new status. `won` cannot be set here; the transition to invested sets it.
   * @example "on_hold"
   */
  @IsIn(LEAD_STATUSES)
  status: LeadStatus;

  /**
   * The day on which the change happened; today when absent. It is not in the future, not before the previous
   * transition or change of status, and not before the lead was received. It becomes the `closedOn` of a lead that is
   * lost or abandoned.
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * The reason code; required for lost and abandoned.
   * @example "no_response"
   */
  @IsOptional()
  @IsIn(LOST_REASONS)
  reason?: LostReason | null;

  /** The country that the project went to instead (ISO 3166-1). It is allowed only with the status lost. */
  @IsOptional()
  @Country()
  lostToCountry?: string | null;

  /**
   * Required when a closed lead is reopened, and with the reason "other".
   * @example "Waiting for the group's budget"
   */
  @IsOptional()
  @IsTextBlock(5_000)
  note?: string | null;
}
