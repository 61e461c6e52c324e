import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, Instant, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId, Ids, NestedObject } from '../../common/validation/reference.decorator.js';
import { DIRECTIONS, type Direction, INTERACTION_KINDS, type InteractionKind } from '../model/interaction.constants.js';

/** A follow-up task that is created together with the interaction. */
export class FollowUp {
  /**
   * Title of the task.
   * @example "Send the site proposals"
   */
  @IsSingleLine()
  title: string;

  /**
   * The due date.
   * @example "2026-12-15"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * The user who is responsible for the task; the caller when absent.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @IsId()
  assigneeId?: string | null;
}

/** A new interaction. At least one of company, lead, contacts, activity and agreement is required. */
export class CreateInteraction {
  /**
   * The form of the interaction.
   * @example "meeting"
   */
  @IsIn(INTERACTION_KINDS)
  kind: InteractionKind;

  /**
   * The time of the interaction; not in the future.
   * @example "2026-03-12T13:30:00Z"
   */
  @Instant()
  occurredAt: string;

  /**
   * The topic in one line.
   * @example "Requirements of the European assembly plant"
   */
  @IsSingleLine()
  subject: string;

  /**
   * A summary of the conversation.
   * @example "They need 4,000 m² near the E313 and 40 people by the end of next year."
   */
  @IsOptional()
  @IsTextBlock()
  summary?: string | null;

  /**
   * The side that began the interaction.
   * @example "outbound"
   */
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction | null;

  /**
   * The company of the interaction. When absent and a lead is given, it is the company of the lead.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /**
   * The lead that the interaction belongs to.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @IsId()
  leadId?: string | null;

  /**
   * The contacts who took part, at most 100.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @IsOptional()
  @Ids()
  contactIds?: string[] | null;

  /** The delegation, roadshow or seminar at which the interaction took place. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The agreement that the interaction is about. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;

  /**
   * The result of the interaction.
   * @example "They visit Genk in April"
   */
  @IsOptional()
  @IsSingleLine(500)
  outcome?: string | null;

  /** A follow-up task. Its subject is the lead, or else the company. */
  @IsOptional()
  @NestedObject(() => FollowUp)
  followUp?: FollowUp | null;

  /**
   * A task that the interaction completes. It is set to done in the same transaction; one that is done or dropped
   * already stays as it is.
   */
  @IsOptional()
  @IsId()
  completeTaskId?: string | null;
}

/** Changes to an interaction (JSON merge patch). */
export class UpdateInteraction extends PartialType(
  OmitType(CreateInteraction, ['followUp', 'completeTaskId'] as const),
  {
    skipNullProperties: false,
  },
) {}
