import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { CalendarDate, LongText } from '../common/validation/field.decorators.js';
import { Id } from '../common/validation/reference.decorators.js';
import { COMMITMENT_STATUSES, type CommitmentStatus } from './commitment.vocabulary.js';

/** A new commitment of an agreement. */
export class CreateCommitment {
  /**
   * What was promised.
   * @example "Receive a delegation of members in Limburg"
   */
  @LongText(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  description: string;

  /**
   * Who promised it.
   * @example "0199c000-0000-7000-8000-000000000104"
   */
  @IsOptional()
  @Id()
  ownerCompanyId?: string | null;

  /**
   * By when.
   * @example "2027-06-30"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * How it stands; `open` when absent. `done` needs evidence or the activity that fulfilled it.
   * @example "on_track"
   */
  @ValidateIf((commitment: CreateCommitment) => commitment.status !== undefined)
  @IsIn(COMMITMENT_STATUSES)
  status?: CommitmentStatus;

  /** What shows that it was kept. */
  @IsOptional()
  @LongText()
  evidence?: string | null;

  /** The activity that fulfils it. */
  @IsOptional()
  @Id()
  activityId?: string | null;

  /** When it was done, not in the future; today when it becomes done and this is absent. */
  @IsOptional()
  @CalendarDate()
  doneOn?: string | null;
}

/** Changes to a commitment (JSON merge patch). */
export class UpdateCommitment extends PartialType(CreateCommitment, { skipNullProperties: false }) {}
