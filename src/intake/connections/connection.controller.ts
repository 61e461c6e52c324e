import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
import { Access } from '../../identity/access/access.decorator.js';
import { CreateConnection, Rotation, SecretRotation, UpdateConnection } from './connection.dto.js';
import { CONNECTION_CHANGE_EXAMPLES, CONNECTION_EXAMPLES } from './connection.examples.js';
import { connectionList } from './connection.list.js';
import { ConnectionService } from './connection.service.js';
import { AddressedConnectionView, ConnectionView } from './connection.view.js';

@ApiTags('Intake')
@Controller('intake/connections')
export class ConnectionController {
  constructor(
    private readonly connections: ConnectionService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(connectionList, ConnectionView, 'List the connections')
  @Access('intake:read')
  list(@ListOf(connectionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ConnectionView>(connectionList, request, actor);
  }

  @ExportRoute(connectionList, 'Export the connections')
  @Access('intake:export')
  export(@ExportOf(connectionList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, connectionList, request, actor, reply);
  }

  /**
   * Create a connection to a form
   *
   * Managers only. Name the `provider` and map its questions to our fields. The `rules` decide which registrations
   * create a lead. Paste the `url` of the response into the provider's settings: it contains a token that is shown only
   * in this response.
   */
  @Post()
  @Access('intake:write')
  @ApiBody({ type: CreateConnection, examples: CONNECTION_EXAMPLES })
  @ApiCreatedResponse({ type: AddressedConnectionView })
  @ApiProblems('403 auth.missing_scopes', '422 api.base_url', '422 rule.duplicate_id', '422 mapping.statuses')
  create(@Body() body: CreateConnection, @Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.connections.create(body, buildServerUrl(request), actor);
  }

  /**
   * Get a connection
   *
   * The response contains the mapping, the rules and the state, but no secrets. An integration sees only its own
   * connections.
   */
  @Get(':id')
  @Access('intake:read')
  @ApiOkResponse({ type: ConnectionView })
  read(@RecordId('intake_connection') id: string, @CurrentActor() actor: Actor) {
    return this.connections.read(id, actor);
  }

  /**
   * Update a connection
   *
   * Managers only. Send only the fields to change. A change of the mapping creates a new version of it. Earlier
   * registrations keep the version that they were read with until they are replayed.
   */
  @Patch(':id')
  @Access('intake:write')
  @ApiBody({ type: UpdateConnection, examples: CONNECTION_CHANGE_EXAMPLES })
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @ApiProblems(
    'record.archived',
    '403 auth.missing_scopes',
    '422 api.base_url',
    '422 rule.duplicate_id',
    '422 mapping.statuses',
  )
  update(
    @RecordId('intake_connection') id: string,
    @Body() body: UpdateConnection,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a connection
   *
   * Managers only. Later deliveries are stored and parked. Providers get no error, so nothing is lost if the form is
   * still open.
   */
  @Delete(':id')
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  archive(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived connection
   *
   * Managers only. The address and the secret are the same as before. Deliveries that were parked in the meantime are
   * processed.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  restore(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.restore(id, ifMatch, actor);
  }

  /**
   * Pause a connection
   *
   * Managers only. Deliveries are stored and parked, and providers get no error. Use it while you correct the mapping.
   */
  @Post(':id/pause')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @ApiProblems('record.archived')
  pause(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.pause(id, ifMatch, actor);
  }

  /**
   * Resume a paused connection
   *
   * Managers only. Deliveries that were parked in the meantime are processed in the order of their arrival.
   */
  @Post(':id/resume')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @ApiProblems('record.archived')
  resume(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.resume(id, ifMatch, actor);
  }

  /**
   * Rotate the address of a connection
   *
   * Managers only. The new address is shown only in this response. Use it when a person who knew the address leaves.
   * The previous address stays valid for `keepFormerHours` hours, so that you can change it at the provider; send 0 to
   * invalidate it at once.
   */
  @Post(':id/rotate-token')
  @ApiBody({ type: Rotation, required: false })
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: AddressedConnectionView })
  @ApiProblems('record.archived')
  rotateToken(
    @RecordId('intake_connection') id: string,
    @Body() body: Rotation,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateToken(id, body, buildServerUrl(request), ifMatch, actor);
  }

  /**
   * Rotate the signing secret of a connection
   *
   * Managers only. Send the secret that the provider shows. Signatures with the previous secret are accepted for
   * `keepFormerHours` hours, so that no delivery is refused in between.
   */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @ApiProblems('record.archived')
  rotateSecret(
    @RecordId('intake_connection') id: string,
    @Body() body: SecretRotation,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateSecret(id, body, ifMatch, actor);
  }
}

/** Returns the address of this server as the caller reaches it, according to the Host header. */
function buildServerUrl({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
