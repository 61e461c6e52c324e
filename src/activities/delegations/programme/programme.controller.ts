import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CheckProgrammeItem, CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { DelegationOf2015 } from './programme.examples.js';
import { ProgrammeCheckService } from './programme-check.service.js';
import { ProgrammeCheckView } from './programme-check.view.js';
import { programmeList, buildProgrammeList } from './programme.list.js';
import { ProgrammeReader } from './programme.reader.js';
import { ProgrammeService } from './programme.service.js';
import { ProgrammeItemView } from './programme.view.js';
import { PROGRAMME_DOCS } from './programme.openapi.js';

const routes = defineRoutes(PROGRAMME_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['delegation', 'programme_item'],
  view: ProgrammeItemView,
});

@ApiTags('Delegations')
@Controller('delegations/:id/programme')
export class ProgrammeController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly programmes: ProgrammeService,
    private readonly reads: ProgrammeReader,
    private readonly checks: ProgrammeCheckService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(programmeList, ProgrammeItemView)
  list(@routes.Id() id: string, @ListOf(programmeList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.reads.readPage(id, request, actor);
  }

  @routes.Export(programmeList)
  async export(@routes.Id() id: string, @ExportOf(programmeList) request: ExportRequest, @CurrentActor() actor: Actor) {
    await this.reads.assertDelegation(id);
    return createExportFile(this.lists, buildProgrammeList(id), request, actor);
  }

  @DelegationOf2015()
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateProgrammeItem, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.programmes.create(tx, id, body));
  }

  @DelegationOf2015()
  @routes.PostAction('check', { view: ProgrammeCheckView, access: 'activities:read' })
  check(@routes.Id() id: string, @Body() body: CheckProgrammeItem) {
    return this.checks.check(id, body);
  }

  @routes.Get(':itemId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.reads.read(...ids, actor);
  }

  @routes.Patch(':itemId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateProgrammeItem,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.programmes.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':itemId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.programmes.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':itemId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.programmes.restore(tx, ...ids, ifMatch));
  }
}
