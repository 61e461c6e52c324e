import { Body, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateConnection, Rotation, SecretRotation, UpdateConnection } from './connection.dto.js';
import { connectionList } from './connection.list.js';
import { ConnectionService } from './connection.service.js';
import { AddressedConnectionView, ConnectionView } from './connection.view.js';
import { CONNECTION_DOCS } from './connection.openapi.js';

const routes = defineRoutes(CONNECTION_DOCS, { scope: 'intake', records: ['intake_connection'], view: ConnectionView });

@ApiTags('Intake')
@RecordController('intake/connections')
export class ConnectionController extends createRecordController(
  routes,
  connectionList,
  ConnectionView,
  ConnectionService,
) {
  @routes.Post('', { view: AddressedConnectionView })
  create(@Body() body: CreateConnection, @Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.records.create(body, request.serverUrl, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateConnection,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.records.update(id, body, ifMatch, actor);
  }

  @routes.PostAction(':id/pause')
  pause(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.records.pause(id, ifMatch, actor);
  }

  @routes.PostAction(':id/resume')
  resume(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.records.resume(id, ifMatch, actor);
  }

  @routes.PostAction(':id/rotate-token', { view: AddressedConnectionView })
  rotateToken(
    @routes.Id() id: string,
    @Body() body: Rotation,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.records.rotateToken(id, body, request.serverUrl, ifMatch, actor);
  }

  @routes.PostAction(':id/rotate-secret')
  rotateSecret(
    @routes.Id() id: string,
    @Body() body: SecretRotation,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.records.rotateSecret(id, body, ifMatch, actor);
  }
}
