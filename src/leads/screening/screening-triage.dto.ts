import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Decimal, IsNonNegativeInt } from '../../common/validation/field.decorator.js';
import { SENSITIVE_AREAS, type SensitiveArea } from './screening-ruleset.constants.js';

/**
 * Answers for the screening triage that the lead itself does not hold. Every field may be left out; the triage then
 * asks for it.
 */
export class TriageScreening {
  /**
   * Whether residence, law, seat, main place of activity or a beneficial owner of the investor is outside the European
   * Union. When absent, it is true if the company, or a company above it, has its seat outside; otherwise it is unknown.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  investorOutsideEu?: boolean | null;

  /**
   * Share of the votes that the investor holds after the deal in a Belgian company it buys into, in per cent.
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
   * The sensitive areas in which the target is active; an empty list states that there are none.
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
  @IsNonNegativeInt()
  targetTurnoverEur?: number | null;
}
