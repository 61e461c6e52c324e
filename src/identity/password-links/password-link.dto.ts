import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { transformEmail } from '../users/user.dto.js';

/** How a link reaches its user. */
export class CreatePasswordLink {
  /**
   * Whether the link is sent to the user by mail. Without a mail server it is shown in the response all the same.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  send?: boolean | null;
}

/** The address of somebody who has forgotten the password. */
export class RequestPasswordLink {
  /** @example "an@locate.example" */
  @Transform(transformEmail)
  @IsEmail()
  @MaxLength(254)
  email: string;
}

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

/** A link with which a user sets a password. It is shown only in this response (null in a replay), and not if it was sent. */
export class PasswordLinkView {
  /**
   * Address of the page on which the user chooses a password. Give it to the user only.
   * @example "https://crm.example/reset-password#pwl_5pVxK0…"
   */
  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  /** Time at which the link ends if it is not used. */
  expiresAt: Date;

  /** The mail with the link; null if it is not to be sent by mail. */
  mailId: string | null;
}
