import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateIf,
} from 'class-validator';
import {
  REGISTRATION_STATUSES,
  type RegistrationStatus,
} from '../../activities/seminars/model/seminar-registration.constants.js';
import { Instant, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId, Ids, NestedObject } from '../../common/validation/reference.decorator.js';
import { MAIL_PURPOSES, type MailPurpose, MAX_BODY_LENGTH, MAX_DOCUMENTS } from '../model/mail.constants.js';
import {
  MAILING_LANGUAGES,
  MAILING_TEMPLATES,
  type MailingLanguage,
  type MailingTemplate,
  MAX_AUDIENCE,
} from '../model/mailing.constants.js';

const ValidateIfGiven = (field: keyof AudienceDto) => ValidateIf((given: AudienceDto) => given[field] !== undefined);

/** Tells whether a text of its own is to be checked: without a template it is required. */
const hasOwnText = ({ templateKey, subject, body }: CreateMailing) =>
  (templateKey ?? null) === null || (subject ?? body ?? null) !== null;

/** The people whom a mailing addresses: exactly one of a seminar, a delegation and chosen contacts. */
export class AudienceDto {
  /** The people who have registered for a seminar. */
  @ValidateIfGiven('seminarId')
  @IsId()
  seminarId?: string;

  /**
   * The statuses of their registrations; `registered` and `confirmed` when absent.
   * @example ["registered", "confirmed"]
   */
  @ValidateIfGiven('statuses')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(REGISTRATION_STATUSES.length)
  @ArrayUnique()
  @IsIn(REGISTRATION_STATUSES, { each: true })
  statuses?: RegistrationStatus[];

  /** The participants of a delegation who have not declined. */
  @ValidateIfGiven('delegationId')
  @IsId()
  delegationId?: string;

  /** Contacts, at most 2,000. One that is named twice gets one mail. */
  @ValidateIfGiven('contactIds')
  @Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id)) : value,
  )
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_AUDIENCE)
  @IsUUID(undefined, { each: true })
  contactIds?: string[];
}

/** A mail to many people. */
export class CreateMailing {
  /**
   * The name of the mailing. Readers see it only where the placeholders of the subject leave nothing of it, and no seminar has
   * a title.
   * @example "Change of the venue"
   */
  @IsSingleLine()
  title: string;

  /**
   * The purpose decides who gets the mail: `transactional` everybody whom the matter concerns, `event_invitation` those whose
   * latest statement on invitations is an agreement, `marketing` those who have agreed to marketing.
   * @example "transactional"
   */
  @IsIn(MAIL_PURPOSES)
  purpose: MailPurpose;

  /** The template of the text, in the language of each reader. Without it, `subject` and `body` are required. */
  @IsOptional()
  @IsIn(MAILING_TEMPLATES)
  templateKey?: MailingTemplate | null;

  /**
   * The subject in one line. It may have the placeholders of the text. Where they leave nothing of it, the title of the
   * seminar or else the name of the mailing replaces it.
   * @example "We meet at another place"
   */
  @ValidateIf(hasOwnText)
  @IsSingleLine()
  subject?: string | null;

  /**
   * The text, without markup. Blank lines separate paragraphs, and a line that is only a link becomes a button.
   * `{{contact.fullName}}`, `{{contact.companyName}}` and `{{author.fullName}}` stand for names; a mailing about a seminar
   * also knows `{{seminar.title}}`, `{{seminar.date}}`, `{{seminar.time}}` and `{{seminar.venue}}`.
   * @example "Dear {{contact.fullName}},\n\nThe seminar takes place at C-Mine in Genk."
   */
  @ValidateIf(hasOwnText)
  @IsTextBlock(MAX_BODY_LENGTH)
  @Matches(/\S/, { message: 'body must not be empty' })
  body?: string | null;

  @NestedObject(() => AudienceDto)
  audience: AudienceDto;

  /**
   * The language of the mails, or `auto` for that of each reader: the first of English, Dutch and Chinese that the person
   * has, or English.
   * @example "auto"
   */
  @IsOptional()
  @IsIn(MAILING_LANGUAGES)
  language?: MailingLanguage | null;

  /** The activity that the mails are about; that of the audience when absent. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** Documents whose current versions are attached, at most 10 with 15 MB together. */
  @IsOptional()
  @Ids(MAX_DOCUMENTS)
  documentIds?: string[] | null;

  /** The time at which the people are chosen and from which the mails are sent; at once when absent. */
  @IsOptional()
  @Instant()
  sendAt?: string | null;

  /**
   * Returns who would get a mail without sending anything. It is true when absent, so that nobody writes to many people by
   * mistake.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean | null;
}
