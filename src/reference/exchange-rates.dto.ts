import { IsOptional } from 'class-validator';
import { CalendarDate, Currency } from '../common/validation/field.decorator.js';

/** The filters for reference rates. */
export class RatesQuery {
  /**
   * ISO 4217 currency code. If it is absent, all currencies of the table are returned.
   * @example "CNY"
   */
  @IsOptional()
  @Currency()
  currency?: string;

  /**
   * Day of the rates, by default today. It must not be in the future.
   * @example "2026-03-14"
   */
  @IsOptional()
  @CalendarDate()
  on?: string;
}
