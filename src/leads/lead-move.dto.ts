import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, Country, LongText, WebAddress } from '../common/validation/field.decorators.js';
import { Parts } from '../common/validation/reference.decorators.js';
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  LEAD_STATUSES,
  type LeadStatus,
  LOST_REASONS,
  type LostReason,
  type Stage,
  STAGE_NAMES,
} from './lead.vocabulary.js';

/** Something that shows that an investment is real. It has a url or a note, or both. */
export class CreateEvidence {
  /** @example "press_release" */
  @IsIn(EVIDENCE_KINDS)
  kind: EvidenceKind;

  /**
   * Where it can be read.
   * @example "https://www.locateinlimburg.com/news"
   */
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /**
   * What it shows.
   * @example "40 jobs announced by the group's board"
   */
  @IsOptional()
  @LongText(5_000)
  note?: string | null;
}

/** A move to another stage. */
export class CreateTransition {
  /**
   * The stage to move to. Forward may skip stages when every gate on the way holds.
   * @example "qualified"
   */
  @IsIn(STAGE_NAMES)
  to: Stage;

  /** When it happened; today when absent. Not in the future, not before the transition before. */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * Needed to move back, and where an administrator verifies a win as the last resort: why.
   * @example "Requirements confirmed on the phone"
   */
  @IsOptional()
  @LongText(5_000)
  note?: string | null;

  /** Evidence that comes with the move; it counts at the gate. */
  @IsOptional()
  @Parts(() => CreateEvidence, 20)
  evidence?: CreateEvidence[] | null;
}

/** A change of status. */
export class SetStatus {
  /**
   * `won` is not set here but by the transition to invested.
   * @example "on_hold"
   */
  @IsIn(LEAD_STATUSES)
  status: LeadStatus;

  /**
   * When it happened; today when absent. Not in the future, not before the transition or change of status before, not
   * before the lead was received. A lead that is lost or abandoned gets it as `closedOn`.
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * Needed for lost and abandoned.
   * @example "no_response"
   */
  @IsOptional()
  @IsIn(LOST_REASONS)
  reason?: LostReason | null;

  /** Where the project went instead, ISO 3166-1; goes with lost only. */
  @IsOptional()
  @Country()
  lostToCountry?: string | null;

  /**
   * Needed to reopen a lead, and with the reason "other".
   * @example "Waiting for the group's budget"
   */
  @IsOptional()
  @LongText(5_000)
  note?: string | null;
}
