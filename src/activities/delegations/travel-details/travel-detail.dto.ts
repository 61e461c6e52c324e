import { PartialType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { CalendarDate, Country, IsSingleLine } from '../../../common/validation/field.decorator.js';

/** Passport and dietary data of a participant. Absent fields become empty. */
export class WriteTravelDetails {
  /**
   * The name as in the passport.
   * @example "CHEN WEI"
   */
  @IsOptional()
  @IsSingleLine()
  passportName?: string | null;

  /** @example "E12345678" */
  @IsOptional()
  @IsSingleLine(40)
  passportNumber?: string | null;

  /**
   * The country that issued the passport, ISO 3166-1.
   * @example "CN"
   */
  @IsOptional()
  @Country()
  passportCountry?: string | null;

  /** @example "2031-04-30" */
  @IsOptional()
  @CalendarDate()
  passportExpiresOn?: string | null;

  /** @example "1975-02-14" */
  @IsOptional()
  @CalendarDate()
  bornOn?: string | null;

  /** @example "No pork" */
  @IsOptional()
  @IsSingleLine(500)
  dietary?: string | null;

  /** @example "Step-free entrances" */
  @IsOptional()
  @IsSingleLine(500)
  accessNeeds?: string | null;

  /** @example "Chen Li, +86 138 0013 8000" */
  @IsOptional()
  @IsSingleLine(500)
  emergencyContact?: string | null;
}

/** Some of the travel details (JSON merge patch). Absent fields stay, and are not shown. */
export class UpdateTravelDetails extends PartialType(WriteTravelDetails, { skipNullProperties: false }) {}
