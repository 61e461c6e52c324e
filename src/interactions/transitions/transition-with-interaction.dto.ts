import { ApiSchema, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { CalendarDate, IsTextBlock } from '../../common/validation/field.decorator.js';
import { NestedObject } from '../../common/validation/reference.decorator.js';
import { CreateTransition } from '../../leads/transitions/lead-transition.dto.js';
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
export class VerificationRequestWithInteraction extends OmitType(TransitionWithInteraction, [
  'to',
  'occurredOn',
  'note',
] as const) {
  /**
   * The day of the investment; today when absent. It is neither in the future nor before the previous transition or
   * change of status.
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /**
   * A text for the person who verifies.
   * @example "The company was registered on 12 May; its extract is attached"
   */
  @IsOptional()
  @IsTextBlock(5_000)
  note?: string | null;
}
