import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ROLES } from '../../common/actor/actor.constants.js';
import { Access } from './access.decorator.js';
import { isPeopleOnly, listRolePermissions } from './access.policy.js';
import { RolesView } from './role.view.js';

const VIEW: RolesView = {
  items: ROLES.map((role) => {
    const permissions = listRolePermissions(role);
    return { role, permissions, scopes: permissions.filter((permission) => !isPeopleOnly(permission)) };
  }),
};

@ApiTags('Reference')
@Controller('reference/roles')
export class RoleController {
  /**
   * List the roles and their rights
   *
   * Returns the permissions of every role of users and API keys. Which records a role may change also depends on their
   * owner: business development managers change their own leads and those of their team.
   */
  @Get()
  @Access('reference:read')
  // The rights of roles change with a new version of the application only.
  @Header('Cache-Control', 'private, max-age=600')
  @ApiOkResponse({ type: RolesView })
  list(): RolesView {
    return VIEW;
  }
}
