import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
import { CurrentActor, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { REPLAY_EXAMPLES } from '../connections/connection.examples.js';
import { ReplayDeliveries, ReplayDelivery } from './delivery.dto.js';
import { deliveryList } from './delivery.list.js';
import { Replays } from './delivery.replays.js';
import { Deliveries } from './delivery.service.js';
import { DeliveryDetailView, DeliveryView } from './delivery.view.js';
import { BulkReplayView, ReplayView } from './replay.view.js';

@ApiTags('Intake')
@Controller('intake/deliveries')
export class DeliveryController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly replays: Replays,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(deliveryList, DeliveryView, 'List what senders sent, and what became of it')
  @Access('intake:read')
  list(@ListOf(deliveryList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<DeliveryView>(deliveryList, request, actor);
  }

  @ExportRoute(deliveryList, 'Export what senders sent, without the bytes')
  @Access('intake:export')
  export(@ExportOf(deliveryList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, deliveryList, request, actor, reply);
  }

  /**
   * Replay deliveries of a connection, oldest first; with dryRun only count them
   *
   * Managers only. Narrow it by state, mapping version or time of arrival; send `dryRun: true` first to see how many
   * there are. Nothing is made twice. `next` continues where a run ends.
   */
  @Post('replay')
  @HttpCode(202)
  @ApiBody({ type: ReplayDeliveries, examples: REPLAY_EXAMPLES })
  @Access('intake:write')
  @ApiAcceptedResponse({ type: BulkReplayView, description: 'They are worked on in their turn.' })
  @Refuses('404 intake_connection.not_found')
  replayMany(@Body() body: ReplayDeliveries, @CurrentActor() actor: Actor) {
    return this.replays.replayMany(body, actor);
  }

  /**
   * Read a delivery: where it stands, and step by step how it came there
   *
   * Use it to see why a registration is missing: it shows the state, each attempt and its error. The bytes
   * themselves are at `/raw`.
   */
  @Get(':id')
  @Access('intake:read')
  @ApiOkResponse({ type: DeliveryDetailView })
  read(@RecordId('intake_delivery') id: string, @CurrentActor() actor: Actor) {
    return this.deliveries.read(id, actor);
  }

  /**
   * Download the very bytes that came; who does so is noted
   *
   * Managers only, because they hold personal data. They are removed some time after they came; then the answer is
   * `intake.body_removed`.
   */
  @Get(':id/raw')
  @Access('intake:raw')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The bytes.', schema: { type: 'string', format: 'binary' } })
  @Refuses('409 intake.body_removed')
  async raw(@RecordId('intake_delivery') id: string, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    const bytes = await this.deliveries.raw(id, actor);
    return reply
      .type('application/octet-stream')
      .header('Content-Disposition', `attachment; filename="delivery-${id}.bin"`)
      .send(bytes);
  }

  /**
   * Replay a delivery from the bytes that came; with dryRun only tell what would change
   *
   * Managers only. Without a body it is done for real: the present mapping reads the stored bytes again, and nothing
   * is made twice. Send `dryRun: true` to see field by field what would change.
   */
  @Post(':id/replay')
  @ApiBody({ type: ReplayDelivery, required: false })
  @HttpCode(202)
  @Access('intake:write')
  @ApiAcceptedResponse({ type: ReplayView, description: 'It is worked on in its turn, or what that would change.' })
  @Refuses('409 intake.body_removed')
  replay(@RecordId('intake_delivery') id: string, @Body() body: ReplayDelivery, @CurrentActor() actor: Actor) {
    return this.replays.replay(id, body, actor);
  }
}
