import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { TRANSITION_EXAMPLES } from '../../leads/records/lead.examples.js';
import { LeadEtagInterceptor } from '../../leads/transitions/lead-etag.interceptor.js';
import { LeadTransitionResultView } from '../../leads/transitions/lead-transition.view.js';
import { TransitionWithInteraction } from './transition-with-interaction.dto.js';
import { TransitionWithInteractionService } from './transition-with-interaction.service.js';

@ApiTags('Leads')
@Controller('leads/:id/transitions')
export class TransitionWithInteractionController {
  constructor(private readonly transitions: TransitionWithInteractionService) {}

  /**
   * Transition a lead to another stage
   *
   * The caller must be allowed to change the lead. A transition forward may skip stages when the requirements of every
   * stage on the way are met. A transition backward needs `note`. Missing fields are listed one by one under
   * `lead.gate_unmet`. Only a manager who has had no part in the lead may transition it to `invested`.
   *
   * Everything that a gate can miss may be sent with the transition: `changes` (as `PATCH /leads/{id}` takes them),
   * `evidence`, `realisations` and `interaction`. All of it is stored together with the transition, or nothing is. With
   * `changes`, `realisations` or `interaction` the errors point into this body (`/changes/jobsExpected`), otherwise
   * those of an unmet gate point into the lead (`/jobsExpected`).
   */
  @Post()
  @UseInterceptors(LeadEtagInterceptor)
  @Access('leads:write')
  @ApiIfMatch()
  @ApiOperation({ operationId: 'LeadTransitions_move' })
  @ApiBody({ type: TransitionWithInteraction, examples: TRANSITION_EXAMPLES })
  @ApiCreatedResponse({ type: LeadTransitionResultView })
  @ApiProblems(
    'lead.stage_not_allowed',
    'lead.moved_meanwhile',
    'lead.duplicate_realisation',
    'record.archived',
    '403 lead.not_yours',
    '403 lead.second_pair_of_eyes',
    '422 lead.gate_unmet',
    '422 lead.note_required',
    '422 lead.occurred_in_future',
    '422 lead.occurred_before_previous',
    '422 lead.evidence_empty',
    '422 lead.realisation_in_future',
    '422 lead.local_company_not_belgian',
  )
  transition(
    @RecordId('lead') id: string,
    @Body() body: TransitionWithInteraction,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.transitions.transition(id, body, ifMatch, actor);
  }
}
