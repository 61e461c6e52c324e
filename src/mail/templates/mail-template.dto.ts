import { IsOptional, Matches } from 'class-validator';
import { IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { MAX_BODY_LENGTH } from '../model/mail.constants.js';

/** The text of a template in one language. */
export class PutMailTemplate {
  /**
   * The subject in one line, with placeholders.
   * @example "You are registered: {{seminar.title}}"
   */
  @IsSingleLine()
  subject: string;

  /**
   * The text, without markup, with placeholders. Blank lines separate paragraphs, and a line that is only a link becomes a
   * button. A line whose placeholders have no values is left out, and so is a paragraph with a link that does not exist.
   * @example "Dear {{contact.fullName}},\n\nWe look forward to meeting you at {{seminar.title}}.\n\n{{seminar.date}}\n{{seminar.time}}"
   */
  @IsTextBlock(MAX_BODY_LENGTH)
  @Matches(/\S/, { message: 'body must not be empty' })
  body: string;
}

/** A text to look at, which is not stored. */
export class PreviewMailTemplate {
  /**
   * The subject; the present one when absent.
   * @example "You are registered: {{seminar.title}}"
   */
  @IsOptional()
  @IsSingleLine()
  subject?: string | null;

  /** The text; the present one when absent. */
  @IsOptional()
  @IsTextBlock(MAX_BODY_LENGTH)
  @Matches(/\S/, { message: 'body must not be empty' })
  body?: string | null;

  /** A seminar, or a registration for one, whose values are shown; made-up values when absent. */
  @IsOptional()
  @IsId()
  recordId?: string | null;
}
