import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { ROLES, type Role } from '../../common/actor/actor.constants.js';
import { Instant, IsSingleLine } from '../../common/validation/field.decorator.js';
import { type Scope, SCOPES } from '../access/access.policy.js';

/** A new API key. */
export class CreateApiKey {
  /**
   * Purpose of the key.
   * @example "Monthly report of the province"
   */
  @IsSingleLine()
  name: string;

  /**
   * Role of the key. Its rights must not exceed those of the caller.
   * @example "reporting"
   */
  @IsIn(ROLES)
  role: Role;

  /**
   * Scopes that narrow the role, which must have each of them (`GET /roles`). If they are absent, the key has all rights of the role.
   * @example ["reports:read", "leads:export"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SCOPES.length)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes?: Scope[];

  /**
   * Time at which the key expires, in the future. If it is absent, the key does not expire.
   * @example "2030-01-01T00:00:00Z"
   */
  @IsOptional()
  @Instant()
  expiresAt?: string;
}
