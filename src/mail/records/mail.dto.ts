import { ArrayMinSize, IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { Instant, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId, Ids } from '../../common/validation/reference.decorator.js';
import {
  MAIL_LANGUAGES,
  type MailLanguage,
  MAX_BODY_LENGTH,
  MAX_DOCUMENTS,
  MAX_RECIPIENTS,
} from '../model/mail.constants.js';

/** Mails with the same text, one to each contact. */
export class CreateMails {
  /**
   * The contacts, at most 20. Each gets a mail of its own and does not see the others.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @Ids(MAX_RECIPIENTS)
  @ArrayMinSize(1)
  contactIds: string[];

  /**
   * The subject in one line.
   * @example "Your visit to Genk"
   */
  @IsSingleLine()
  subject: string;

  /**
   * The text, without markup. Blank lines separate paragraphs, and a line that is only a link becomes a button.
   * @example "Dear Mr Chen,\n\nThank you for your visit."
   */
  @IsTextBlock(MAX_BODY_LENGTH)
  @Matches(/\S/, { message: 'body must not be empty' })
  body: string;

  /**
   * The language of the lines that every mail has. Without it, it is the first one of the contact that mails can have, or
   * English.
   * @example "en"
   */
  @IsOptional()
  @IsIn(MAIL_LANGUAGES)
  language?: MailLanguage | null;

  /**
   * The lead that the mail is about.
   * @example "0199c000-0000-7000-8000-000000000310"
   */
  @IsOptional()
  @IsId()
  leadId?: string | null;

  /** The company that the mail is about. When absent and a lead is given, it is the company of the lead. */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /** The activity that the mail is about. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** Documents whose current versions are attached, at most 10 with 15 MB together. */
  @IsOptional()
  @Ids(MAX_DOCUMENTS)
  documentIds?: string[] | null;

  /** The time from which the mails are sent; at once when absent. */
  @IsOptional()
  @Instant()
  sendAt?: string | null;

  /**
   * Returns the mails without storing or sending them.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null;
}
