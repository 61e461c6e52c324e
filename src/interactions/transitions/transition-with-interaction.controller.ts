import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { VerificationRequestView } from '../../leads/model/lead.view.js';
import { LeadEtagInterceptor } from '../../leads/transitions/lead-etag.interceptor.js';
import { LeadTransitionResultView } from '../../leads/transitions/lead-transition.view.js';
import { TransitionWithInteraction, VerificationRequestWithInteraction } from './transition-with-interaction.dto.js';
import { TRANSITION_WITH_INTERACTION_DOCS } from './transition-with-interaction.openapi.js';
import { TransitionWithInteractionService } from './transition-with-interaction.service.js';

const routes = defineRoutes(TRANSITION_WITH_INTERACTION_DOCS, {
  scope: 'leads',
  records: ['lead'],
  view: LeadTransitionResultView,
});

@ApiTags('Leads')
@Controller('leads/:id')
export class TransitionWithInteractionController {
  constructor(private readonly transitions: TransitionWithInteractionService) {}

  @UseInterceptors(LeadEtagInterceptor)
  @routes.Post('transitions')
  transition(
    @routes.Id() id: string,
    @Body() body: TransitionWithInteraction,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.transitions.transition(id, body, ifMatch, actor);
  }

  @routes.Post('verification-requests', { view: VerificationRequestView })
  requestVerification(
    @routes.Id() id: string,
    @Body() body: VerificationRequestWithInteraction,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.transitions.requestVerification(id, body, ifMatch, actor);
  }
}
