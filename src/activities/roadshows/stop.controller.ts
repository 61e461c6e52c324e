import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateStop, UpdateStop } from './stop.dto.js';
import { stopList, buildStopList } from './stop.list.js';
import { RoadshowStopService } from './stop.service.js';
import { StopView } from './stop.view.js';
import { STOP_DOCS } from './stop.openapi.js';

const routes = defineRoutes(STOP_DOCS, { scope: 'activities', records: ['roadshow', 'roadshow_stop'], view: StopView });

@ApiTags('Activities')
@Controller('roadshows/:id/stops')
export class StopController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly stops: RoadshowStopService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(stopList, StopView)
  list(@routes.Id() id: string, @ListOf(stopList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.stops.readPage(id, request, actor);
  }

  @routes.Export(stopList)
  async export(@routes.Id() id: string, @ExportOf(stopList) request: ExportRequest, @CurrentActor() actor: Actor) {
    await this.stops.assertRoadshow(id, actor);
    return createExportFile(this.lists, buildStopList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateStop, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.stops.create(tx, id, body));
  }

  @routes.Get(':stopId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.stops.read(...ids, actor);
  }

  @routes.Patch(':stopId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateStop,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.stops.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':stopId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.stops.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':stopId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.stops.restore(tx, ...ids, ifMatch));
  }
}
