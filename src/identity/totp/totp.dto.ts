import { ApiProperty } from '@nestjs/swagger';
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

/** A secret for an authenticator app. It is shown only in this response (null in a replay). */
export class NewTotpView {
  /**
   * The secret as text, for apps that cannot read a QR code.
   * @example "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
   */
  @ApiProperty({ type: String, nullable: true })
  secret: string | null;

  /**
   * The address that the QR code contains.
   * @example "otpauth://totp/Locate%20CRM:an%40locate.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Locate%20CRM"
   */
  @ApiProperty({ type: String, nullable: true })
  url: string | null;

  /**
   * The QR code as an image (SVG in a data URL).
   * @example "data:image/svg+xml;base64,PHN2Zy8+"
   */
  @ApiProperty({ type: String, nullable: true })
  qrCode: string | null;
}

/** Recovery codes. They are shown only in this response (null in a replay). */
export class RecoveryCodesView {
  /**
   * Ten codes, each of which takes the place of a one-time code once.
   * @example ["h4kw-9bqn-x7te-mc3p"]
   */
  @ApiProperty({ type: [String], nullable: true })
  recoveryCodes: string[] | null;
}

/** The ways in which the caller logs in. */
export class SignInMethodsView {
  /** Whether the caller has a password. */
  password: boolean;

  /** Whether the caller is linked to an account of the identity provider. */
  oidc: boolean;

  /** Whether a login with the password asks for a one-time code. */
  totp: boolean;

  /**
   * Number of recovery codes that are left.
   * @example 10
   */
  @ApiProperty({ type: 'integer' })
  recoveryCodes: number;
}
