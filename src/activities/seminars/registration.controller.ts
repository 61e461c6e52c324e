import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list.routes.js';
import { Refuses } from '../../common/openapi/refusals.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/requests/request.decorators.js';
import { Access } from '../../identity/access.decorators.js';
import { RegistrationDesk } from './registration.desk.service.js';
import { CreateRegistration, UpdateRegistration } from './registration.dto.js';
import { REGISTRATION_CHANGE_EXAMPLES, REGISTRATION_EXAMPLES } from './registration.examples.js';
import { registrationList, registrationsFor } from './registration.list.js';
import { RegistrationView } from './registration.view.js';

/** The registration in the path. */
const REGISTRATION = { entity: 'registration', parameter: 'registrationId' };

@ApiTags('Seminars')
@Controller('seminars/:id/registrations')
export class RegistrationController {
  constructor(
    private readonly desk: RegistrationDesk,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(registrationList, RegistrationView, 'List the registrations for a seminar')
  @Access('activities:read')
  list(@RecordId('seminar') id: string, @ListOf(registrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.desk.page(id, request, actor);
  }

  @ExportRoute(registrationList, 'Export the registrations for a seminar')
  @Access('activities:export')
  async export(
    @RecordId('seminar') id: string,
    @ExportOf(registrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.desk.requireSeminar(id);
    return sendExport(this.lists, registrationsFor(id), request, actor, reply);
  }

  /**
   * Register somebody: with a seat while there are some, else on the waiting list
   *
   * Send `contactId`, or `fullName` with e-mail address and company for somebody who is no contact yet. One person
   * has one registration. `walkIn` is for somebody at the door; `override` registers before registration opens or
   * after it has closed.
   * To a seminar that is over, managers add who was there with `status: attended` and `override: true`.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateRegistration, examples: REGISTRATION_EXAMPLES })
  @ApiCreatedResponse({ type: RegistrationView })
  @Refuses(
    'registration.duplicate',
    'registration.too_early',
    'seminar.registration_closed',
    'seminar.cancelled',
    'seminar.completed',
    'record.archived',
    '422 registration.nobody',
    '403 registration.managers_only',
    '422 registration.override_needed',
    '422 registration.walk_in_or_status',
  )
  register(@RecordId('seminar') id: string, @Body() body: CreateRegistration, @CurrentActor() actor: Actor) {
    return this.desk.register(id, body, actor);
  }

  /**
   * Read a registration
   *
   * Shows the status, the place on the waiting list, and the code for the entrance.
   */
  @Get(':registrationId')
  @Access('activities:read')
  @ApiOkResponse({ type: RegistrationView })
  read(@RecordId('seminar') id: string, @RecordId(REGISTRATION) registrationId: string, @CurrentActor() actor: Actor) {
    return this.desk.read(id, registrationId, actor);
  }

  /**
   * The code of a registration as a QR code
   *
   * An SVG image to print or to mail. The scanner at the entrance sends what it reads to `POST
   * /seminars/{id}/check-in`.
   */
  @Get(':registrationId/code.svg')
  @Access('activities:read')
  @Header('Content-Type', 'image/svg+xml')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ description: 'A drawing for a ticket.', schema: { type: 'string' } })
  code(@RecordId('seminar') id: string, @RecordId(REGISTRATION) registrationId: string, @CurrentActor() actor: Actor) {
    return this.desk.drawing(id, registrationId, actor);
  }

  /**
   * Change a registration, move it to another status, or say which contact it is
   *
   * Send `status` to confirm, cancel, or note who came. A cancellation gives the seat to the first on the waiting
   * list. `contactId` links somebody who registered by name.
   */
  @Patch(':registrationId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateRegistration, examples: REGISTRATION_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: RegistrationView })
  @Refuses(
    'registration.duplicate',
    'registration.status_not_allowed',
    'registration.too_early',
    'seminar.full',
    'seminar.cancelled',
    'record.archived',
  )
  update(
    @RecordId('seminar') id: string,
    @RecordId(REGISTRATION) registrationId: string,
    @Body() body: UpdateRegistration,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.desk.update(id, registrationId, body, ifMatch, actor);
  }

  /**
   * Put away a registration that was entered by mistake; its seat goes to the first in line
   *
   * Somebody who does not come is cancelled instead, so that the figures are right.
   */
  @Delete(':registrationId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: RegistrationView })
  @Refuses('record.archived')
  archive(
    @RecordId('seminar') id: string,
    @RecordId(REGISTRATION) registrationId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.desk.archive(id, registrationId, ifMatch, actor);
  }

  /**
   * Bring a registration back, at the end of the line
   *
   * One that had been cancelled comes back as cancelled. Somebody who had been checked in needs a free seat.
   */
  @Post(':registrationId/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: RegistrationView })
  @Refuses('seminar.full', 'record.archived')
  restore(
    @RecordId('seminar') id: string,
    @RecordId(REGISTRATION) registrationId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.desk.restore(id, registrationId, ifMatch, actor);
  }
}
