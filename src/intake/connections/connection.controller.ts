import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor/actor.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { CreateConnection, Rotation, SecretRotation, UpdateConnection } from './connection.dto.js';
import { CONNECTION_CHANGE_EXAMPLES, CONNECTION_EXAMPLES } from './connection.examples.js';
import { connectionList } from './connection.list.js';
import { Connections } from './connection.service.js';
import { AddressedConnectionView, ConnectionView } from './connection.view.js';

@ApiTags('Intake')
@Controller('intake/connections')
export class ConnectionController {
  constructor(
    private readonly connections: Connections,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(connectionList, ConnectionView, 'List the forms that are connected')
  @Access('intake:read')
  list(@ListOf(connectionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<ConnectionView>(connectionList, request, actor);
  }

  @ExportRoute(connectionList, 'Export the forms that are connected')
  @Access('intake:export')
  export(@ExportOf(connectionList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, connectionList, request, actor, reply);
  }

  /**
   * Connect a form; the address to send to is shown this once
   *
   * Managers only. Name the `provider` and map its questions to our fields; `rules` say which registrations make a
   * lead. Paste the `url` of the answer into the form system: it holds a token that is shown only now.
   */
  @Post()
  @Access('intake:write')
  @ApiBody({ type: CreateConnection, examples: CONNECTION_EXAMPLES })
  @ApiCreatedResponse({ type: AddressedConnectionView })
  @Refuses('403 auth.missing_scopes', '422 api.base_url', '422 rule.duplicate_id', '422 mapping.statuses')
  create(@Body() body: CreateConnection, @Req() request: FastifyRequest, @CurrentActor() actor: Actor) {
    return this.connections.create(body, serverOf(request), actor);
  }

  /**
   * Read a connection, without its secrets
   *
   * Shows mapping, rules and state. An integration finds only its own connections.
   */
  @Get(':id')
  @Access('intake:read')
  @ApiOkResponse({ type: ConnectionView })
  read(@RecordId('intake_connection') id: string, @CurrentActor() actor: Actor) {
    return this.connections.read(id, actor);
  }

  /**
   * Change a connection; a change of its mapping makes a new version of it
   *
   * Managers only. Send what is to change. Registrations that came before keep the mapping they were read with,
   * until they are replayed.
   */
  @Patch(':id')
  @Access('intake:write')
  @ApiBody({ type: UpdateConnection, examples: CONNECTION_CHANGE_EXAMPLES })
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @Refuses(
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
   * Archive a connection; what still comes is stored and parked
   *
   * Managers only. Senders get no error, so nothing is lost when the form is still open.
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
   * Bring an archived connection back; what was parked meanwhile is worked on
   *
   * Managers only. The address and the secret are those of before.
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
   * Pause a connection: deliveries are stored and parked
   *
   * Managers only. Use it while the mapping is being put right; senders get no error.
   */
  @Post(':id/pause')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @Refuses('record.archived')
  pause(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.pause(id, ifMatch, actor);
  }

  /**
   * Let a paused connection go on; what was parked meanwhile is worked on
   *
   * Managers only. Parked deliveries are taken in the order in which they came.
   */
  @Post(':id/resume')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @Refuses('record.archived')
  resume(
    @RecordId('intake_connection') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.resume(id, ifMatch, actor);
  }

  /**
   * Give a connection another address, shown this once; the one before stays good for a while
   *
   * Managers only. Use it when somebody leaves who knew the address. The former one works for `keepFormerHours`
   * hours, time to change it in the form system; send 0 to end it at once.
   */
  @Post(':id/rotate-token')
  @ApiBody({ type: Rotation, required: false })
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: AddressedConnectionView })
  @Refuses('record.archived')
  rotateToken(
    @RecordId('intake_connection') id: string,
    @Body() body: Rotation,
    @Req() request: FastifyRequest,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateToken(id, body, serverOf(request), ifMatch, actor);
  }

  /**
   * Replace the secret that the sender signs with; the one before stays good for a while
   *
   * Managers only. Send the secret that the form system shows. Signatures with the former one are taken for a while,
   * so that no delivery is refused in between.
   */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Access('intake:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ConnectionView })
  @Refuses('record.archived')
  rotateSecret(
    @RecordId('intake_connection') id: string,
    @Body() body: SecretRotation,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.connections.rotateSecret(id, body, ifMatch, actor);
  }
}

/** Where this server is, as the caller reaches it: what its Host header says. */
function serverOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
