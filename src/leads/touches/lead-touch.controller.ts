import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../identity/access/record-routes.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { CreateTouch, UpdateTouch } from './lead-touch.dto.js';
import { touchList } from './lead-touch.list.js';
import { LeadTouchService } from './lead-touch.service.js';
import { LeadTouchView } from './lead-touch.view.js';
import { LEAD_TOUCH_DOCS } from './lead-touch.openapi.js';

/** The touch in the path. */
const TOUCH = { entity: 'lead_touch', parameter: 'touchId' };

const routes = defineRecordRoutes(LEAD_TOUCH_DOCS, { scope: 'leads', view: LeadTouchView });

@ApiTags('Leads')
@Controller('leads/:id/touches')
export class LeadTouchController {
  constructor(
    private readonly touches: LeadTouchService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @routes.List(touchList, LeadTouchView)
  list(@RecordId('lead') id: string, @ListOf(touchList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadTouchView>(touchList, id, request, actor);
  }

  @routes.Export(touchList)
  export(@RecordId('lead') id: string, @ExportOf(touchList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return this.collections.export(touchList, id, request, actor);
  }

  @routes.Post()
  create(@RecordId('lead') id: string, @Body() body: CreateTouch, @CurrentActor() actor: Actor) {
    return this.touches.create(id, body, actor);
  }

  @routes.Get(':touchId')
  read(@RecordIds('lead', TOUCH) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.touches.read(...ids, actor);
  }

  @routes.Patch(':touchId')
  update(
    @RecordIds('lead', TOUCH) ids: IdPair,
    @Body() body: UpdateTouch,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.touches.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':touchId')
  withdraw(@RecordIds('lead', TOUCH) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.touches.withdraw(...ids, ifMatch, actor);
  }

  @routes.PostAction(':touchId/restore')
  restore(@RecordIds('lead', TOUCH) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.touches.restore(...ids, ifMatch, actor);
  }
}
