import { IsBoolean, IsOptional, IsPositive, Min } from 'class-validator';
import { CalendarDate, Currency, Decimal, IsNonNegativeInt } from '../validation/field.decorator.js';

/** An amount of money in whole units of a currency. */
export class Amount {
  /**
   * Amount in whole units, not in cents.
   * @example 12000000
   */
  @IsNonNegativeInt()
  amount: number;

  /**
   * ISO 4217 currency code.
   * @example "EUR"
   */
  @Currency()
  currency: string;

  /**
   * EUR for one unit of the currency. If it is absent, the reference rate of the amount's own day (for a lead:
   * receivedOn; for a turnover: the day of entry) or of the working day before is used; the response states which one.
   * An unchanged amount keeps its rate, and so does a changed amount of a lead whose rate a client gave. Send null for
   * the reference rate of the amount's own day in these cases too, for example after receivedOn was corrected. A rate
   * that is more than 30 % from the reference rate requires confirmRate.
   * @example 1
   */
  @IsOptional()
  @Decimal(10, 1_000_000)
  @IsPositive()
  rate?: number | null;

  /**
   * Units of the currency for one EUR, as the ECB publishes the rate. Send either rate or unitsPerEuro, not both.
   * @example 7.9827
   */
  @IsOptional()
  @Decimal(10, 1_000_000_000)
  @Min(0.000001)
  unitsPerEuro?: number;

  /**
   * Day of the given rate. If it is absent, the amount's own day is used. The day must not be in the future and
   * requires rate or unitsPerEuro.
   * @example "2026-11-20"
   */
  @IsOptional()
  @CalendarDate()
  rateOn?: string;

  /**
   * Set to true to keep a rate that is more than 30 % from the reference rate.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  confirmRate?: boolean;
}
