import { ApiProperty } from '@nestjs/swagger';

/** The reference rate of a currency. */
export class RateView {
  /** @example "CNY" */
  currency: string;
  /**
   * The day of the rate: the day asked for, or the last one before it that has a rate.
   * @example "2026-03-13"
   */
  on: string;
  /**
   * Units of the currency for one euro.
   * @example 7.9033
   */
  unitsPerEuro: number;
  /**
   * `latest` where the day asked for is after the end of the table.
   * @example "reference"
   */
  @ApiProperty({ enum: ['reference', 'latest'] })
  rateKind: 'reference' | 'latest';
  /** @example "European Central Bank, euro foreign exchange reference rates" */
  source: string;
}

/** Reference rates, by currency. */
export class RatesView {
  items: RateView[];
}
