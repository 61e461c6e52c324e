import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
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
@RecordController('interactions')
export class InteractionController extends createRecordController(
  routes,
  interactionList,
  InteractionView,
  InteractionService,
) {
  @routes.Post()
  create(@Body() body: CreateInteraction, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateInteraction,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}
