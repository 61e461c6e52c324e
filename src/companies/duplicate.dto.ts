import { Transform } from 'class-transformer';
import { IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MOST_ROWS } from '../common/lists/list.request.js';

/** A number of a query string; what is no plain number stays text, which the checks refuse. */
function asNumber({ value }: { value: unknown }): unknown {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** How likely a duplicate must be to be shown. */
export class DuplicateQuery {
  /**
   * Lowest score to show, 0.4 to 1.
   * @example 0.6
   */
  @IsOptional()
  @Transform(asNumber)
  @IsNumber()
  @Min(0.4)
  @Max(1)
  minScore?: number = 0.6;
}

/** A page of the scan of the whole database. */
export class DuplicateScanQuery extends DuplicateQuery {
  /**
   * Pairs a page, at most.
   * @example 25
   */
  @IsOptional()
  @Transform(asNumber)
  @IsInt()
  @Min(1)
  @Max(MOST_ROWS)
  limit?: number = 25;

  /** nextCursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}
