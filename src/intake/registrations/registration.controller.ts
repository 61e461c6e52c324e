import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
import { decisionList } from './decision.list.js';
import { IntakeDecisionView } from './decision.view.js';
import { RegistrationDecisions } from './registration.decisions.js';
import { IntakeRegistrationDesk } from './registration.desk.js';
import { ReopenRegistration, ResolveRegistration, ResolveRegistrations } from './registration.dto.js';
import { MANY_EXAMPLES, RESOLUTION_EXAMPLES } from './registration.examples.js';
import { intakeRegistrationList, registrationListFor } from './registration.list.js';
import { IntakeRegistrationView, ResolutionsView, WholeIntakeRegistrationView } from './registration.view.js';

@ApiTags('Intake')
@Controller('intake/registrations')
export class IntakeRegistrationController {
  constructor(
    private readonly desk: IntakeRegistrationDesk,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(
    intakeRegistrationList,
    IntakeRegistrationView,
    'List what came in by forms; with `matchState=needs_review`, what waits for somebody to look at it',
  )
  @Access('intake:read')
  list(@ListOf(intakeRegistrationList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<IntakeRegistrationView>(registrationListFor(actor), request, actor);
  }

  @ExportRoute(intakeRegistrationList, 'Export what came in by forms')
  @Access('intake:export')
  export(
    @ExportOf(intakeRegistrationList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    return sendExport(this.lists, registrationListFor(actor), request, actor, reply);
  }

  /**
   * Decide about many registrations: for each one its own decision, or the same for all. Each is carried out by itself
   *
   * One that cannot be carried out leaves the others alone; the answer says for each what came of it. Use it for a
   * stack of registrations of one company.
   */
  @Post('resolve')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiBody({ type: ResolveRegistrations, examples: MANY_EXAMPLES })
  @ApiOkResponse({ type: ResolutionsView })
  @Refuses('422 intake_registration.one_decision')
  resolveMany(@Body() body: ResolveRegistrations, @CurrentActor() actor: Actor) {
    return this.desk.resolveMany(body, actor);
  }

  /**
   * Read a registration with its candidates, its answers, where each field is from, and delivery by delivery what came of it
   *
   * Candidates have a score and the reasons for it. Decide with `POST /intake/registrations/{id}/resolve`.
   */
  @Get(':id')
  @Access('intake:read')
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  read(@RecordId('intake_registration') id: string, @CurrentActor() actor: Actor) {
    return this.desk.read(id, actor);
  }

  /**
   * Decide whose a registration is: link or make the contact and company, or reject it
   *
   * Send `contactId` or `createContact`, and `companyId` or `createCompany`, or else `reject`. `remember` lets the
   * same decision be taken by itself next time.
   */
  @Post(':id/resolve')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiIfMatch()
  @ApiBody({ type: ResolveRegistration, examples: RESOLUTION_EXAMPLES })
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  @Refuses(
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
    return this.desk.resolve(id, body, ifMatch, actor);
  }

  /**
   * Open a registration again that was decided about wrongly
   *
   * It waits for somebody once more, and what it did for the wrong contact is taken back. Leads it made stay with who
   * works on them, marked as withdrawn.
   */
  @Post(':id/reopen')
  @HttpCode(200)
  @Access('intake:resolve')
  @ApiIfMatch()
  @ApiOkResponse({ type: WholeIntakeRegistrationView })
  @Refuses('intake_registration.not_decided', 'record.archived')
  reopen(
    @RecordId('intake_registration') id: string,
    @Body() body: ReopenRegistration,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.desk.reopen(id, body, ifMatch, actor);
  }
}

@ApiTags('Intake')
@Controller('intake/decisions')
export class IntakeDecisionController {
  constructor(
    private readonly decisions: RegistrationDecisions,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(decisionList, IntakeDecisionView, 'List what was learned from decisions about registrations')
  @Access('intake:read')
  list(@ListOf(decisionList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<IntakeDecisionView>(decisionList, request, actor);
  }

  @ExportRoute(decisionList, 'Export what was learned from decisions about registrations')
  @Access('intake:export')
  export(@ExportOf(decisionList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, decisionList, request, actor, reply);
  }

  /**
   * Revoke what was learned: registrations that say the same are looked at again; those that came before stay as they are
   *
   * Use it when the wrong decision is taken by itself. What was decided so far is put right with `reopen` of each
   * registration.
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
