import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { BulkUpdateOwner } from '../../common/bulk-updates/bulk-update.dto.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { buildOwnerExample, createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateRoadshow, UpdateRoadshow } from './roadshow.dto.js';
import { roadshowList } from './roadshow.list.js';
import { RoadshowService } from './roadshow.service.js';
import { RoadshowView } from './roadshow.view.js';
import { ROADSHOW_DOCS } from './roadshow.openapi.js';
import { KINDS } from '../activity.entity.js';

const routes = defineRoutes(ROADSHOW_DOCS, { scope: 'activities', records: ['roadshow'], view: RoadshowView });

@ApiTags('Activities')
@RecordController('roadshows')
export class RoadshowController extends createRecordController(routes, roadshowList, RoadshowView, RoadshowService) {
  @routes.Post()
  create(@Body() body: CreateRoadshow, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateRoadshow,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}

@ApiTags('Activities')
@Controller('roadshows/bulk-updates')
export class RoadshowBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'roadshows',
    kind: KINDS.roadshow,
    list: roadshowList,
    title: 'title',
    bodyType: BulkUpdateOwner,
    updateType: UpdateRoadshow,
    examples: buildOwnerExample('0199c000-0000-7000-8000-000000000403'),
  },
  ['activities:write', 'activities:read'],
  RoadshowService,
) {}
