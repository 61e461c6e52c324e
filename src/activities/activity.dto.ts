import { IsIn, IsOptional } from 'class-validator';
import { Country, Line, LongText, Whole } from '../common/validation/field.decorators.js';
import { Id } from '../common/validation/reference.decorators.js';
import { ACTIVITY_STATUSES, type ActivityStatus } from './activity.vocabulary.js';

/** What can be said of every kind of activity. */
export class ActivityBasics {
  /** Whether it will take place. */
  @IsOptional()
  @IsIn(ACTIVITY_STATUSES)
  status?: ActivityStatus;

  /** The agreement it takes place under, for which it then counts. */
  @IsOptional()
  @Id()
  agreementId?: string | null;

  /** Who follows up on it; the caller when absent. */
  @IsOptional()
  @Id()
  ownerId?: string | null;

  /**
   * ISO 3166-1.
   * @example "CN"
   */
  @IsOptional()
  @Country()
  country?: string | null;

  /** @example "Guangzhou" */
  @IsOptional()
  @Line()
  city?: string | null;

  /** @example "Meet ten makers of lighting that look at Europe" */
  @IsOptional()
  @LongText()
  objectives?: string | null;

  @IsOptional()
  @LongText()
  notes?: string | null;

  /**
   * Whole euros.
   * @example 40000
   */
  @IsOptional()
  @Whole()
  budgetEur?: number | null;

  /**
   * What it cost, in whole euros; the basis of cost per lead.
   * @example 36500
   */
  @IsOptional()
  @Whole()
  costEur?: number | null;
}
