import { IsString, MaxLength } from 'class-validator';

/** The caller's password, which proves that nobody else uses the session. */
export class ConfirmPassword {
  /** @example "limburg-demo-2026" */
  @IsString()
  @MaxLength(200)
  currentPassword: string;
}

/** The code that an authenticator app shows. */
export class ConfirmTotp {
  /** @example "287082" */
  @IsString()
  @MaxLength(40)
  code: string;
}
