import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { CreateTouch, UpdateTouch } from './lead-touch.dto.js';
import { touchList } from './lead-touch.list.js';
import { LeadTouchService } from './lead-touch.service.js';
import { LeadTouchView } from './lead-touch.view.js';
import { LEAD_TOUCH_DOCS } from './lead-touch.openapi.js';

const routes = defineRoutes(LEAD_TOUCH_DOCS, { scope: 'leads', records: ['lead', 'lead_touch'], view: LeadTouchView });

@ApiTags('Leads')
@Controller('leads/:id/touches')
export class LeadTouchController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly touches: LeadTouchService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @routes.List(touchList, LeadTouchView)
  list(@routes.Id() id: string, @ListOf(touchList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadTouchView>(touchList, id, request, actor);
  }

  @routes.Export(touchList)
  export(@routes.Id() id: string, @ExportOf(touchList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return this.collections.export(touchList, id, request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateTouch, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.touches.create(tx, id, body));
  }

  @routes.Get(':touchId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.touches.read(...ids, actor);
  }

  @routes.Patch(':touchId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateTouch,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.touches.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':touchId')
  withdraw(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.touches.withdraw(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':touchId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.touches.restore(tx, ...ids, ifMatch));
  }
}
