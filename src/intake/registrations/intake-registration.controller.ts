import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { decisionList } from './registration-decision.list.js';
import { IntakeDecisionView } from './registration-decision.view.js';
import { RegistrationDecisionService } from './registration-decision.service.js';
import { IntakeRegistrationsService } from './intake-registrations.service.js';
import { ReopenRegistration, ResolveRegistration, ResolveRegistrations } from './intake-registration.dto.js';
import { MANY_EXAMPLES, RESOLUTION_EXAMPLES } from './intake-registration.examples.js';
import { intakeRegistrationList, chooseRegistrationList } from './intake-registration.list.js';
import { IntakeRegistrationView, ResolutionsView, WholeIntakeRegistrationView } from './intake-registration.view.js';

@ApiTags('Intake')
@Controller('intake/registrations')
export class IntakeRegistrationController {
  constructor(
    private readonly registrations: IntakeRegistrationsService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(intakeRegistrationList, IntakeRegistrationView, 'List the registrations by form')
  @Access('intake:read')
  list(@ListOf(intakeRegistrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<IntakeRegistrationView>(chooseRegistrationList(actor), request, actor);
  }

  @ExportRoute(intakeRegistrationList, 'Export the registrations by form')
  @Access('intake:export')
  export(
    @ExportOf(intakeRegistrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.lists, chooseRegistrationList(actor), request, actor, reply);
  }

  /**
   * Resolve many registrations
   *
   * Send one decision for each registration, or the same decision for all. Each decision is carried out separately, and
   * a decision that fails does not affect the others. The response contains the outcome of each. Use it for many
   * registrations of one company.
   */
  @Post('resolve')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiBody({ type: ResolveRegistrations, examples: MANY_EXAMPLES })
  @ApiOkResponse({ type: ResolutionsView })
  @ApiProblems('422 intake_registration.one_decision')
  resolveMany(@Body() body: ResolveRegistrations, @CurrentActor() actor: Actor) {
    return this.registrations.resolveMany(body, actor);
  }

  /**
   * Get a registration with its candidates, answers and deliveries
   *
   * The response also shows which delivery each field comes from. Candidates have a score and its reasons. Resolve the
   * registration with `POST /intake/registrations/{id}/resolve`.
   */
  @Get(':id')
  @Access('intake:read')
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  read(@RecordId('intake_registration') id: string, @CurrentActor() actor: Actor) {
    return this.registrations.read(id, actor);
  }

  /**
   * Resolve a registration
   *
   * Link or create the contact and the company: send `contactId` or `createContact`, and `companyId` or
   * `createCompany`. Or send `reject`. With `remember`, the same decision is applied automatically to later
   * registrations.
   */
  @Post(':id/resolve')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiIfMatch()
  @ApiBody({ type: ResolveRegistration, examples: RESOLUTION_EXAMPLES })
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  @ApiProblems(
    'intake_registration.resolved',
    'record.archived',
    'contact.duplicate_email',
    'company.possible_duplicate',
    'company.duplicate_identifier',
    '422 intake_registration.one_decision',
  )
  resolve(
    @RecordId('intake_registration') id: string,
    @Body() body: ResolveRegistration,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.resolve(id, body, ifMatch, actor);
  }

  /**
   * Reopen a registration
   *
   * Use it to correct a wrong decision. The registration waits for a review again, and its changes to the wrong contact
   * are taken back. Its leads stay with their owners, and the registration is marked as withdrawn there.
   */
  @Post(':id/reopen')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiIfMatch()
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  @ApiProblems('intake_registration.not_decided', 'record.archived')
  reopen(
    @RecordId('intake_registration') id: string,
    @Body() body: ReopenRegistration,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.registrations.reopen(id, body, ifMatch, actor);
  }
}

@ApiTags('Intake')
@Controller('intake/decisions')
export class IntakeDecisionController {
  constructor(
    private readonly decisions: RegistrationDecisionService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(decisionList, IntakeDecisionView, 'List the learned decisions about registrations')
  @Access('intake:read')
  list(@ListOf(decisionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<IntakeDecisionView>(decisionList, request, actor);
  }

  @ExportRoute(decisionList, 'Export the learned decisions about registrations')
  @Access('intake:export')
  export(@ExportOf(decisionList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, decisionList, request, actor, reply);
  }

  /**
   * Revoke a learned decision
   *
   * Use it when a wrong decision is applied automatically. Later registrations with the same address or company
   * spelling are matched without it. Earlier registrations stay unchanged; correct each of them with `reopen`.
   */
  @Delete(':id')
  @Access('intake:resolve')
  @ApiIfMatch()
  @ApiOkResponse({ type: IntakeDecisionView })
  revoke(
    @RecordId('intake_decision') id: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.decisions.revoke(id, ifMatch, actor);
  }
}
