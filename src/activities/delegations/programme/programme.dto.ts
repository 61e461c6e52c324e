import { ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { EventTime, IsSingleLine, IsTextBlock, IsNonNegativeInt } from '../../../common/validation/field.decorator.js';
import { IsId, Ids } from '../../../common/validation/reference.decorator.js';
import { ITEM_KINDS, ITEM_STATUSES, type ItemKind, type ItemStatus } from '../model/programme.constants.js';
import { PRINT_LANGUAGES, type PrintLanguage } from './i18n/programme-pdf.constants.js';

/** Maximum travel time to an item, in minutes: one day. */
const MAX_TRAVEL_MINUTES = 1_440;

/** Maximum number of participants that can be named for an item. */
const MAX_PEOPLE = 500;

/** A new item of a programme. */
export class CreateProgrammeItem {
  /**
   * Local time in the time zone of the delegation, or with an offset.
   * @example "2015-10-12T09:00"
   */
  @EventTime()
  startsAt: string;

  /** @example "2015-10-12T11:30" */
  @EventTime()
  endsAt: string;

  /** @example "Tour of the production lines" */
  @IsSingleLine()
  title: string;

  /**
   * The kind. When absent it is `seminar` if `seminarId` is given, otherwise `meeting`.
   * @example "tour"
   */
  @ValidateIf((item: CreateProgrammeItem) => item.kind !== undefined)
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;

  /**
   * The status; `planned` when absent. A cancelled item stays in the calendars as cancelled.
   * @example "planned"
   */
  @IsOptional()
  @IsIn(ITEM_STATUSES)
  status?: ItemStatus | null;

  /** @example "Hall 3" */
  @IsOptional()
  @IsSingleLine()
  venue?: string | null;

  /** @example "Foshan" */
  @IsOptional()
  @IsSingleLine()
  city?: string | null;

  /** @example "Safety shoes are there; no photographs, please." */
  @IsOptional()
  @IsTextBlock(4_000)
  description?: string | null;

  /**
   * The company that receives the delegation. It cannot receive two visits at the same time.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsOptional()
  @IsId()
  hostCompanyId?: string | null;

  /**
   * The travel time from the item before, in minutes; none when absent.
   * @example 45
   */
  @IsOptional()
  @IsNonNegativeInt(MAX_TRAVEL_MINUTES)
  travelMinutes?: number | null;

  /** The participants of the delegation who take part; null or absent for all of them. */
  @IsOptional()
  @Ids(MAX_PEOPLE)
  participantIds?: string[] | null;

  /** The seminar that this item stands for; it must be part of this delegation. */
  @IsOptional()
  @IsId()
  seminarId?: string | null;
}

/** Changes to an item (JSON merge patch). `status` cancels the item or plans it again. */
export class UpdateProgrammeItem extends PartialType(CreateProgrammeItem, { skipNullProperties: false }) {}

/** An item that is being entered or changed. */
export class CheckProgrammeItem extends PickType(CreateProgrammeItem, [
  'startsAt',
  'endsAt',
  'status',
  'hostCompanyId',
  'travelMinutes',
  'participantIds',
] as const) {
  /** The stored item that is being changed; absent for a new one. */
  @IsOptional()
  @IsId()
  itemId?: string | null;

  /**
   * The title by which the result names the item; "…" when absent.
   * @example "Tour of the production lines"
   */
  @IsOptional()
  @IsSingleLine()
  title?: string | null;
}

/** The query for the calendar of a programme. */
export class ProgrammeCalendarQuery {
  /** Only the items in which this participant takes part. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  participantId?: string;
}

/** The query for the printed programme. */
export class ProgrammePrintQuery {
  /** The language of the fixed texts; English when absent. */
  @IsOptional()
  @IsIn(PRINT_LANGUAGES)
  lang?: PrintLanguage;
}
