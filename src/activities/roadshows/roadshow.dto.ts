import { OmitType, PartialType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import {
  CalendarDate,
  Country,
  IsSingleLine,
  IsSingleLineList,
  TimeZone,
} from '../../common/validation/field.decorator.js';
import { ActivityBasics } from '../activity.dto.js';

/** A new roadshow. Its stops define its places. */
export class CreateRoadshow extends OmitType(ActivityBasics, ['country', 'city'] as const) {
  /** @example "Roadshow Pearl River Delta" */
  @IsSingleLine()
  title: string;

  /**
   * First day, in the roadshow's time zone.
   * @example "2027-10-11"
   */
  @CalendarDate()
  startsOn: string;

  /**
   * Last day, in the roadshow's time zone.
   * @example "2027-10-15"
   */
  @CalendarDate()
  endsOn: string;

  /**
   * The IANA time zone of its days; Europe/Brussels when absent. Each stop has its own time zone.
   * @example "Asia/Shanghai"
   */
  @IsOptional()
  @TimeZone()
  timezone?: string | null;

  /**
   * The country whose investors it addresses, ISO 3166-1.
   * @example "CN"
   */
  @IsOptional()
  @Country()
  targetCountry?: string | null;

  /**
   * The sectors it addresses, as NACE codes of Rev. 2.1 or 2.
   * @example ["27.40", "26"]
   */
  @IsOptional()
  @IsSingleLineList(50, 10)
  sectors?: string[] | null;
}

/** Changes to a roadshow (JSON merge patch). */
export class UpdateRoadshow extends PartialType(CreateRoadshow, { skipNullProperties: false }) {}
