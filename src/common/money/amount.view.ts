import { ApiProperty } from '@nestjs/swagger';
import { RATE_KINDS, type RateKind } from './exchange-rate.rules.js';

/** An amount of money with the rate that was used for its value in euro. */
export class AmountView {
  /**
   * Whole units of the currency.
   * @example 12000000
   */
  amount: number;
  /** @example "EUR" */
  currency: string;
  /**
   * EUR for one unit of the currency.
   * @example 1
   */
  rate: number;
  /**
   * Units of the currency for one EUR, where the rate is known this way round: the value in euro is then the amount
   * divided by it. Null where the rate was given as EUR for one unit.
   * @example null
   */
  unitsPerEuro: number | null;
  /**
   * The day the rate is of.
   * @example "2026-11-20"
   */
  rateOn: string;
  /**
   * `fixed` for EUR, `given` by a client, `reference` for the rate of the amount's day or the working day before,
   * `latest` for the last rate before a day that is not in the table yet, `yearly_average` for older amounts.
   * @example "fixed"
   */
  @ApiProperty({ enum: RATE_KINDS })
  rateKind: RateKind;
}
