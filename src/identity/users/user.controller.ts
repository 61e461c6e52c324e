import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../access/record-controller.factory.js';
import { defineRoutes } from '../access/routes.decorator.js';
import { CreateUser, UpdateUser } from './user.dto.js';
import { userList } from './user.list.js';
import { UserService } from './user.service.js';
import { UserView } from './user.view.js';
import { USER_DOCS } from './user.openapi.js';

const routes = defineRoutes(USER_DOCS, { scope: 'users', records: ['user'], view: UserView });

@ApiTags('Identity')
@RecordController('users')
export class UserController extends createRecordController(routes, userList, UserView, UserService) {
  @routes.Post()
  create(@Body() body: CreateUser, @CurrentActor() actor: Actor) {
    return this.records.create(body, actor);
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateUser, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.records.update(id, body, ifMatch, actor);
  }

  @routes.Delete(':id/oidc-identity')
  unlinkOidcIdentity(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.records.unlinkOidcIdentity(id, ifMatch, actor);
  }

  @routes.Delete(':id/totp')
  removeTotp(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.records.removeTotp(id, actor);
  }
}
