import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../../common/actor/actor.constants.js';
import { SCOPES } from './access.policy.js';

/** A role and its rights. */
export class RoleView {
  @ApiProperty({ enum: ROLES, example: 'viewer' })
  role: Role;

  /** The permissions of the role, which are also the scopes of API keys. */
  @ApiProperty({ enum: SCOPES, isArray: true, example: ['companies:read', 'leads:read'] })
  permissions: string[];
}

/** All roles, with the most rights first. */
export class RolesView {
  items: RoleView[];
}
