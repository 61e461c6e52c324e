import { ApiTags } from '@nestjs/swagger';
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
export class StopController extends createNestedRecordController({
  routes,
  list: stopList,
  view: StopView,
  service: RoadshowStopService,
  create: CreateStop,
  update: UpdateStop,
}) {}
