import { Body, Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { SeminarRegistrationsService } from './seminar-registrations.service.js';
import { CreateRegistration, UpdateRegistration } from './seminar-registration.dto.js';
import { registrationList, buildRegistrationList } from './seminar-registration.list.js';
import { RegistrationView } from './seminar-registration.view.js';
import { SEMINAR_REGISTRATION_DOCS } from './seminar-registration.openapi.js';

const routes = defineRoutes(SEMINAR_REGISTRATION_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['seminar', 'registration'],
  view: RegistrationView,
});

@ApiTags('Seminars')
@Controller('seminars/:id/registrations')
export class RegistrationController {
  constructor(
    private readonly registrations: SeminarRegistrationsService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(registrationList, RegistrationView)
  list(@routes.Id() id: string, @ListOf(registrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.registrations.readPage(id, request, actor);
  }

  @routes.Export(registrationList)
  async export(
    @routes.Id() id: string,
    @ExportOf(registrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.registrations.assertSeminar(id);
    return createExportFile(this.lists, buildRegistrationList(id), request, actor);
  }

  @routes.Post()
  register(@routes.Id() id: string, @Body() body: CreateRegistration, @CurrentActor() actor: Actor) {
    return this.registrations.register(id, body, actor);
  }

  @routes.Get(':registrationId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.registrations.read(...ids, actor);
  }

  /**
   * Get the code of a registration as a QR code
   *
   * Returns an SVG image to print or to send by e-mail. The scanner sends the code that it reads to
   * `POST /seminars/{id}/check-in`.
   */
  @Get(':registrationId/code.svg')
  @Access('activities:read')
  @Header('Content-Type', 'image/svg+xml')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ description: 'An image for a ticket.', schema: { type: 'string' } })
  code(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.registrations.renderCode(...ids, actor);
  }

  @routes.Patch(':registrationId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateRegistration,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':registrationId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.registrations.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':registrationId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.registrations.restore(...ids, ifMatch, actor);
  }
}
