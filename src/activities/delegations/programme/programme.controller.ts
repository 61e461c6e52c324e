import { Body, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CurrentActor } from '../../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { CheckProgrammeItem, CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { DelegationOf2015 } from './programme.examples.js';
import { ProgrammeCheckService } from './programme-check.service.js';
import { ProgrammeCheckView } from './programme-check.view.js';
import { programmeList } from './programme.list.js';
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
@RecordController('delegations/:id/programme', ['list', 'export', 'create', 'check'])
export class ProgrammeController extends createNestedRecordController({
  routes,
  list: programmeList,
  view: ProgrammeItemView,
  service: ProgrammeService,
  create: CreateProgrammeItem,
  update: UpdateProgrammeItem,
}) {
  @Inject(ProgrammeCheckService)
  private readonly checks: ProgrammeCheckService;

  @DelegationOf2015()
  @routes.Post()
  override create(@routes.Id() id: string, @Body() body: CreateProgrammeItem, @CurrentActor() actor: Actor) {
    return super.create(id, body, actor);
  }

  @DelegationOf2015()
  @routes.PostAction('check', { view: ProgrammeCheckView, access: 'activities:read' })
  check(@routes.Id() id: string, @Body() body: CheckProgrammeItem) {
    return this.checks.check(id, body);
  }
}
