import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { delegationList } from './delegation.list.js';
import { DelegationService } from './delegation.service.js';
import { DelegationView } from './delegation.view.js';
import { DELEGATION_DOCS } from './delegation.openapi.js';

const routes = defineRoutes(DELEGATION_DOCS, { scope: 'activities', records: ['delegation'], view: DelegationView });

@ApiTags('Delegations')
@Controller('delegations')
export class DelegationController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly delegations: DelegationService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(delegationList, DelegationView)
  list(@ListOf(delegationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<DelegationView>(delegationList, request, actor);
  }

  @routes.Export(delegationList)
  export(@ExportOf(delegationList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, delegationList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateDelegation, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.delegations.create(tx, body));
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.delegations.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateDelegation,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.delegations.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.delegations.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.delegations.restore(tx, id, ifMatch));
  }
}
