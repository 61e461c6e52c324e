import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { IntakeRegistrationsService } from './intake-registrations.service.js';
import { ReopenRegistration, ResolveRegistration, ResolveRegistrations } from './intake-registration.dto.js';
import { intakeRegistrationList, chooseRegistrationList } from './intake-registration.list.js';
import { IntakeRegistrationView, ResolutionsView, WholeIntakeRegistrationView } from './intake-registration.view.js';
import { INTAKE_REGISTRATION_DOCS } from './intake-registration.openapi.js';

const routes = defineRoutes(INTAKE_REGISTRATION_DOCS, {
  scope: 'intake',
  records: ['intake_registration'],
  view: WholeIntakeRegistrationView,
});

@ApiTags('Intake')
@Controller('intake/registrations')
export class IntakeRegistrationController {
  constructor(
    private readonly registrations: IntakeRegistrationsService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(intakeRegistrationList, IntakeRegistrationView)
  list(@ListOf(intakeRegistrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<IntakeRegistrationView>(chooseRegistrationList(actor), request, actor);
  }

  @routes.Export(intakeRegistrationList)
  export(@ExportOf(intakeRegistrationList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, chooseRegistrationList(actor), request, actor);
  }

  @routes.PostAction('resolve', { view: ResolutionsView, access: 'intake:resolve' })
  resolveMany(@Body() body: ResolveRegistrations, @CurrentActor() actor: Actor) {
    return this.registrations.resolveMany(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.registrations.read(id, actor);
  }

  @routes.PostAction(':id/resolve', { access: 'intake:resolve' })
  resolve(
    @routes.Id() id: string,
    @Body() body: ResolveRegistration,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.resolve(id, body, ifMatch, actor);
  }

  @routes.PostAction(':id/reopen', { access: 'intake:resolve' })
  reopen(
    @routes.Id() id: string,
    @Body() body: ReopenRegistration,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.reopen(id, body, ifMatch, actor);
  }
}
