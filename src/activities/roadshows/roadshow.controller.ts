import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateRoadshow, UpdateRoadshow } from './roadshow.dto.js';
import { roadshowList } from './roadshow.list.js';
import { RoadshowService } from './roadshow.service.js';
import { RoadshowView } from './roadshow.view.js';
import { ROADSHOW_DOCS } from './roadshow.openapi.js';

const routes = defineRoutes(ROADSHOW_DOCS, { scope: 'activities', records: ['roadshow'], view: RoadshowView });

@ApiTags('Activities')
@Controller('roadshows')
export class RoadshowController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly roadshows: RoadshowService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(roadshowList, RoadshowView)
  list(@ListOf(roadshowList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<RoadshowView>(roadshowList, request, actor);
  }

  @routes.Export(roadshowList)
  export(@ExportOf(roadshowList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, roadshowList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateRoadshow, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.roadshows.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.roadshows.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateRoadshow,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.roadshows.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.roadshows.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.roadshows.restore(tx, id, ifMatch));
  }
}
