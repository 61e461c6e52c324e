import { ArrayUnique, IsInt, IsOptional, Max, Min } from 'class-validator';
import { EventTime, Lines } from '../../common/validation/field.decorators.js';
import { Id, Parts } from '../../common/validation/reference.decorators.js';
import { MOST_SLOTS, MOST_TABLES } from './meeting.vocabulary.js';

/** A time in which meetings take place. */
export class SlotInput {
  /**
   * The slot that is to have these times; absent: the one that has them already, or else a new one.
   * @example "0199c000-0000-7000-8000-000000404101"
   */
  @IsOptional()
  @Id()
  id?: string | null;

  /**
   * In the activity's time zone, unless it has one of its own.
   * @example "2016-10-19T14:00"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-19T14:30" */
  @EventTime()
  endsAt: string;
}

/** The tables and slots of an activity's meetings, all of them. */
export class PutMeetingSlots {
  /**
   * How many meetings can take place at a time.
   * @example 2
   */
  @IsInt()
  @Min(1)
  @Max(MOST_TABLES)
  tables: number;

  /**
   * One for each table; absent: they are called by their numbers.
   * @example ["By the window", "By the door"]
   */
  @IsOptional()
  @Lines(MOST_TABLES)
  tableNames?: string[] | null;

  /**
   * A slot that is not here any more is taken out, and the proposals in it with it.
   * @example [{"startsAt": "2016-10-19T14:00", "endsAt": "2016-10-19T14:30"}, {"startsAt": "2016-10-19T14:30", "endsAt": "2016-10-19T15:00"}, {"startsAt": "2016-10-19T15:00", "endsAt": "2016-10-19T15:30"}, {"startsAt": "2016-10-19T15:30", "endsAt": "2016-10-19T16:00"}]
   */
  @Parts(() => SlotInput, MOST_SLOTS)
  @ArrayUnique((slot?: SlotInput | null) => slot?.id ?? Symbol(), { message: '$property must not name a slot twice' })
  slots: SlotInput[];
}
