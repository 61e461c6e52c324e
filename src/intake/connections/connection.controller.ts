import { Body, Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateConnection, Rotation, SecretRotation, UpdateConnection } from './connection.dto.js';
import { connectionList } from './connection.list.js';
import { ConnectionService } from './connection.service.js';
import { AddressedConnectionView, ConnectionView } from './connection.view.js';
import { CONNECTION_DOCS } from './connection.openapi.js';

const routes = defineRoutes(CONNECTION_DOCS, { scope: 'intake', records: ['intake_connection'], view: ConnectionView });

@ApiTags('Intake')
@Controller('intake/connections')
export class ConnectionController {
  constructor(
    private readonly connections: ConnectionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(connectionList, ConnectionView)
  list(@ListOf(connectionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ConnectionView>(connectionList, request, actor);
  }

  @routes.Export(connectionList)
  export(@ExportOf(connectionList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, connectionList, request, actor);
  }

  @routes.Post('', { view: AddressedConnectionView })
  create(@Body() body: CreateConnection, @Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.connections.create(body, request.serverUrl, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.connections.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateConnection,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.update(id, body, ifMatch, actor);
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.connections.archive(id, ifMatch, actor);
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.connections.restore(id, ifMatch, actor);
  }

  @routes.PostAction(':id/pause')
  pause(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.connections.pause(id, ifMatch, actor);
  }

  @routes.PostAction(':id/resume')
  resume(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.connections.resume(id, ifMatch, actor);
  }

  @routes.PostAction(':id/rotate-token', { view: AddressedConnectionView })
  rotateToken(
    @routes.Id() id: string,
    @Body() body: Rotation,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateToken(id, body, request.serverUrl, ifMatch, actor);
  }

  @routes.PostAction(':id/rotate-secret')
  rotateSecret(
    @routes.Id() id: string,
    @Body() body: SecretRotation,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateSecret(id, body, ifMatch, actor);
  }
}
