import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { BulkUpdateOwner } from '../../common/bulk-updates/bulk-update.dto.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { buildOwnerExample, createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { delegationList } from './delegation.list.js';
import { DelegationService } from './delegation.service.js';
import { DelegationView } from './delegation.view.js';
import { DELEGATION_DOCS } from './delegation.openapi.js';
import { KINDS } from '../activity.entity.js';

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

@ApiTags('Delegations')
@Controller('delegations/bulk-updates')
export class DelegationBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'delegations',
    kind: KINDS.delegation,
    list: delegationList,
    title: 'title',
    bodyType: BulkUpdateOwner,
    updateType: UpdateDelegation,
    examples: buildOwnerExample('0199c000-0000-7000-8000-000000000411'),
  },
  ['activities:write', 'activities:read'],
  DelegationService,
) {}
