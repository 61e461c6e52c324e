import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { CalendarDate, Decimal, Whole } from '../common/validation/field.decorators.js';
import { SENSITIVE_AREAS, type SensitiveArea } from './screening.ruleset.js';

/** What has come true of an investment by a day. */
export class CreateRealisation {
  /**
   * The day the figures are of; not in the future.
   * @example "2026-10-31"
   */
  @CalendarDate()
  asOf: string;

  /**
   * Jobs there are by then, all together.
   * @example 12
   */
  @Whole(10_000_000)
  jobs: number;

  /**
   * Capital spent by then, all together, in whole euro.
   * @example 3500000
   */
  @Whole()
  capexEur: number;
}

/** What the lead itself does not hold and the screening asks. Everything may be left out; what is missing is asked for. */
export class TriageScreening {
  /**
   * Residence, law, seat or a beneficial owner outside the European Union. Absent: true when the company, or one above
   * it, has its seat outside; otherwise not known.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  investorOutsideEu?: boolean | null;

  /**
   * Share of the votes the investor holds after the deal in a Belgian company it buys into, in per cent.
   * @example 0
   */
  @IsOptional()
  @Decimal(4, 100)
  votingRightsPercent?: number | null;

  /**
   * Whether the investor gains control of a business, a branch or assets already in Belgium.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  gainsControl?: boolean | null;

  /**
   * The sensitive areas the target is active in; an empty list says that there are none.
   * @example ["semiconductors"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SENSITIVE_AREAS.length)
  @ArrayUnique()
  @IsIn(SENSITIVE_AREAS, { each: true })
  sensitiveAreas?: SensitiveArea[] | null;

  /**
   * Turnover of the target in its last financial year, in euro.
   * @example 4000000
   */
  @IsOptional()
  @Whole()
  targetTurnoverEur?: number | null;
}
