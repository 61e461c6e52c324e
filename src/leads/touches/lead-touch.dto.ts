import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { CalendarDate, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { TOUCH_CHANNELS, type TouchChannel } from './lead-touch.constants.js';

/** A touch added by hand: exactly one of activity, agreement and channel, and the day. */
export class CreateTouch {
  /**
   * The activity that influenced the lead.
   * @example "0199c000-0000-7000-8000-000000000403"
   */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The agreement that influenced the lead, when no activity under it did. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;

  /** The channel, when neither an activity nor an agreement influenced the lead. */
  @IsOptional()
  @IsIn(TOUCH_CHANNELS)
  channel?: TouchChannel | null;

  /**
   * The day of the touch; today when absent. It is neither in the future nor after the day on which the lead was won.
   * @example "2026-01-14"
   */
  @IsOptional()
  @CalendarDate()
  occurredOn?: string | null;

  /** The role of the touch, which is always influence. The origin of a lead is stored in its `source`. */
  @ValidateIf(({ role }: CreateTouch) => role !== undefined)
  @IsIn(['influence'])
  role?: 'influence';

  /** @example "They met the mayor of Genk at our stand" */
  @IsOptional()
  @IsTextBlock()
  note?: string | null;
}

/** Changes to a touch that was added by hand (JSON merge patch). */
export class UpdateTouch extends PartialType(CreateTouch, { skipNullProperties: false }) {}
