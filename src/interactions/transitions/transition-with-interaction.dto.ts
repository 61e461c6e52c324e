import { ApiSchema, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { NestedObject } from '../../common/validation/reference.decorator.js';
import { CreateTransition, CreateVerificationRequest } from '../../leads/transitions/lead-transition.dto.js';
import { CreateInteraction } from '../interactions/interaction.dto.js';

/** An interaction of the lead that is recorded with a transition. */
export class TransitionInteraction extends OmitType(CreateInteraction, ['leadId'] as const) {}

/** A transition to another stage, with everything that the gate of the stage can miss. */
@ApiSchema({ name: 'CreateTransition' })
export class TransitionWithInteraction extends CreateTransition {
  /** An interaction of the lead that is recorded with the transition; the gate counts it. */
  @IsOptional()
  @NestedObject(() => TransitionInteraction)
  interaction?: TransitionInteraction | null;
}

/** A request to verify the win of a lead, with everything that the transition to invested requires. */
@ApiSchema({ name: 'CreateVerificationRequest' })
export class VerificationRequestWithInteraction extends CreateVerificationRequest {
  /** An interaction of the lead that is recorded with the request; the gate counts it. */
  @IsOptional()
  @NestedObject(() => TransitionInteraction)
  interaction?: TransitionInteraction | null;
}
