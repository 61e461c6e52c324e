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
