import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { ROLES, type Role } from '../common/actor/actor.js';
import { Instant, Line } from '../common/validation/field.decorators.js';
import { type Permission, SCOPES } from './access.policy.js';

/** A new API key. */
export class CreateApiKey {
  /**
   * What the key is for.
   * @example "Monthly report of the province"
   */
  @Line()
  name: string;

  /**
   * The limit of the key's rights, which is no more than its maker may do.
   * @example "reporting"
   */
  @IsIn(ROLES)
  role: Role;

  /**
   * Narrows the role to these; absent means everything the role allows.
   * @example ["reports:read", "leads:export"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(SCOPES.length)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes?: Permission[];

  /**
   * When the key stops working; absent means not by itself.
   * @example "2030-01-01T00:00:00Z"
   */
  @IsOptional()
  @Instant()
  expiresAt?: string;
}
