import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { EVENT_TYPES } from '../../database/transactions/event-types.rules.js';
import { Instant } from '../../common/validation/field.decorator.js';

/** The changes to deliver again. */
export class RedeliverPeriod {
  /**
   * The time of the first change.
   * @example "2026-11-30T00:00:00Z"
   */
  @Instant()
  from: string;

  /**
   * The time before which the last change was made.
   * @example "2026-12-01T00:00:00Z"
   */
  @Instant()
  to: string;

  /**
   * The types of events, among those of the webhook; all of them by default.
   * @example ["lead.*"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2 * EVENT_TYPES.length)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  types?: string[];

  /**
   * Whether to send what was delivered, too. A period that begins before the log of deliveries needs it.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  includeDelivered?: boolean = false;

  /** Whether only to count the changes. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = true;
}

/** Tells whether the changes are only counted. A field that is null is one that was not sent. */
export function isDryRun({ dryRun }: RedeliverPeriod): boolean {
  return dryRun ?? true;
}
