import { ApiProperty } from '@nestjs/swagger';

/** A challenge of ALTCHA. The browser sends it back with its solution. */
export class ChallengeView {
  /** The values from which the browser computes the solution. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  parameters: object;
  /** Proves that the challenge is ours. */
  signature: string;
}
