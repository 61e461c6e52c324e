import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { canonicalLanguageTag } from '../../common/reference/language.tags.js';
import { EventTime, Language, Line, LongText } from '../../common/validation/field.decorators.js';
import { Id, Parts } from '../../common/validation/reference.decorators.js';

/** Somebody who speaks in a session. */
export class SpeakerBody {
  /**
   * As the programme prints it.
   * @example "Li Na"
   */
  @Line()
  name: string;

  /**
   * In what capacity.
   * @example "Export manager"
   */
  @IsOptional()
  @Line()
  capacity?: string | null;

  /**
   * The contact it is. One contact speaks in one place at a time.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @Id()
  contactId?: string | null;

  /**
   * For whom the person speaks.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @Id()
  companyId?: string | null;
}

/** A new session of a seminar. */
export class CreateSession {
  /** @example "Light against sundowning" */
  @Line()
  title: string;

  /**
   * Within the seminar: local time there, or an instant with its zone.
   * @example "2016-10-19T09:30"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-19T10:15" */
  @EventTime()
  endsAt: string;

  /**
   * Takes one session at a time.
   * @example "Auditorium"
   */
  @IsOptional()
  @Line()
  room?: string | null;

  /**
   * Spoken, as a BCP 47 tag.
   * @example "en"
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (canonicalLanguageTag(value) ?? value) : value,
  )
  @Language()
  language?: string | null;

  /** @example "What two care homes in Genk measured over a winter." */
  @IsOptional()
  @LongText()
  description?: string | null;

  /** In the order of the programme. */
  @IsOptional()
  @Parts(() => SpeakerBody, 20)
  speakers?: SpeakerBody[] | null;
}

/** Changes to a session (JSON merge patch); speakers are replaced as a whole. */
export class UpdateSession extends PartialType(CreateSession, { skipNullProperties: false }) {}
