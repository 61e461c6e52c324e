import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../access/routes.decorator.js';
import { CreateUser, UpdateUser, UserView } from './user.dto.js';
import { userList } from './user.list.js';
import { UserService } from './user.service.js';
import { USER_DOCS } from './user.openapi.js';

const routes = defineRoutes(USER_DOCS, { scope: 'users', records: ['user'], view: UserView });

@ApiTags('Identity')
@Controller('users')
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(userList, UserView)
  list(@ListOf(userList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<UserView>(userList, request, actor);
  }

  @routes.Export(userList)
  export(@ExportOf(userList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, userList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateUser, @CurrentActor() actor: Actor) {
    return this.users.create(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.users.read(id, actor);
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateUser, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.users.update(id, body, ifMatch, actor);
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.users.archive(id, ifMatch, actor);
  }

  @routes.Delete(':id/oidc-identity')
  unlinkOidcIdentity(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.users.unlinkOidcIdentity(id, ifMatch, actor);
  }

  @routes.Delete(':id/totp')
  removeTotp(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.users.removeTotp(id, actor);
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.users.restore(id, ifMatch, actor);
  }
}
