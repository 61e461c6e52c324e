import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { IsSingleLine, IsTextBlock } from '../../../common/validation/field.decorator.js';
import { IsId } from '../../../common/validation/reference.decorator.js';
import {
  PARTICIPANT_ROLES,
  PARTICIPANT_STATUSES,
  type ParticipantRole,
  type ParticipantStatus,
} from '../model/participant.constants.js';

/** A new participant of a delegation. */
export class CreateParticipant {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  @IsId()
  contactId: string;

  /**
   * The company that the person represents, where it is not the employer of the contact.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /**
   * The role; `member` when absent. A delegation has at most one head.
   * @example "member"
   */
  @ValidateIf((participant: CreateParticipant) => participant.role !== undefined)
  @IsIn(PARTICIPANT_ROLES)
  role?: ParticipantRole;

  /**
   * Whether the person comes, and afterwards whether the person came.
   * @example "confirmed"
   */
  @IsOptional()
  @IsIn(PARTICIPANT_STATUSES)
  status?: ParticipantStatus | null;

  /**
   * The person's title on this visit; the job title of the contact when absent.
   * @example "Vice President"
   */
  @IsOptional()
  @IsSingleLine()
  title?: string | null;

  /** Passport and dietary data belong in `travel-details`, not here. */
  @IsOptional()
  @IsTextBlock()
  notes?: string | null;
}

/** Changes to a participant (JSON merge patch). */
export class UpdateParticipant extends PartialType(OmitType(CreateParticipant, ['contactId'] as const), {
  skipNullProperties: false,
}) {}
