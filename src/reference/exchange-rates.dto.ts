import { IsOptional } from 'class-validator';
import { CalendarDate, Currency } from '../common/validation/field.decorators.js';

/** Which reference rates to list. */
export class RatesQuery {
  /**
   * ISO 4217; all currencies of the table when absent.
   * @example "CNY"
   */
  @IsOptional()
  @Currency()
  currency?: string;

  /**
   * The day, today when absent. Not in the future.
   * @example "2026-03-14"
   */
  @IsOptional()
  @CalendarDate()
  on?: string;
}
