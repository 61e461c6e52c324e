import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { CalendarDate, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';

/** The purposes to which a person can object. */
export const OBJECTED_PURPOSES = ['marketing', 'event_invitation'] as const;
/** One of {@link OBJECTED_PURPOSES}. */
export type ObjectedPurpose = (typeof OBJECTED_PURPOSES)[number];

/** An objection of a person to mails (GDPR art. 21). A reason is not asked for. */
export class RecordObjection {
  /**
   * The purposes; both when absent.
   * @example ["marketing", "event_invitation"]
   */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(OBJECTED_PURPOSES.length)
  @IsIn(OBJECTED_PURPOSES, { each: true })
  purposes?: ObjectedPurpose[];

  /**
   * The day on which the agency received the objection, not in the future.
   * @example "2026-05-18"
   */
  @CalendarDate()
  receivedOn: string;

  /**
   * The place where the person objected, such as a letter.
   * @example "Letter of 15 May"
   */
  @IsSingleLine()
  source: string;

  /**
   * The words of the person.
   * @example "Please do not write to me any more."
   */
  @IsTextBlock(5_000)
  @Matches(/\S/, { message: '$property must not be empty' })
  wording: string;
}
