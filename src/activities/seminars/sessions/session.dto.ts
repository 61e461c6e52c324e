import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { canonicaliseLanguageTag } from '../../../common/reference/language-tags.rules.js';
import { EventTime, Language, IsSingleLine, IsTextBlock } from '../../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../../common/validation/reference.decorator.js';

/** A speaker of a session. */
export class SpeakerBody {
  /**
   * The name as the programme shows it.
   * @example "Li Na"
   */
  @IsSingleLine()
  name: string;

  /**
   * The position or function of the speaker.
   * @example "Export manager"
   */
  @IsOptional()
  @IsSingleLine()
  capacity?: string | null;

  /**
   * The contact that is the speaker. A contact can have only one session at a time.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The company that the speaker represents.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @IsId()
  companyId?: string | null;
}

/** A new session of a seminar. */
export class CreateSession {
  /** @example "Light against sundowning" */
  @IsSingleLine()
  title: string;

  /**
   * Local time in the seminar's time zone, or with an offset; within the hours of the seminar.
   * @example "2016-10-19T09:30"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-19T10:15" */
  @EventTime()
  endsAt: string;

  /**
   * The room. It can have only one session at a time.
   * @example "Auditorium"
   */
  @IsOptional()
  @IsSingleLine()
  room?: string | null;

  /**
   * The language spoken, as a BCP 47 tag.
   * @example "en"
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (canonicaliseLanguageTag(value) ?? value) : value,
  )
  @Language()
  language?: string | null;

  /** @example "What two care homes in Genk measured over a winter." */
  @IsOptional()
  @IsTextBlock()
  description?: string | null;

  /** The speakers, in the order of the programme. */
  @IsOptional()
  @NestedList(() => SpeakerBody, 20)
  speakers?: SpeakerBody[] | null;
}

/** Changes to a session (JSON merge patch). `speakers` replaces the stored list. */
export class UpdateSession extends PartialType(CreateSession, { skipNullProperties: false }) {}
