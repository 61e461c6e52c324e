import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { VerificationRequestView } from '../model/lead.view.js';
import { SendBackVerificationRequest } from './lead-verification-request.dto.js';
import { LEAD_VERIFICATION_REQUEST_DOCS } from './lead-verification-request.openapi.js';
import { LeadVerificationRequestService } from './lead-verification-request.service.js';

const routes = defineRoutes(LEAD_VERIFICATION_REQUEST_DOCS, {
  scope: 'leads',
  records: ['lead', 'verification_request'],
  view: VerificationRequestView,
});

@ApiTags('Leads')
@Controller('leads/:id/verification-requests/:requestId')
export class LeadVerificationRequestController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly requests: LeadVerificationRequestService,
  ) {}

  @routes.PostAction('send-back')
  sendBack(@routes.Ids() ids: IdPair, @Body() body: SendBackVerificationRequest, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.requests.sendBack(tx, ...ids, body));
  }

  @routes.PostAction('withdraw')
  withdraw(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.requests.withdraw(tx, ...ids));
  }
}
