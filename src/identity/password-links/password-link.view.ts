import { ApiProperty } from '@nestjs/swagger';

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
