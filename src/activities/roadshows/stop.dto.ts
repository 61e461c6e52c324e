import { OmitType, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Country, EventTime, Line, TimeZone, Whole } from '../../common/validation/field.decorators.js';
import { Id } from '../../common/validation/reference.decorators.js';
import { ActivityBasics } from '../activity.dto.js';

/** Most people that a stop can be for. */
const MOST_PEOPLE = 1_000_000;

/** A new stop of a roadshow. */
export class CreateStop extends OmitType(ActivityBasics, ['country', 'city', 'ownerId'] as const) {
  /** @example "Foshan" */
  @Line()
  city: string;

  /**
   * ISO 3166-1.
   * @example "CN"
   */
  @Country()
  country: string;

  /**
   * Local in its time zone, or with an offset; within the days of the roadshow.
   * @example "2016-10-18T09:30"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-18T12:00" */
  @EventTime()
  endsAt: string;

  /**
   * IANA time zone. A change of it leaves the instants; give the times too where they are to stay as clocks there show them.
   * @example "Asia/Shanghai"
   */
  @TimeZone()
  timezone: string;

  /**
   * What it is called; the city when absent.
   * @example "Foshan, with the lighting makers of Nanhai"
   */
  @IsOptional()
  @Line()
  title?: string | null;

  /** @example "Guangdong Hotel, Lotus Hall" */
  @IsOptional()
  @Line()
  venue?: string | null;

  /**
   * Its place in the order, from 1; the stops at that place and after it move on. The last when absent.
   * @example 1
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  position?: number | null;

  /**
   * The organisation that prepares it there.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsOptional()
  @Id()
  localPartnerId?: string | null;

  /**
   * How many people are hoped for.
   * @example 80
   */
  @IsOptional()
  @Whole(MOST_PEOPLE)
  targetAttendance?: number | null;

  /**
   * How many people came, counted by hand; where absent, those checked in at its seminars.
   * @example 64
   */
  @IsOptional()
  @Whole(MOST_PEOPLE)
  countedAttendance?: number | null;

  /** Who follows up on it; the owner of the roadshow when absent. */
  @IsOptional()
  @Id()
  ownerId?: string | null;
}

/** Changes to a stop (JSON merge patch). A position moves it there, and those between by one. */
export class UpdateStop extends PartialType(CreateStop, { skipNullProperties: false }) {}
