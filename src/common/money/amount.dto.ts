import { IsBoolean, IsOptional, IsPositive, Min } from 'class-validator';
import { CalendarDate, Currency, Decimal, Whole } from '../validation/field.decorators.js';

/** An amount of money, whole units of a currency. */
export class Amount {
  /**
   * Whole units, not cents.
   * @example 12000000
   */
  @Whole()
  amount: number;

  /**
   * ISO 4217.
   * @example "EUR"
   */
  @Currency()
  currency: string;

  /**
   * EUR for one unit of the currency. Absent: the reference rate of the amount's own day (of a lead: receivedOn), or of
   * the working day before; the answer says which was used. A rate that is more than 30 % from the reference rate needs
   * confirmRate.
   * @example 1
   */
  @IsOptional()
  @Decimal(10, 1_000_000)
  @IsPositive()
  rate?: number;

  /**
   * Units of the currency for one EUR, as the ECB prints it: instead of rate, not beside it.
   * @example 7.9827
   */
  @IsOptional()
  @Decimal(10, 1_000_000_000)
  @Min(0.000001)
  unitsPerEuro?: number;

  /**
   * The day of the rate that is given; absent: the amount's own day. Not in the future, and not without a rate.
   * @example "2026-11-20"
   */
  @IsOptional()
  @CalendarDate()
  rateOn?: string;

  /**
   * True to keep a rate that is more than 30 % from the reference rate.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  confirmRate?: boolean;
}
