import { IsIn } from 'class-validator';
import { CalendarDate } from '../../common/validation/field.decorator.js';
import { PersonKeys } from '../people/person-keys.decorator.js';
import { MAX_NOTICE_KEYS, NOTICE_CHANNELS, type NoticeChannel } from './privacy-notice.constants.js';

/** The people who were told that their data are stored. */
export class RecordNotices {
  /**
   * The keys, as the list has them; at most 200.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @PersonKeys(MAX_NOTICE_KEYS)
  keys: string[];

  /**
   * The day on which they were told, not in the future.
   * @example "2026-05-18"
   */
  @CalendarDate()
  givenOn: string;

  /**
   * The way in which they were told.
   * @example "email"
   */
  @IsIn(NOTICE_CHANNELS)
  channel: NoticeChannel;
}
