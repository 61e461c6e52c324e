import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { type Role, ROLES } from '../../common/actor/actor.constants.js';
import { IsSingleLine } from '../../common/validation/field.decorator.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';

/** Normalises an e-mail address to the form in which it is stored and compared. */
export function transformEmail({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? normaliseEmail(value) : value;
}

/** A new user. */
export class CreateUser {
  /**
   * E-mail address for the login.
   * @example "an.janssens@locateinlimburg.example"
   */
  @Transform(transformEmail)
  @IsEmail()
  @MaxLength(254)
  email: string;

  /**
   * Full name of the user.
   * @example "An Janssens"
   */
  @IsSingleLine()
  fullName: string;

  /**
   * Role that determines the user's rights.
   * @example "bdm"
   */
  @IsIn(ROLES)
  role: Role;

  /**
   * At least 12 characters. Absent for users who log in through the identity provider only.
   * @example "a long enough secret"
   */
  @IsOptional()
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  password?: string;
}

/** Changes to a user (JSON merge patch). */
export class UpdateUser extends PartialType(CreateUser, { skipNullProperties: false }) {}

/** A user as returned to clients. */
export class UserView {
  id: string;
  /** @example "an.janssens@locateinlimburg.example" */
  email: string;
  /** @example "An Janssens" */
  fullName: string;
  /** @example "bdm" */
  role: Role;
  /** Whether the user is linked to an account of the identity provider. The first login links it. */
  oidcLinked: boolean;
  /** Whether logins with the password ask for a one-time code. */
  totpEnabled: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}
