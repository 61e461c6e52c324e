import { ApiProperty } from '@nestjs/swagger';
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

/** The reference rate of a currency. */
export class RateView {
  /** @example "CNY" */
  currency: string;
  /**
   * Day of the rate: the requested day, or the last day before it that has a rate.
   * @example "2026-03-13"
   */
  on: string;
  /**
   * Units of the currency for one euro.
   * @example 7.9033
   */
  unitsPerEuro: number;
  /**
   * `latest` if the requested day is after the end of the table, otherwise `reference`.
   * @example "reference"
   */
  @ApiProperty({ enum: ['reference', 'latest'] })
  rateKind: 'reference' | 'latest';
  /** @example "European Central Bank, euro foreign exchange reference rates" */
  source: string;
}

/** Reference rates, ordered by currency. */
export class RatesView {
  items: RateView[];
}
