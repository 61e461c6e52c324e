import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateLead, UpdateLead } from './lead.dto.js';
import { leadList } from '../model/lead.list.js';
import { LeadsService } from './leads.service.js';
import { LeadSummaryView, LeadView } from '../model/lead.view.js';
import { LEAD_DOCS } from './lead.openapi.js';

const routes = defineRoutes(LEAD_DOCS, { scope: 'leads', records: ['lead'], view: LeadView });

@ApiTags('Leads')
@Controller('leads')
export class LeadController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly leads: LeadsService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(leadList, LeadSummaryView)
  list(@ListOf(leadList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<LeadSummaryView>(leadList, request, actor);
  }

  @routes.Export(leadList)
  export(@ExportOf(leadList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, leadList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateLead, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.leads.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.leads.read(id, actor);
  }

  @routes.Patch(':id')
  update(@routes.Id() id: string, @Body() body: UpdateLead, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.leads.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.leads.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.leads.restore(tx, id, ifMatch));
  }
}
