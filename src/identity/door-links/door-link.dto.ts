import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { Instant, IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';

/** A new door link. */
export class CreateDoorLink {
  /**
   * The person who gets the link. The audit trail names everybody who uses it so.
   * @example "Mei Ling"
   */
  @IsSingleLine(100)
  name: string;

  /**
   * Time at which the link expires, in the future and at most 72 hours after the end of the seminar. If it is absent, the
   * link expires 6 hours after that end.
   * @example "2030-01-01T00:00:00Z"
   */
  @IsOptional()
  @Instant()
  expiresAt?: string | null;
}

/** The token of a door link, with which a device begins to check people in. */
export class CreateDoorSession {
  /** @example "0199c000-0000-7000-8000-000000000410" */
  @IsId()
  seminarId: string;

  /**
   * The part of the address of the link after `#`.
   * @example "door_made-up-token-of-43-letters-shown-only-once"
   */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  token: string;
}
