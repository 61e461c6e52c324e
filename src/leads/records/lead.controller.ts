import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateLead, UpdateLead } from './lead.dto.js';
import { leadList } from '../model/lead.list.js';
import { LeadsService } from './leads.service.js';
import { LeadSummaryView, LeadView } from '../model/lead.view.js';
import { LEAD_DOCS } from './lead.openapi.js';

const routes = defineRoutes(LEAD_DOCS, { scope: 'leads', records: ['lead'], view: LeadView });

@ApiTags('Leads')
@RecordController('leads')
export class LeadController extends createRecordController(routes, leadList, LeadSummaryView, LeadsService) {
  @routes.Post()
  create(@Body() body: CreateLead, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateLead, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}
