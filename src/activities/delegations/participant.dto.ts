import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { Line, LongText } from '../../common/validation/field.decorators.js';
import { Id } from '../../common/validation/reference.decorators.js';
import {
  PARTICIPANT_ROLES,
  PARTICIPANT_STATUSES,
  type ParticipantRole,
  type ParticipantStatus,
} from './participant.vocabulary.js';

/** Somebody to take part in a delegation. */
export class CreateParticipant {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  @Id()
  contactId: string;

  /**
   * For whom the person comes, where that is not the employer on the contact.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /**
   * In what capacity, a member when absent; a delegation has one head.
   * @example "member"
   */
  @ValidateIf((participant: CreateParticipant) => participant.role !== undefined)
  @IsIn(PARTICIPANT_ROLES)
  role?: ParticipantRole;

  /**
   * Whether the person comes, and came.
   * @example "confirmed"
   */
  @IsOptional()
  @IsIn(PARTICIPANT_STATUSES)
  status?: ParticipantStatus | null;

  /**
   * How the person is announced on this visit; the job title on the contact when absent.
   * @example "Vice President"
   */
  @IsOptional()
  @Line()
  title?: string | null;

  /** Passport and dietary data do not belong here but under `travel-details`. */
  @IsOptional()
  @LongText()
  notes?: string | null;
}

/** Changes to a participant (JSON merge patch). */
export class UpdateParticipant extends PartialType(OmitType(CreateParticipant, ['contactId'] as const), {
  skipNullProperties: false,
}) {}
