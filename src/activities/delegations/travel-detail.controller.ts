import { Body, Controller, Delete, Get, Header, Patch, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.js';
import { ExportOf, type ExportRequest, ExportRoute, sendExport } from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { CurrentActor, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { IN_PATH } from './participant.controller.js';
import { UpdateTravelDetails, WriteTravelDetails } from './travel-detail.dto.js';
import { TravelDetailExports } from './travel-detail.export.js';
import { travelDetailList } from './travel-detail.list.js';
import { TravelDetails } from './travel-detail.service.js';
import { TravelDetailsNote, TravelDetailsView } from './travel-detail.view.js';

const REFUSALS = ['travel_details.too_late', 'record.archived', '422 travel_details.empty'];

@ApiTags('Delegations')
@Controller('delegations/:id')
export class TravelDetailController {
  constructor(
    private readonly details: TravelDetails,
    private readonly exports: TravelDetailExports,
  ) {}

  @ExportRoute(
    travelDetailList,
    'Export the passport and dietary data of a delegation; whose were read is noted',
    'travel-details/export',
  )
  @Access('travel_details:read')
  @Header('Cache-Control', 'no-store')
  async export(
    @RecordId('delegation') id: string,
    @ExportOf(travelDetailList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.exports, await this.exports.listOf(id), request, actor, reply);
  }

  /**
   * Read the passport and dietary data of a participant, which is noted
   *
   * Managers only. Each reading is kept in the audit trail. The data are deleted some time after the visit.
   */
  @Get('participants/:participantId/travel-details')
  @Access('travel_details:read')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: TravelDetailsView })
  read(@RecordId('delegation') id: string, @RecordId(IN_PATH) participantId: string, @CurrentActor() actor: Actor) {
    return this.details.read(id, participantId, actor);
  }

  /**
   * Enter the passport and dietary data of a participant, whole; the answer does not repeat them
   *
   * Replaces everything: a field that is not sent is empty afterwards. Reading it back is for managers only.
   */
  @Put('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  @Refuses(...REFUSALS)
  replace(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @Body() body: WriteTravelDetails,
    @CurrentActor() actor: Actor,
  ) {
    return this.details.replace(id, participantId, body, actor);
  }

  /**
   * Enter some of the passport and dietary data of a participant; the others stay as they are, unseen
   *
   * For who passes on one more detail without seeing the others. Null clears a field.
   */
  @Patch('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  @Refuses(...REFUSALS)
  update(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @Body() body: UpdateTravelDetails,
    @CurrentActor() actor: Actor,
  ) {
    return this.details.update(id, participantId, body, actor);
  }

  /**
   * Remove the passport and dietary data of a participant
   *
   * Deletes them for good, as somebody may ask for. The audit trail keeps that it was done, not what it was.
   */
  @Delete('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  remove(@RecordId('delegation') id: string, @RecordId(IN_PATH) participantId: string, @CurrentActor() actor: Actor) {
    return this.details.remove(id, participantId, actor);
  }
}
