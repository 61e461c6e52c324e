import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { REPLAY_EXAMPLES, REVIEW_REPLAY_EXAMPLES } from '../connections/connection.examples.js';
import { ReplayDeliveries, ReplayDelivery, ReplayForReview } from './delivery.dto.js';
import { deliveryList } from './delivery.list.js';
import { DeliveryReplayService } from './delivery-replay.service.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryDetailView, DeliveryView } from './delivery.view.js';
import { BulkReplayView, ReplayView } from './delivery-replay.view.js';

const DELIVERY_DOCS = {
  list: { summary: 'List the deliveries of providers with their state' },
  export: { summary: 'Export the deliveries of providers, without their bytes' },
  read: {
    summary: 'Get a delivery with its processing steps',
    description:
      'Use it to find out why a registration is missing. The response shows the state, each attempt and its ' +
      'error. The bytes are at `/raw`.',
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(DELIVERY_DOCS, { scope: 'intake', records: ['intake_delivery'], view: DeliveryDetailView });

@ApiTags('Intake')
@Controller('intake/deliveries')
export class DeliveryController {
  constructor(
    private readonly deliveries: DeliveryService,
    private readonly replays: DeliveryReplayService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(deliveryList, DeliveryView)
  list(@ListOf(deliveryList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<DeliveryView>(deliveryList, request, actor);
  }

  @routes.Export(deliveryList)
  export(@ExportOf(deliveryList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, deliveryList, request, actor);
  }

  /**
   * Replay deliveries of a connection, oldest first
   *
   * Managers only. Filter them by state, mapping version or time of arrival. Send `dryRun: true` first to count the
   * deliveries without replaying them. A replay creates nothing twice. Send `next` as `after` to continue with the
   * remaining deliveries.
   */
  @Post('replay')
  @HttpCode(202)
  @ApiBody({ type: ReplayDeliveries, examples: REPLAY_EXAMPLES })
  @Access('intake:write', 'intake:read')
  @ApiAcceptedResponse({
    type: BulkReplayView,
    description: 'The deliveries are queued for processing, or were counted.',
  })
  @ApiProblems('intake_connection.not_found')
  replayMany(@Body() body: ReplayDeliveries, @CurrentActor() actor: Actor) {
    return this.replays.replayMany(body, actor);
  }

  /**
   * Replay the deliveries of the registrations that wait for a review
   *
   * For everybody who resolves registrations. The waiting registrations of a connection are read again with its current
   * mapping and matched again, for example after companies were added or imported. A delivery of which a registration was
   * decided is left out, so that decided registrations stay unchanged. Send `dryRun: true` first to count the
   * deliveries. Send `next` as `after` to continue with the remaining deliveries.
   */
  @Post('replay-for-review')
  @HttpCode(202)
  @ApiBody({ type: ReplayForReview, examples: REVIEW_REPLAY_EXAMPLES })
  @Access('intake:resolve', 'intake:read')
  @ApiAcceptedResponse({
    type: BulkReplayView,
    description: 'The deliveries are queued for processing, or were counted.',
  })
  @ApiProblems('intake_connection.not_found')
  replayForReview(@Body() body: ReplayForReview, @CurrentActor() actor: Actor) {
    return this.replays.replayForReview(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.deliveries.read(id, actor);
  }

  /**
   * Download the original bytes of a delivery
   *
   * Managers only, because the bytes contain personal data. Every download is recorded in the audit trail. The bytes
   * are removed some time after their arrival; then the error is `intake.body_removed`.
   */
  @Get(':id/raw')
  @Access('intake:raw')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The original bytes.', schema: { type: 'string', format: 'binary' } })
  @ApiProblems('intake.body_removed')
  async raw(@routes.Id() id: string, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    const bytes = await this.deliveries.readRaw(id, actor);
    return reply
      .type('application/octet-stream')
      .header('Content-Disposition', `attachment; filename="delivery-${id}.bin"`)
      .send(bytes);
  }

  /**
   * Replay a delivery from its original bytes
   *
   * Managers only. Without a body the replay is carried out: the stored bytes are read again with the current mapping,
   * and nothing is created twice. Send `dryRun: true` to see field by field what would change.
   */
  @Post(':id/replay')
  @ApiBody({ type: ReplayDelivery, required: false })
  @HttpCode(202)
  @Access('intake:write', 'intake:read')
  @ApiAcceptedResponse({
    type: ReplayView,
    description: 'The delivery is queued for processing, or the response shows what would change.',
  })
  @ApiProblems('intake.body_removed')
  replay(@routes.Id() id: string, @Body() body: ReplayDelivery, @CurrentActor() actor: Actor) {
    return this.replays.replay(id, body, actor);
  }
}
