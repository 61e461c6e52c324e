import { IsOptional, IsPositive } from 'class-validator';
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
   * EUR for one unit of the currency. Absent: the agency's reference rate; the answer says which was used.
   * @example 1
   */
  @IsOptional()
  @Decimal(10, 1_000_000)
  @IsPositive()
  rate?: number;

  /**
   * The day the rate is of; absent: today.
   * @example "2026-11-20"
   */
  @IsOptional()
  @CalendarDate()
  rateOn?: string;
}
