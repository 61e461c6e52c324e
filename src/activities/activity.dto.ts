import { IsIn, IsOptional } from 'class-validator';
import { Country, IsSingleLine, IsTextBlock, IsNonNegativeInt } from '../common/validation/field.decorator.js';
import { IsId } from '../common/validation/reference.decorator.js';
import { ACTIVITY_STATUSES, type ActivityStatus } from './activity.constants.js';

/** The fields that every kind of activity has. */
export class ActivityBasics {
  /** Whether the activity will take place. */
  @IsOptional()
  @IsIn(ACTIVITY_STATUSES)
  status?: ActivityStatus;

  /** The agreement under which the activity takes place, and for which it counts. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;

  /** The user who follows up on the activity; the caller when absent. */
  @IsOptional()
  @IsId()
  ownerId?: string | null;

  /**
   * The country code, ISO 3166-1.
   * @example "CN"
   */
  @IsOptional()
  @Country()
  country?: string | null;

  /** @example "Guangzhou" */
  @IsOptional()
  @IsSingleLine()
  city?: string | null;

  /** @example "Meet ten makers of lighting that look at Europe" */
  @IsOptional()
  @IsTextBlock()
  objectives?: string | null;

  @IsOptional()
  @IsTextBlock()
  notes?: string | null;

  /**
   * The budget in whole euros.
   * @example 40000
   */
  @IsOptional()
  @IsNonNegativeInt()
  budgetEur?: number | null;

  /**
   * The cost in whole euros, from which the cost per lead is calculated.
   * @example 36500
   */
  @IsOptional()
  @IsNonNegativeInt()
  costEur?: number | null;
}
