import { Body, Controller, Delete, Get, Header, Patch, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ExportOf, type ExportRequest, ExportRoute, sendExport } from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { CurrentActor, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { IN_PATH } from '../participants/participant.controller.js';
import { UpdateTravelDetails, WriteTravelDetails } from './travel-detail.dto.js';
import { TravelDetailExportService } from './travel-detail-export.service.js';
import { travelDetailList } from './travel-detail.list.js';
import { TravelDetailService } from './travel-detail.service.js';
import { TravelDetailsNote, TravelDetailsView } from './travel-detail.view.js';

const PROBLEMS = ['travel_details.too_late', 'record.archived', '422 travel_details.empty'];

@ApiTags('Delegations')
@Controller('delegations/:id')
export class TravelDetailController {
  constructor(
    private readonly details: TravelDetailService,
    private readonly exports: TravelDetailExportService,
  ) {}

  @ExportRoute(
    travelDetailList,
    'Export the passport and dietary data of a delegation, with an audit entry',
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
    return sendExport(this.exports, await this.exports.getTravelDetailList(id), request, actor, reply);
  }

  /**
   * Get the passport and dietary data of a participant
   *
   * Only managers may read them. Each reading is recorded in the audit trail. The data are deleted some time after the
   * visit.
   */
  @Get('participants/:participantId/travel-details')
  @Access('travel_details:read')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: TravelDetailsView })
  read(@RecordId('delegation') id: string, @RecordId(IN_PATH) participantId: string, @CurrentActor() actor: Actor) {
    return this.details.read(id, participantId, actor);
  }

  /**
   * Set the passport and dietary data of a participant
   *
   * Replaces all data: a field that is absent becomes empty. The response does not repeat the data, because only
   * managers may read them.
   */
  @Put('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  @ApiProblems(...PROBLEMS)
  replace(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @Body() body: WriteTravelDetails,
    @CurrentActor() actor: Actor,
  ) {
    return this.details.replace(id, participantId, body, actor);
  }

  /**
   * Update some of the passport and dietary data of a participant
   *
   * Absent fields stay, and null clears a field. The response does not show the data, so a user can add a detail
   * without seeing the others.
   */
  @Patch('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  @ApiProblems(...PROBLEMS)
  update(
    @RecordId('delegation') id: string,
    @RecordId(IN_PATH) participantId: string,
    @Body() body: UpdateTravelDetails,
    @CurrentActor() actor: Actor,
  ) {
    return this.details.update(id, participantId, body, actor);
  }

  /**
   * Delete the passport and dietary data of a participant
   *
   * Deletes the data permanently, for example when the person asks for it. The audit trail records the deletion, but
   * not the data.
   */
  @Delete('participants/:participantId/travel-details')
  @Access('travel_details:write')
  @ApiOkResponse({ type: TravelDetailsNote })
  remove(@RecordId('delegation') id: string, @RecordId(IN_PATH) participantId: string, @CurrentActor() actor: Actor) {
    return this.details.remove(id, participantId, actor);
  }
}
