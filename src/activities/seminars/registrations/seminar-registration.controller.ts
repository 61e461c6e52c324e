import { Body, Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { defineRoutes } from '../../../identity/access/routes.decorator.js';
import { SeminarRegistrationService } from './seminar-registration.service.js';
import { CreateSeminarRegistration, UpdateSeminarRegistration } from './seminar-registration.dto.js';
import { registrationList } from './seminar-registration.list.js';
import { SeminarRegistrationView } from './seminar-registration.view.js';
import { SEMINAR_REGISTRATION_DOCS } from './seminar-registration.openapi.js';

const routes = defineRoutes(SEMINAR_REGISTRATION_DOCS, {
  scope: 'activities',
  contains: ['contacts'],
  records: ['seminar', 'registration'],
  view: SeminarRegistrationView,
});

@ApiTags('Seminars')
@Controller('seminars/:id/registrations')
export class SeminarRegistrationController {
  constructor(
    private readonly registrations: SeminarRegistrationService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(registrationList, SeminarRegistrationView)
  async list(@routes.Id() id: string, @ListOf(registrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage(await this.registrations.getList(id), request, actor);
  }

  @routes.Export(registrationList)
  async export(
    @routes.Id() id: string,
    @ExportOf(registrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return createExportFile(this.lists, await this.registrations.getList(id), request, actor);
  }

  @routes.Post()
  register(@routes.Id() id: string, @Body() body: CreateSeminarRegistration, @CurrentActor() actor: Actor) {
    return this.registrations.runInOrder(id, actor, (tx) => this.registrations.register(tx, id, body));
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
    @Body() body: UpdateSeminarRegistration,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.runInOrder(ids[0], actor, (tx) => this.registrations.update(tx, ...ids, body, ifMatch));
  }

  @routes.Delete(':registrationId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.registrations.runInOrder(ids[0], actor, (tx) => this.registrations.archive(tx, ...ids, ifMatch));
  }

  @routes.PostAction(':registrationId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.registrations.runInOrder(ids[0], actor, (tx) => this.registrations.restore(tx, ...ids, ifMatch));
  }
}
