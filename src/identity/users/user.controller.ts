import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../access/access.decorator.js';
import { CreateUser, UpdateUser } from './user.dto.js';
import { userList } from './user.list.js';
import { UserService } from './user.service.js';
import { UserView } from './user.view.js';

@ApiTags('Identity')
@Controller('users')
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(userList, UserView, 'List users')
  @Access('users:read')
  list(@ListOf(userList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<UserView>(userList, request, actor);
  }

  @ExportRoute(userList, 'Export users')
  @Access('users:export')
  export(@ExportOf(userList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, userList, request, actor, reply);
  }

  /**
   * Create a user
   *
   * For administrators only. The role determines the user's rights. The password may be absent for users who log in
   * through an identity provider.
   */
  @Post()
  @Access('users:write')
  @ApiCreatedResponse({ type: UserView })
  @ApiProblems('user.duplicate_email', '403 auth.missing_scopes')
  create(@Body() body: CreateUser, @CurrentActor() actor: Actor) {
    return this.users.create(body, actor);
  }

  /**
   * Get a user
   *
   * Returns the name, the e-mail address and the role, but not the password. Use the id as `ownerId`, `assigneeId` or
   * `teamIds` of other records.
   */
  @Get(':id')
  @Access('users:read')
  @ApiOkResponse({ type: UserView })
  read(@RecordId('user') id: string, @CurrentActor() actor: Actor) {
    return this.users.read(id, actor);
  }

  /**
   * Update a user
   *
   * For administrators only. Send only the fields to change. The role of the last administrator cannot be changed.
   */
  @Patch(':id')
  @Access('users:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: UserView })
  @ApiProblems('user.duplicate_email', 'user.last_admin', 'record.archived', '403 auth.missing_scopes')
  update(
    @RecordId('user') id: string,
    @Body() body: UpdateUser,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.users.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a user
   *
   * For administrators only. An archived user can no longer log in. The user's records keep their owner; assign them to
   * a colleague. The last administrator cannot be archived.
   */
  @Delete(':id')
  @Access('users:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: UserView })
  @ApiProblems('user.last_admin')
  archive(@RecordId('user') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.users.archive(id, ifMatch, actor);
  }

  /**
   * Remove the identity provider account of a user
   *
   * For administrators only. The next login with the user's e-mail address links the user to a new account. Use it when
   * a colleague has a new account at the identity provider and cannot log in with it.
   */
  @Delete(':id/oidc-identity')
  @Access('users:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: UserView })
  @ApiProblems('403 auth.missing_scopes')
  unlinkOidcIdentity(
    @RecordId('user') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.users.unlinkOidcIdentity(id, ifMatch, actor);
  }

  /**
   * Restore an archived user
   *
   * For administrators only. Rejected while another user has the same e-mail address.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('users:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: UserView })
  @ApiProblems('user.duplicate_email', '403 auth.missing_scopes')
  restore(@RecordId('user') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.users.restore(id, ifMatch, actor);
  }
}
