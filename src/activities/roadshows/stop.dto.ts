import { OmitType, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import {
  Country,
  EventTime,
  IsSingleLine,
  TimeZone,
  IsNonNegativeInt,
} from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { ActivityBasics } from '../activity.dto.js';

/** Maximum number of people at a stop. */
const MAX_PEOPLE = 1_000_000;

/** A new stop of a roadshow. */
export class CreateStop extends OmitType(ActivityBasics, ['country', 'city', 'ownerId'] as const) {
  /** @example "Foshan" */
  @IsSingleLine()
  city: string;

  /**
   * The country code, ISO 3166-1.
   * @example "CN"
   */
  @Country()
  country: string;

  /**
   * Local time in the stop's time zone, or with an offset; within the days of the roadshow.
   * @example "2016-10-18T09:30"
   */
  @EventTime()
  startsAt: string;

  /** @example "2016-10-18T12:00" */
  @EventTime()
  endsAt: string;

  /**
   * The IANA time zone. Changing it keeps the instants; send the times too to keep the local times.
   * @example "Asia/Shanghai"
   */
  @TimeZone()
  timezone: string;

  /**
   * The title; the city when absent.
   * @example "Foshan, with the lighting makers of Nanhai"
   */
  @IsOptional()
  @IsSingleLine()
  title?: string | null;

  /** @example "Guangdong Hotel, Lotus Hall" */
  @IsOptional()
  @IsSingleLine()
  venue?: string | null;

  /**
   * The place in the order, from 1; the stops at that place and after it move on by one. The stop is the last when this
   * is absent.
   * @example 1
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  position?: number | null;

  /**
   * The organisation that prepares the stop locally.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @IsOptional()
  @IsId()
  localPartnerId?: string | null;

  /**
   * The number of people that is aimed at.
   * @example 80
   */
  @IsOptional()
  @IsNonNegativeInt(MAX_PEOPLE)
  targetAttendance?: number | null;

  /**
   * The number of people who came, counted by hand. When absent, the people who attended its seminars are counted.
   * @example 64
   */
  @IsOptional()
  @IsNonNegativeInt(MAX_PEOPLE)
  countedAttendance?: number | null;

  /** The user who follows up on the stop; the owner of the roadshow when absent. */
  @IsOptional()
  @IsId()
  ownerId?: string | null;
}

/** Changes to a stop (JSON merge patch). A position moves the stop there, and the stops between by one. */
export class UpdateStop extends PartialType(CreateStop, { skipNullProperties: false }) {}
