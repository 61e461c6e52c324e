import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { MEETING_STATUSES, type MeetingStatus, MAX_TABLES } from './model/meeting.constants.js';

/** The statuses that a new meeting can have. */
const FIRST = ['proposed', 'confirmed'] as const;

/** A meeting that a user creates. The matchmaking does not change it. */
export class CreateMeeting {
  /** @example "0199c000-0000-7000-8000-000000404104" */
  @IsId()
  slotId: string;

  /**
   * The number of the table, from 1; the first free table when absent.
   * @example 2
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_TABLES)
  table?: number | null;

  /** @example "0199c000-0000-7000-8000-000000404202" */
  @IsId()
  visitorId: string;

  /** @example "0199c000-0000-7000-8000-000000404302" */
  @IsId()
  hostId: string;

  /** @example "confirmed" */
  @IsOptional()
  @IsIn(FIRST)
  status?: (typeof FIRST)[number];
}

/** The fields of a meeting that can change. */
class MeetingChanges {
  /**
   * The slot to which the meeting is moved.
   * @example "0199c000-0000-7000-8000-000000404101"
   */
  @IsId()
  slotId: string;

  /**
   * The number of the table, from 1.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(MAX_TABLES)
  table: number;

  /** @example "held" */
  @IsIn(MEETING_STATUSES)
  status: MeetingStatus;

  /**
   * Whether the matchmaking must not change the meeting. With false it may replace a proposed meeting again.
   * @example true
   */
  @IsBoolean()
  fixed: boolean;

  /**
   * The outcome of the meeting.
   * @example "They will send samples"
   */
  @IsOptional()
  @IsSingleLine(2_000)
  outcome?: string | null;

  /**
   * The quality of the meeting, from 1 to 5; only for a meeting that was held.
   * @example 4
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  score?: number | null;
}

/** Changes to a meeting (JSON merge patch). A changed meeting becomes fixed, unless `fixed` is false in the request. */
export class UpdateMeeting extends PartialType(MeetingChanges, { skipNullProperties: false }) {}
