import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MOST_ROWS, USUAL_ROWS } from '../common/lists/page.limit.js';
import { InDigits } from '../common/validation/field.decorators.js';

/** A number of a query string; what is no plain number stays text, which the checks refuse. */
function asNumber({ value }: { value: unknown }): unknown {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

// What is nearest to a field is checked first, and told: that something is no number, rather than that it is too large.

/** How likely a duplicate must be to be shown. */
export class DuplicateQuery {
  /**
   * Lowest score to show, 0.4 to 1. What a new company is refused for has 0.8 and more.
   * @example 0.4
   */
  @IsOptional()
  @Transform(asNumber)
  @Min(0.4)
  @Max(1)
  @IsNumber({}, { message: '$property must be a number from 0.4 to 1' })
  minScore?: number = 0.4;
}

/** A page of the scan of the whole database. */
export class DuplicateScanQuery {
  /**
   * Lowest score to show, 0.4 to 1. Above 0.85 only what is equal counts, which goes much faster.
   * @example 0.8
   */
  @IsOptional()
  @Transform(asNumber)
  @Min(0.4)
  @Max(1)
  @IsNumber({}, { message: '$property must be a number from 0.4 to 1' })
  minScore?: number = 0.8;

  /**
   * Pairs a page, at most.
   * @example 25
   */
  @IsOptional()
  @InDigits()
  @Min(1)
  @Max(MOST_ROWS)
  @IsInt({ message: `$property must be a whole number from 1 to ${MOST_ROWS}` })
  limit?: number = USUAL_ROWS;

  /** nextCursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
