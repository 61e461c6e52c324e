import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Amount } from '../common/money/amount.dto.js';
import { CalendarDate, Country, Line, LongText } from '../common/validation/field.decorators.js';
import { Id } from '../common/validation/reference.decorators.js';
import { CHANNELS, type Channel, SCREENING_STATUSES, type ScreeningStatus } from './lead.vocabulary.js';

/** Where a lead came from. */
export class LeadSource {
  /**
   * How it came in. `activity`, `agreement` and `referral` each need the record they came through.
   * @example "agreement"
   */
  @IsIn(CHANNELS)
  channel: Channel;

  /** The delegation, roadshow or seminar it came from. */
  @IsOptional()
  @Id()
  activityId?: string | null;

  /** The agreement it came from. */
  @IsOptional()
  @Id()
  agreementId?: string | null;

  /** The company that referred it. */
  @IsOptional()
  @Id()
  referrerCompanyId?: string | null;

  /**
   * Anything else worth knowing of where it came from.
   * @example "Introduced by GSC after the seminar in Guangzhou"
   */
  @IsOptional()
  @Line(500)
  detail?: string | null;
}

/** Changes to where a lead came from; absent members stay. */
export class LeadSourceChange extends PartialType(LeadSource, { skipNullProperties: false }) {}

/** Changes to an amount; absent members stay. */
export class AmountChange extends PartialType(Amount, { skipNullProperties: false }) {}

/** A place the investor compares us with. */
export class CompetitorLocationInput {
  /**
   * ISO 3166-1.
   * @example "NL"
   */
  @Country()
  country: string;

  /**
   * Where in the country.
   * @example "Eindhoven"
   */
  @IsOptional()
  @Line()
  region?: string | null;
}

/** A site proposed to the investor. */
export class CandidateSiteInput {
  /**
   * What the site is called.
   * @example "Corda Campus"
   */
  @Line()
  name: string;

  /** @example "Hasselt" */
  @IsOptional()
  @Line()
  municipality?: string | null;

  /**
   * Whether the investor has it on the shortlist.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  shortlisted?: boolean | null;

  /**
   * Whether it is the one that was chosen.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  chosen?: boolean | null;
}

/** Where the Belgian screening of foreign direct investment stands. */
export class LeadScreening {
  /**
   * Set by a person; `POST /leads/{id}/screening/triage` suggests.
   * @example "out_of_scope"
   */
  @IsOptional()
  @IsIn(SCREENING_STATUSES)
  status?: ScreeningStatus | null;

  /** When the filing went out. */
  @IsOptional()
  @CalendarDate()
  filedOn?: string | null;

  /** When the next answer is due. */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /** Conditions that go with a clearance. */
  @IsOptional()
  @LongText(5_000)
  conditions?: string | null;

  /**
   * The rules it was assessed under; those of the triage unless given.
   * @example "BE-2023-07"
   */
  @IsOptional()
  @Line(50)
  ruleset?: string | null;
}
