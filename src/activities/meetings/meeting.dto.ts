import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Line } from '../../common/validation/field.decorators.js';
import { Id } from '../../common/validation/reference.decorators.js';
import { MEETING_STATUSES, type MeetingStatus, MOST_TABLES } from './meeting.vocabulary.js';

/** Statuses that a meeting can start with. */
const FIRST = ['proposed', 'confirmed'] as const;

/** A meeting made by hand; matchmaking plans around it. */
export class CreateMeeting {
  /** @example "0199c000-0000-7000-8000-000000404104" */
  @Id()
  slotId: string;

  /**
   * Number of the table, from 1; absent: the first that is free.
   * @example 2
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_TABLES)
  table?: number | null;

  /** @example "0199c000-0000-7000-8000-000000404202" */
  @Id()
  visitorId: string;

  /** @example "0199c000-0000-7000-8000-000000404302" */
  @Id()
  hostId: string;

  /** @example "confirmed" */
  @IsOptional()
  @IsIn(FIRST)
  status?: (typeof FIRST)[number];
}

/** What can be changed of a meeting. */
class MeetingChanges {
  /**
   * Where a meeting is moved to.
   * @example "0199c000-0000-7000-8000-000000404101"
   */
  @Id()
  slotId: string;

  /**
   * Number of the table, from 1.
   * @example 1
   */
  @IsInt()
  @Min(1)
  @Max(MOST_TABLES)
  table: number;

  /** @example "held" */
  @IsIn(MEETING_STATUSES)
  status: MeetingStatus;

  /**
   * Whether it stays where it is; false gives a proposed meeting back to the matchmaking.
   * @example true
   */
  @IsBoolean()
  fixed: boolean;

  /**
   * What came of it.
   * @example "They will send samples"
   */
  @IsOptional()
  @Line(2_000)
  outcome?: string | null;

  /**
   * How good it was, 1 to 5; of meetings that were held.
   * @example 4
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  score?: number | null;
}

/** Changes to a meeting (JSON merge patch). A changed meeting is fixed, unless the change says otherwise. */
export class UpdateMeeting extends PartialType(MeetingChanges, { skipNullProperties: false }) {}
