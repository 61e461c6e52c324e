import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CalendarDate, Instant, Line, LongText } from '../common/validation/field.decorators.js';
import { Id, Ids, Part } from '../common/validation/reference.decorators.js';
import { DIRECTIONS, type Direction, INTERACTION_KINDS, type InteractionKind } from './interaction.vocabulary.js';

/** What is to be done next: a task, made together with the interaction. */
export class FollowUp {
  /**
   * What is to be done.
   * @example "Send the site proposals"
   */
  @Line()
  title: string;

  /**
   * By when.
   * @example "2026-12-15"
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /**
   * Who is to do it; the caller when absent.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @Id()
  assigneeId?: string | null;
}

/** A new interaction. It must be about something: a company, a lead, contacts, an activity or an agreement. */
export class CreateInteraction {
  /**
   * How somebody was met or spoken to.
   * @example "meeting"
   */
  @IsIn(INTERACTION_KINDS)
  kind: InteractionKind;

  /**
   * When it took place; not in the future.
   * @example "2026-03-12T13:30:00Z"
   */
  @Instant()
  occurredAt: string;

  /**
   * What it was about, in one line.
   * @example "Requirements of the European assembly plant"
   */
  @Line()
  subject: string;

  /**
   * What was said.
   * @example "They need 4,000 m² near the E313 and 40 people by the end of next year."
   */
  @IsOptional()
  @LongText()
  summary?: string | null;

  /**
   * Who began it.
   * @example "outbound"
   */
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction | null;

  /**
   * The company it was with; the lead's company when a lead is given and this is not.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /**
   * The lead it belongs to.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @Id()
  leadId?: string | null;

  /**
   * The people who took part, at most 100.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @IsOptional()
  @Ids()
  contactIds?: string[] | null;

  /** The delegation, roadshow or seminar it took place at. */
  @IsOptional()
  @Id()
  activityId?: string | null;

  /** The agreement it was about. */
  @IsOptional()
  @Id()
  agreementId?: string | null;

  /**
   * What came of it.
   * @example "They visit Genk in April"
   */
  @IsOptional()
  @Line(500)
  outcome?: string | null;

  /** A task for afterwards, about the lead, or else the company. */
  @IsOptional()
  @Part(() => FollowUp)
  followUp?: FollowUp | null;
}

/** Changes to an interaction (JSON merge patch). */
export class UpdateInteraction extends PartialType(OmitType(CreateInteraction, ['followUp'] as const), {
  skipNullProperties: false,
}) {}
