import { Body, Controller, Delete, Get, Header, HttpCode, Patch, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../../common/http/request.decorator.js';
import { Access } from '../../../identity/access/access.decorator.js';
import { SeminarRegistrationsService } from './seminar-registrations.service.js';
import { CreateRegistration, UpdateRegistration } from './seminar-registration.dto.js';
import { REGISTRATION_CHANGE_EXAMPLES, REGISTRATION_EXAMPLES } from './seminar-registration.examples.js';
import { registrationList, buildRegistrationList } from './seminar-registration.list.js';
import { RegistrationView } from './seminar-registration.view.js';

/** The registration in the path. */
const REGISTRATION = { entity: 'registration', parameter: 'registrationId' };

@ApiTags('Seminars')
@Controller('seminars/:id/registrations')
export class RegistrationController {
  constructor(
    private readonly registrations: SeminarRegistrationsService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(registrationList, RegistrationView, 'List the registrations for a seminar')
  @Access('activities:read')
  list(@RecordId('seminar') id: string, @ListOf(registrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.registrations.readPage(id, request, actor);
  }

  @ExportRoute(registrationList, 'Export the registrations for a seminar')
  @Access('activities:export')
  async export(
    @RecordId('seminar') id: string,
    @ExportOf(registrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.registrations.assertSeminar(id);
    return sendExport(this.lists, buildRegistrationList(id), request, actor, reply);
  }

  /**
   * Register a person for a seminar
   *
   * The person gets a seat while there are free ones, otherwise a place on the waiting list. Send `contactId`, or
   * `fullName` with e-mail address and company for a person who is not a contact yet. One person has one registration.
   * `walkIn` is for a person who comes without a registration; `override` registers before registration opens or after
   * it has closed. Managers add attendees of a seminar that is over with `status: attended` and `override: true`.
   */
  @Post()
  @Access('activities:write')
  @ApiBody({ type: CreateRegistration, examples: REGISTRATION_EXAMPLES })
  @ApiCreatedResponse({ type: RegistrationView })
  @ApiProblems(
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
    return this.registrations.register(id, body, actor);
  }

  /**
   * Get a registration
   *
   * Returns the status, the place on the waiting list, and the code for the check-in.
   */
  @Get(':registrationId')
  @Access('activities:read')
  @ApiOkResponse({ type: RegistrationView })
  read(@RecordId('seminar') id: string, @RecordId(REGISTRATION) registrationId: string, @CurrentActor() actor: Actor) {
    return this.registrations.read(id, registrationId, actor);
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
  code(@RecordId('seminar') id: string, @RecordId(REGISTRATION) registrationId: string, @CurrentActor() actor: Actor) {
    return this.registrations.renderCode(id, registrationId, actor);
  }

  /**
   * Update a registration
   *
   * Send `status` to confirm or cancel the registration or to record the attendance. A cancellation gives the seat to
   * the first person on the waiting list. `contactId` links a person who registered by name to a contact.
   */
  @Patch(':registrationId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiBody({ type: UpdateRegistration, examples: REGISTRATION_CHANGE_EXAMPLES })
  @ApiOkResponse({ type: RegistrationView })
  @ApiProblems(
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
    return this.registrations.update(id, registrationId, body, ifMatch, actor);
  }

  /**
   * Archive a registration
   *
   * Archive only a registration that was entered by mistake; its seat goes to the first person on the waiting list.
   * Cancel the registration of a person who does not come, so that the figures are right.
   */
  @Delete(':registrationId')
  @Access('activities:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: RegistrationView })
  @ApiProblems('record.archived')
  archive(
    @RecordId('seminar') id: string,
    @RecordId(REGISTRATION) registrationId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.archive(id, registrationId, ifMatch, actor);
  }

  /**
   * Restore an archived registration
   *
   * The registration gets a free seat, or else a place at the end of the waiting list. One that had been cancelled
   * stays cancelled, and one that had been checked in needs a free seat.
   */
  @Post(':registrationId/restore')
  @Access('activities:write')
  @HttpCode(200)
  @ApiIfMatch()
  @ApiOkResponse({ type: RegistrationView })
  @ApiProblems('seminar.full', 'record.archived')
  restore(
    @RecordId('seminar') id: string,
    @RecordId(REGISTRATION) registrationId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.restore(id, registrationId, ifMatch, actor);
  }
}
