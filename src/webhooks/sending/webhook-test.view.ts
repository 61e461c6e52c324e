import { ApiProperty } from '@nestjs/swagger';

/** The answer of a receiver to a test. */
export class WebhookTestView {
  /** Whether the receiver accepted it with a status from 200 to 299. */
  delivered: boolean;

  /**
   * The status of the answer; null if there was none.
   * @example 204
   */
  @ApiProperty({ type: 'integer', nullable: true })
  statusCode: number | null;

  /**
   * The milliseconds until the end of the answer.
   * @example 184
   */
  @ApiProperty({ type: 'integer' })
  durationMs: number;

  /** The code of the reason why there was no answer, or why it counts for nothing: `remote.timeout`, `remote.redirect` … */
  error: string | null;

  /** The first 2 KiB of the answer; null if there was none. */
  responseBody: string | null;
}
