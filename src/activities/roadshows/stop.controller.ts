import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateStop, UpdateStop } from './stop.dto.js';
import { stopList } from './stop.list.js';
import { RoadshowStopService } from './stop.service.js';
import { StopView } from './stop.view.js';
import { STOP_DOCS } from './stop.openapi.js';

const routes = defineRoutes(STOP_DOCS, { scope: 'activities', records: ['roadshow', 'roadshow_stop'], view: StopView });

@ApiTags('Activities')
@RecordController('roadshows/:id/stops')
export class StopController extends createNestedRecordController(
  routes,
  stopList,
  StopView,
  RoadshowStopService,
  ':stopId',
) {
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateStop, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, id, body));
  }

  @routes.Patch(':stopId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateStop,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, ...ids, body, ifMatch));
  }
}
