import { ArrayUnique, IsInt, IsOptional, Max, Min } from 'class-validator';
import { EventTime, IsSingleLineList } from '../../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../../common/validation/reference.decorator.js';
import { MAX_SLOTS, MAX_TABLES } from '../model/meeting.constants.js';

/** A time slot for meetings. */
export class SlotInput {
  /**
   * The slot that gets these times. When absent, the slot that already has these times is used, or else a new one.
   * @example "0199c000-0000-7000-8000-000000404101"
   */
  @IsOptional()
  @IsId()
  id?: string | null;

  /**
   * Local time in the time zone of the activity, or with an offset.
   * @example "2016-10-19T14:00"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-19T14:30" */
  @EventTime()
  endsAt: string;
}

/** All tables and slots of an activity's meetings. */
export class PutMeetingSlots {
  /**
   * The number of meetings that can take place at the same time.
   * @example 2
   */
  @IsInt()
  @Min(1)
  @Max(MAX_TABLES)
  tables: number;

  /**
   * One name for each table. Tables are called by their numbers when this is absent.
   * @example ["By the window", "By the door"]
   */
  @IsOptional()
  @IsSingleLineList(MAX_TABLES)
  tableNames?: string[] | null;

  /**
   * All slots. A stored slot that is missing here is removed together with its proposals.
   * @example [{"startsAt": "2016-10-19T14:00", "endsAt": "2016-10-19T14:30"}, {"startsAt": "2016-10-19T14:30", "endsAt": "2016-10-19T15:00"}, {"startsAt": "2016-10-19T15:00", "endsAt": "2016-10-19T15:30"}, {"startsAt": "2016-10-19T15:30", "endsAt": "2016-10-19T16:00"}]
   */
  @NestedList(() => SlotInput, MAX_SLOTS)
  @ArrayUnique((slot?: SlotInput | null) => slot?.id ?? Symbol(), { message: '$property must not name a slot twice' })
  slots: SlotInput[];
}
