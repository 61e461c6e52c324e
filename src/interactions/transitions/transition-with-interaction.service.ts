import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { applyRequestPart } from '../../common/errors/request-part.factory.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse } from '../../identity/access/access.policy.js';
import type { VerificationRequestView } from '../../leads/model/lead.view.js';
import { LeadTransitionService } from '../../leads/transitions/lead-transition.service.js';
import type { LeadTransitionResultView } from '../../leads/transitions/lead-transition.view.js';
import { InteractionService } from '../interactions/interaction.service.js';
import type {
  TransitionInteraction,
  TransitionWithInteraction,
  VerificationRequestWithInteraction,
} from './transition-with-interaction.dto.js';

/** Makes a transition of a lead, or asks for its verification, together with the interaction that its gate may require. */
@Injectable()
export class TransitionWithInteractionService {
  constructor(
    private readonly transitions: LeadTransitionService,
    private readonly interactions: InteractionService,
  ) {}

  /**
   * Transitions a lead to another stage, with everything that the body brings, in one transaction.
   * @throws what {@link LeadTransitionService.transition} and {@link InteractionService.create} throw
   */
  async transition(
    id: string,
    { interaction, ...body }: TransitionWithInteraction,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<LeadTransitionResultView> {
    return this.transitions.transition(id, body, ifMatch, actor, this.prepareInteraction(id, interaction, actor));
  }

  /**
   * Asks for the verification of a win, with everything that the body brings, in one transaction.
   * @throws what {@link LeadTransitionService.requestVerification} and {@link InteractionService.create} throw
   */
  async requestVerification(
    id: string,
    { interaction, ...body }: VerificationRequestWithInteraction,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<VerificationRequestView> {
    const recordInteraction = this.prepareInteraction(id, interaction, actor);
    return this.transitions.requestVerification(id, body, ifMatch, actor, recordInteraction);
  }

  /** Returns what records the interaction; undefined if there is none. @throws 403 if the key may record none */
  private prepareInteraction(
    leadId: string,
    interaction: TransitionInteraction | null | undefined,
    actor: Actor,
  ): ((tx: Tx) => Promise<unknown>) | undefined {
    if (!interaction) return undefined;
    if (!canUse(actor, 'interactions:write')) {
      throw new CodedError('auth.forbidden', 'The scopes of the key do not allow this (interactions:write).');
    }
    return (tx) => applyRequestPart('/interaction', () => this.interactions.create(tx, { ...interaction, leadId }));
  }
}
