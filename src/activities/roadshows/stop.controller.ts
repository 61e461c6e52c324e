import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf, createExportFile } from '../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../identity/access/record-routes.decorator.js';
import { CreateStop, UpdateStop } from './stop.dto.js';
import { stopList, buildStopList } from './stop.list.js';
import { RoadshowStopService } from './stop.service.js';
import { StopView } from './stop.view.js';
import { STOP_DOCS } from './stop.openapi.js';

/** The stop in the path. */
const STOP = { entity: 'roadshow_stop', parameter: 'stopId' };

const routes = defineRecordRoutes(STOP_DOCS, { scope: 'activities', view: StopView });

@ApiTags('Activities')
@Controller('roadshows/:id/stops')
export class StopController {
  constructor(
    private readonly stops: RoadshowStopService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(stopList, StopView)
  list(@RecordId('roadshow') id: string, @ListOf(stopList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.stops.readPage(id, request, actor);
  }

  @routes.Export(stopList)
  async export(
    @RecordId('roadshow') id: string,
    @ExportOf(stopList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.stops.assertRoadshow(id, actor);
    return createExportFile(this.lists, buildStopList(id), request, actor);
  }

  @routes.Post()
  create(@RecordId('roadshow') id: string, @Body() body: CreateStop, @CurrentActor() actor: Actor) {
    return this.stops.create(id, body, actor);
  }

  @routes.Get(':stopId')
  read(@RecordIds('roadshow', STOP) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.stops.read(...ids, actor);
  }

  @routes.Patch(':stopId')
  update(
    @RecordIds('roadshow', STOP) ids: IdPair,
    @Body() body: UpdateStop,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.stops.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':stopId')
  archive(@RecordIds('roadshow', STOP) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.stops.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':stopId/restore')
  restore(@RecordIds('roadshow', STOP) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.stops.restore(...ids, ifMatch, actor);
  }
}
