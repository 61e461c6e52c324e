import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateInteraction, UpdateInteraction } from './interaction.dto.js';
import { interactionList } from './interaction.list.js';
import { InteractionService } from './interaction.service.js';
import { InteractionView } from './interaction.view.js';
import { INTERACTION_DOCS } from './interaction.openapi.js';

const routes = defineRoutes(INTERACTION_DOCS, {
  scope: 'interactions',
  contains: ['contacts', 'leads', 'companies', 'activities', 'agreements'],
  records: ['interaction'],
  view: InteractionView,
});

@ApiTags('Interactions')
@Controller('interactions')
export class InteractionController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly interactions: InteractionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(interactionList, InteractionView)
  list(@ListOf(interactionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<InteractionView>(interactionList, request, actor);
  }

  @routes.Export(interactionList)
  export(@ExportOf(interactionList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, interactionList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateInteraction, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.interactions.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.interactions.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateInteraction,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.interactions.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.interactions.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.interactions.restore(tx, id, ifMatch));
  }
}
