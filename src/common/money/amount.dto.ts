import { IsNumber, IsOptional, IsPositive, Max } from 'class-validator';
import { CalendarDate, Currency, Whole } from '../validation/field.decorators.js';

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
   * EUR for one unit of the currency. Absent: the agency's reference rate; the answer says which was used.
   * @example 1
   */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 10 })
  @IsPositive()
  @Max(1_000_000)
  rate?: number;

  /**
   * The day the rate is of; absent: today.
   * @example "2026-11-20"
   */
  @IsOptional()
  @CalendarDate()
  rateOn?: string;
}
