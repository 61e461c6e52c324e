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
   * The day the rate is of.
   * @example "2026-11-20"
   */
  rateOn: string;
}
