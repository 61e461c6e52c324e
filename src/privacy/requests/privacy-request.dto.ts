import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsOptional, MaxLength, ValidateIf } from 'class-validator';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { CalendarDate, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import {
  REFUSED_REASONS,
  type RefusedReason,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RequestChannel,
  type RequestKind,
  type RequestState,
} from './privacy-request.constants.js';

/** A new request of a person. It is open. */
export class CreatePrivacyRequest {
  /**
   * The right that the person uses.
   * @example "access"
   */
  @IsIn(REQUEST_KINDS)
  kind: RequestKind;

  /**
   * The contact who is the person, if it is one.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The name of the person, as given in the request.
   * @example "Chen Wei"
   */
  @IsSingleLine()
  subjectName: string;

  /**
   * The address of the person, as given in the request.
   * @example "chen.wei@lumenova.example"
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseEmail(value) : value))
  @IsEmail()
  @MaxLength(254)
  subjectEmail?: string | null;

  /**
   * The day on which the agency received the request, not in the future. The answer is due a month later.
   * @example "2026-05-18"
   */
  @CalendarDate()
  receivedOn: string;

  /**
   * The way in which it came.
   * @example "email"
   */
  @IsOptional()
  @IsIn(REQUEST_CHANNELS)
  channel?: RequestChannel | null;

  /**
   * Whether it was checked that the request comes from the person; false when absent. It is required before the answer to a
   * request for access, and before an erasure.
   * @example false
   */
  @ValidateIf((request: CreatePrivacyRequest) => request.identityChecked !== undefined)
  @IsBoolean()
  identityChecked?: boolean;

  /**
   * The user who answers the request; the caller when absent.
   * @example "0199c000-0000-7000-8000-000000000002"
   */
  @IsOptional()
  @IsId()
  handlerId?: string | null;

  /** Notes for colleagues. */
  @IsOptional()
  @IsTextBlock()
  notes?: string | null;
}

/** The fields that only a change sets. */
class RequestProgress extends CreatePrivacyRequest {
  /**
   * The state. A request that is open becomes in_progress first.
   * @example "in_progress"
   */
  @IsIn(REQUEST_STATES)
  state: RequestState;

  /**
   * The day to which the answer is extended, at the latest two months after dueOn. The person must be told within the first
   * month.
   * @example "2026-07-31"
   */
  @IsOptional()
  @CalendarDate()
  extendedTo?: string | null;

  /** The reason for the extension, as the person is told. */
  @IsOptional()
  @IsTextBlock(2_000)
  extendedReason?: string | null;

  /** The result, such as the report that was sent. */
  @IsOptional()
  @IsTextBlock(5_000)
  outcome?: string | null;

  /** The reason for a refusal, required when state is refused. */
  @IsOptional()
  @IsIn(REFUSED_REASONS)
  refusedReason?: RefusedReason | null;

  /** The day of the answer. Today when the request becomes done or refused and this is absent. */
  @IsOptional()
  @CalendarDate()
  answeredOn?: string | null;
}

/** Changes to a request (JSON merge patch). */
export class UpdatePrivacyRequest extends PartialType(RequestProgress, { skipNullProperties: false }) {}
