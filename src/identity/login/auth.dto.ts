import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { transformEmail } from '../users/user.dto.js';

/** The credentials of a user. */
export class Login {
  /** @example "an@locate.example" */
  @Transform(transformEmail)
  @IsString()
  @MaxLength(254)
  email: string;

  /** @example "limburg-demo-2026" */
  @IsString()
  @MaxLength(200)
  password: string;

  /**
   * The code of the authenticator app, or an unused recovery code. Needed only for users with one-time codes.
   * @example "287082"
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}

/** A new password for the caller. */
export class ChangePassword {
  /** @example "limburg-demo-2026" */
  @IsString()
  @MaxLength(200)
  currentPassword: string;

  /** @example "a longer secret of my own" */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  newPassword: string;
}
