import { ApiProperty } from '@nestjs/swagger';

/** The result of a redelivery of a period. */
export class RedeliveryView {
  /** Whether the changes were only counted. */
  dryRun: boolean;
  /**
   * The number of deliveries, at most 50,000.
   * @example 12
   */
  @ApiProperty({ type: 'integer' })
  count: number;
  /** The time of the first change that was left out because there are too many, to be sent as `from`; null if none was. */
  next: Date | null;
}
