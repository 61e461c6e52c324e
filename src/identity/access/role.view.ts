import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../../common/actor/actor.constants.js';
import { PERMISSIONS, SCOPES } from './access.policy.js';

/** A role and its rights. */
export class RoleView {
  @ApiProperty({ enum: ROLES, example: 'viewer' })
  role: Role;

  /** The permissions of the role. */
  @ApiProperty({ enum: Object.keys(PERMISSIONS), isArray: true, example: ['companies:read', 'leads:read'] })
  permissions: string[];

  /** The scopes that an API key of the role can have: its permissions but those of people only. */
  @ApiProperty({ enum: SCOPES, isArray: true, example: ['companies:read', 'leads:read'] })
  scopes: string[];
}

/** All roles, with the most rights first. */
export class RolesView {
  items: RoleView[];
}
