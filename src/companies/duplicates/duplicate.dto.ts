import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MAX_LIMIT, DEFAULT_LIMIT } from '../../common/lists/list-request.rules.js';
import { ParseInteger } from '../../common/validation/field.decorator.js';

/** Converts a number of a query string. Text that is not a plain number stays text, which the validators refuse. */
function toNumber({ value }: { value: unknown }): unknown {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

// The decorator that is nearest to a field runs first. Its message is reported first: that a value is not a number,
// rather than that it is too large.

/** The query for the duplicates of a company. */
export class DuplicateQuery {
  /**
   * Lowest score to show, from 0.4 to 1. A score of 0.8 or more makes the creation of a company fail as a duplicate.
   * @example 0.4
   */
  @IsOptional()
  @Transform(toNumber)
  @Min(0.4)
  @Max(1)
  @IsNumber({}, { message: '$property must be a number from 0.4 to 1' })
  minScore?: number = 0.4;
}

/** The query for a page of the scan of all companies. */
export class DuplicateScanQuery {
  /**
   * Lowest score to show, from 0.4 to 1. Above 0.85 only equal values are compared, which is much faster.
   * @example 0.8
   */
  @IsOptional()
  @Transform(toNumber)
  @Min(0.4)
  @Max(1)
  @IsNumber({}, { message: '$property must be a number from 0.4 to 1' })
  minScore?: number = 0.8;

  /**
   * Maximum number of pairs in a page.
   * @example 25
   */
  @IsOptional()
  @ParseInteger()
  @Min(1)
  @Max(MAX_LIMIT)
  @IsInt({ message: `$property must be a whole number from 1 to ${MAX_LIMIT}` })
  limit?: number = DEFAULT_LIMIT;

  /** nextCursor of the previous page. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
