import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** A new password for the user of a link. */
export class ResetPassword {
  /**
   * The token of the link: the part of its address after `#`.
   * @example "pwl_5pVxK0…"
   */
  @IsString()
  @MaxLength(200)
  token: string;

  /** @example "a longer secret of my own" */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  newPassword: string;
}

/** A link with which a user sets a password. It is shown only in this response (null in a replay). */
export class PasswordLinkView {
  /**
   * Address of the page on which the user chooses a password. Give it to the user only.
   * @example "https://crm.example/reset-password#pwl_5pVxK0…"
   */
  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  /** Time at which the link ends if it is not used. */
  expiresAt: Date;
}
