import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { delegationList } from './delegation.list.js';
import { DelegationService } from './delegation.service.js';
import { DelegationView } from './delegation.view.js';
import { DELEGATION_DOCS } from './delegation.openapi.js';

const routes = defineRoutes(DELEGATION_DOCS, { scope: 'activities', records: ['delegation'], view: DelegationView });

@ApiTags('Delegations')
@RecordController('delegations')
export class DelegationController extends createRecordController(
  routes,
  delegationList,
  DelegationView,
  DelegationService,
) {
  @routes.Post()
  create(@Body() body: CreateDelegation, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateDelegation,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }
}
