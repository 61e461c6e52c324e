import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { CalendarDate, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { COMMITMENT_STATUSES, type CommitmentStatus } from './commitment.constants.js';

/** A new commitment of an agreement. */
export class CreateCommitment {
  /**
   * The promise.
   * @example "Receive a delegation of members in Limburg"
   */
  @IsTextBlock(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  description: string;

  /**
   * The company that made the promise.
   * @example "0199c000-0000-7000-8000-000000000104"
   */
  @IsOptional()
  @IsId()
  ownerCompanyId?: string | null;

  /**
   * The day by which it is due.
   * @example "2027-06-30"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * The status; `open` when absent. `done` requires evidence or the activity that fulfilled the commitment.
   * @example "on_track"
   */
  @ValidateIf((commitment: CreateCommitment) => commitment.status !== undefined)
  @IsIn(COMMITMENT_STATUSES)
  status?: CommitmentStatus;

  /** Text that shows that the commitment was fulfilled. */
  @IsOptional()
  @IsTextBlock()
  evidence?: string | null;

  /** The activity that fulfils the commitment. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The day on which it was done, not in the future. Today when the commitment becomes done and this is absent. */
  @IsOptional()
  @CalendarDate()
  doneOn?: string | null;
}

/** Changes to a commitment (JSON merge patch). */
export class UpdateCommitment extends PartialType(CreateCommitment, { skipNullProperties: false }) {}
