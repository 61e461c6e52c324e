import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor/actor.constants.js';
import { CurrentActor } from '../common/http/request.decorator.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Access } from '../identity/access/access.decorator.js';
import { readCredentials } from '../identity/authentication/credentials.rules.js';
import { LiveUpdateView } from './live-update.view.js';
import { LiveUpdatesService } from './live-updates.service.js';

/** The headers of a stream. Proxies must pass each event on at once, and the connection serves nothing afterwards. */
const STREAM_HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
  Connection: 'close',
};

@ApiTags('Live updates')
@Controller('live-updates')
@ApiExtraModels(LiveUpdateView)
export class LiveUpdatesController {
  constructor(private readonly updates: LiveUpdatesService) {}

  /**
   * Get the changes of records as they happen
   *
   * The response is a stream of server-sent events that does not end. The data of each event is a JSON object that names
   * a record which has changed; read the record to see the change. Only changes of records that the caller may see are
   * sent. A record that the caller could see until now is `hidden`. After `resync`, and whenever the connection was
   * interrupted, read again what you show. The stream ends with the session or the token, and when the instance stops.
   */
  @Get()
  @Access('me:read')
  @ApiOkResponse({
    description: 'The stream. Each event has the data of the schema, and comments keep the connection open.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(LiveUpdateView) } } },
  })
  @ApiProblems('live_updates.too_many_streams')
  open(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply.headers(STREAM_HEADERS);
    // Fastify answers HEAD by the same method.
    if (request.method === 'HEAD') void reply.send();
    else void reply.send(this.updates.open(actor, readCredentials(request)!).readable);
  }
}
