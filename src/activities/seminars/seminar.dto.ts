import { PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, Min } from 'class-validator';
import { canonicaliseLanguageTag } from '../../common/reference/language-tags.rules.js';
import {
  EventTime,
  Languages,
  IsSingleLine,
  TimeZone,
  WebAddress,
  IsNonNegativeInt,
} from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { ActivityBasics } from '../activity.dto.js';

const canonicaliseTag = (tag: unknown) => (typeof tag === 'string' ? (canonicaliseLanguageTag(tag) ?? tag) : tag);

/** A new seminar. It is independent, or part of a stop of a roadshow or of a delegation. */
export class CreateSeminar extends ActivityBasics {
  /** @example "Limburg, testing ground for Europe" */
  @IsSingleLine()
  title: string;

  /**
   * Local time in the seminar's time zone, or with an offset.
   * @example "2027-03-18T09:00"
   */
  @EventTime()
  startsAt: string;

  /** @example "2027-03-18T12:30" */
  @EventTime()
  endsAt: string;

  /**
   * The IANA time zone. Changing it keeps the instants.
   * @example "Europe/Brussels"
   */
  @TimeZone()
  timezone: string;

  /** @example "Corda Campus, Hasselt" */
  @IsOptional()
  @IsSingleLine()
  venue?: string | null;

  /** @example "https://meet.locate.example/testing-ground" */
  @IsOptional()
  @WebAddress()
  onlineUrl?: string | null;

  /**
   * The number of seats; no limit when absent.
   * @example 80
   */
  @IsOptional()
  @IsNonNegativeInt(1_000_000)
  capacity?: number | null;

  /**
   * The time at which registration opens; at once when absent.
   * @example "2027-01-11T09:00"
   */
  @IsOptional()
  @EventTime()
  registrationOpensAt?: string | null;

  /**
   * The time at which registration closes; at the end of the seminar when absent.
   * @example "2027-03-15T18:00"
   */
  @IsOptional()
  @EventTime()
  registrationClosesAt?: string | null;

  /**
   * The number of days before the start at which people with a seat are reminded by mail: 2 when absent, none when null.
   * @example 2
   */
  @IsOptional()
  @IsNonNegativeInt(60)
  @Min(1)
  reminderDays?: number | null;

  /**
   * The number of hours within which a person who gets a seat from the waiting list has to confirm it; no deadline when
   * absent. A seat that is not confirmed goes to the next person. A deadline is never later than 12 hours before the start.
   * @example 24
   */
  @IsOptional()
  @IsNonNegativeInt(168)
  @Min(1)
  confirmWithinHours?: number | null;

  /**
   * The languages spoken, as BCP 47 tags.
   * @example ["en", "zh-Hans"]
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(canonicaliseTag) : value))
  @Languages()
  languages?: string[] | null;

  /** The stop of a roadshow of which it is a part. */
  @IsOptional()
  @IsId()
  roadshowStopId?: string | null;

  /** The delegation of which it is a part. */
  @IsOptional()
  @IsId()
  delegationId?: string | null;
}

/** Changes to a seminar (JSON merge patch). */
export class UpdateSeminar extends PartialType(CreateSeminar, { skipNullProperties: false }) {}
