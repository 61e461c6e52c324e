import { ApiProperty } from '@nestjs/swagger';
import { NOTICE_CHANNELS, NOTICE_SOURCES, type NoticeChannel, type NoticeSource } from './privacy-notice.constants.js';

/** Somebody who was entered from a list of somebody else and has not been told. */
export class MissingNoticeView {
  /**
   * The id of the contact, or `registration-<id>`.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  key: string;
  /** @example "Chen Wei" */
  name: string;
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  contactId: string | null;
  /** The list by which the person came first. */
  @ApiProperty({ enum: NOTICE_SOURCES, example: 'delegation' })
  source: NoticeSource;
  /** The id of the delegation or of the import. */
  sourceId: string;
  /** @example "DEL-2026-0001 Guangdong lighting delegation" */
  sourceName: string;
  /**
   * The day on which the person was entered.
   * @example "2026-05-04"
   */
  enteredOn: string;
  /**
   * The last day for the notice, a month later.
   * @example "2026-06-04"
   */
  dueOn: string;
  /**
   * The days that are left, below zero when the notice is late.
   * @example 10
   */
  @ApiProperty({ type: 'integer' })
  daysLeft: number;
}

/** A notice that was given. */
export class GivenNoticeView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  /** @example "2026-05-18" */
  givenOn: string;
  @ApiProperty({ enum: NOTICE_CHANNELS, example: 'email' })
  channel: NoticeChannel;
}

/** The notices that were recorded. */
export class RecordedNoticesView {
  recorded: GivenNoticeView[];
  /** Keys of people who have been told before, or who do not exist. */
  skipped: string[];
}
