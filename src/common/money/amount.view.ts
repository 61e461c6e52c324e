import { ApiProperty } from '@nestjs/swagger';
import { RATE_KINDS, type RateKind } from './exchange-rate.rules.js';

/** An amount of money with the rate that was used for its value in euro. */
export class AmountView {
  /**
   * Amount in whole units of the currency.
   * @example 12000000
   */
  amount: number;
  /**
   * ISO 4217 currency code.
   * @example "EUR"
   */
  currency: string;
  /**
   * EUR for one unit of the currency.
   * @example 1
   */
  rate: number;
  /**
   * Units of the currency for one EUR, if the rate is known in this form: the value in euro is then the amount divided
   * by it. It is null if the rate was given as EUR for one unit.
   * @example null
   */
  unitsPerEuro: number | null;
  /**
   * Day of the rate.
   * @example "2026-11-20"
   */
  rateOn: string;
  /**
   * Origin of the rate: `fixed` for EUR, `given` by a client, `reference` for the rate of the amount's day or the
   * working day before, `latest` for the last rate before a day that is not yet in the table, `yearly_average` for
   * older amounts.
   * @example "fixed"
   */
  @ApiProperty({ enum: RATE_KINDS })
  rateKind: RateKind;
}
