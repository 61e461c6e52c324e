import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ExportOf, type ExportRequest, createExportFile } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { UpdateTravelDetails, WriteTravelDetails } from './travel-detail.dto.js';
import { TravelDetailExportService } from './travel-detail-export.service.js';
import { travelDetailList } from './travel-detail.list.js';
import { TravelDetailService } from './travel-detail.service.js';
import { TravelDetailsNote, TravelDetailsView } from './travel-detail.view.js';
import { TRAVEL_DETAIL_DOCS } from './travel-detail.openapi.js';

const routes = defineRoutes(TRAVEL_DETAIL_DOCS, {
  scope: 'travel_details',
  records: ['delegation', 'participant'],
  view: TravelDetailsNote,
  writeOnly: true,
});

@ApiTags('Delegations')
@Controller('delegations/:id')
export class TravelDetailController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly details: TravelDetailService,
    private readonly exports: TravelDetailExportService,
  ) {}

  @routes.Export(travelDetailList, 'travel-details/export')
  async export(
    @routes.Id() id: string,
    @ExportOf(travelDetailList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.exports, await this.exports.getTravelDetailList(id), request, actor);
  }

  @routes.Get('participants/:participantId/travel-details', { view: TravelDetailsView })
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.details.read(tx, ...ids));
  }

  @routes.Put('participants/:participantId/travel-details')
  replace(@routes.Ids() ids: IdPair, @Body() body: WriteTravelDetails, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.details.replace(tx, ...ids, body));
  }

  @routes.Patch('participants/:participantId/travel-details')
  update(@routes.Ids() ids: IdPair, @Body() body: UpdateTravelDetails, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.details.update(tx, ...ids, body));
  }

  @routes.Delete('participants/:participantId/travel-details')
  remove(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.details.remove(tx, ...ids));
  }
}
