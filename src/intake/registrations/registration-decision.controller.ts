import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes, type RouteDocs } from '../../identity/access/routes.decorator.js';
import { decisionList } from './registration-decision.list.js';
import { IntakeDecisionView } from './registration-decision.view.js';
import { RegistrationDecisionService } from './registration-decision.service.js';

const REGISTRATION_DECISION_DOCS = {
  list: { summary: 'List the learned decisions about registrations' },
  export: { summary: 'Export the learned decisions about registrations' },
  revoke: {
    summary: 'Revoke a learned decision',
    description:
      'Use it when a wrong decision is applied automatically. Later registrations with the same address or ' +
      'company spelling, also of other connections, are matched without it. Earlier registrations stay unchanged; correct each of them with ' +
      '`reopen`.',
  },
} satisfies Record<string, RouteDocs>;

const routes = defineRoutes(REGISTRATION_DECISION_DOCS, {
  scope: 'intake',
  records: ['intake_decision'],
  view: IntakeDecisionView,
});

@ApiTags('Intake')
@Controller('intake/decisions')
export class IntakeDecisionController {
  constructor(
    private readonly decisions: RegistrationDecisionService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(decisionList, IntakeDecisionView)
  list(@ListOf(decisionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<IntakeDecisionView>(decisionList, request, actor);
  }

  @routes.Export(decisionList)
  export(@ExportOf(decisionList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, decisionList, request, actor);
  }

  @routes.Delete(':id', { access: 'intake:resolve' })
  revoke(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.decisions.revoke(id, ifMatch, actor);
  }
}
