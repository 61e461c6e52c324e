import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { LeadCollectionsService } from '../model/lead-collections.service.js';
import { LeadTransitionService } from './lead-transition.service.js';
import { LeadsService } from '../records/leads.service.js';
import { LeadView } from '../model/lead.view.js';
import { transitionList } from './lead-transition.list.js';
import { SetStatus } from './lead-transition.dto.js';
import { GateView, LeadTransitionView } from './lead-transition.view.js';
import { LEAD_TRANSITION_DOCS } from './lead-transition.openapi.js';

const routes = defineRoutes(LEAD_TRANSITION_DOCS, {
  scope: 'leads',
  records: ['lead'],
  view: LeadView,
});

@ApiTags('Leads')
@Controller('leads/:id')
export class LeadTransitionsController {
  constructor(
    private readonly leadTransitions: LeadTransitionService,
    private readonly leads: LeadsService,
    private readonly collections: LeadCollectionsService,
  ) {}

  @routes.Get('gates', { view: [GateView] })
  gates(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.leads.readGates(id, actor);
  }

  @routes.List(transitionList, LeadTransitionView, 'transitions')
  transitions(@routes.Id() id: string, @ListOf(transitionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.collections.readPage<LeadTransitionView>(transitionList, id, request, actor);
  }

  @routes.Export(transitionList, 'transitions/export')
  exportTransitions(
    @routes.Id() id: string,
    @ExportOf(transitionList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.collections.export(transitionList, id, request, actor);
  }

  @routes.PostAction('status')
  setStatus(
    @routes.Id() id: string,
    @Body() body: SetStatus,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.leadTransitions.setStatus(id, body, ifMatch, actor);
  }
}
