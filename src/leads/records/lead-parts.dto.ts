import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Amount } from '../../common/money/amount.dto.js';
import { CalendarDate, Country, IsSingleLine, IsTextBlock } from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { CHANNELS, type Channel, SCREENING_STATUSES, type ScreeningStatus } from '../pipeline/lead.constants.js';

/** The origin of a lead. */
export class LeadSource {
  /**
   * The channel through which the lead came in. `activity`, `agreement` and `referral` each need the id of their
   * record.
   * @example "agreement"
   */
  @IsIn(CHANNELS)
  channel: Channel;

  /** The delegation, roadshow or seminar that the lead came from. */
  @IsOptional()
  @IsId()
  activityId?: string | null;

  /** The agreement that the lead came from. */
  @IsOptional()
  @IsId()
  agreementId?: string | null;

  /** The company that referred the lead. */
  @IsOptional()
  @IsId()
  referrerCompanyId?: string | null;

  /**
   * Further information about the origin.
   * @example "Introduced by GSC after the seminar in Guangzhou"
   */
  @IsOptional()
  @IsSingleLine(500)
  detail?: string | null;
}

/** Changes to the origin of a lead; absent fields stay as they are. */
export class LeadSourceChange extends PartialType(LeadSource, { skipNullProperties: false }) {}

/** Changes to an amount; absent fields stay as they are. */
export class AmountChange extends PartialType(Amount, { skipNullProperties: false }) {}

/** A location that the investor compares with ours. */
export class CompetitorLocationInput {
  /**
   * ISO 3166-1 code of the country.
   * @example "NL"
   */
  @Country()
  country: string;

  /**
   * The region or city in the country.
   * @example "Eindhoven"
   */
  @IsOptional()
  @IsSingleLine()
  region?: string | null;
}

/** A site proposed to the investor. */
export class CandidateSiteInput {
  /**
   * Name of the site.
   * @example "Corda Campus"
   */
  @IsSingleLine()
  name: string;

  /** @example "Hasselt" */
  @IsOptional()
  @IsSingleLine()
  municipality?: string | null;

  /**
   * Whether the investor has shortlisted the site.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  shortlisted?: boolean | null;

  /**
   * Whether the investor has chosen the site.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  chosen?: boolean | null;
}

/** The state of the Belgian screening of foreign direct investment. */
export class LeadScreening {
  /**
   * The status, which a person sets; `POST /leads/{id}/screening/triage` makes a suggestion.
   * @example "out_of_scope"
   */
  @IsOptional()
  @IsIn(SCREENING_STATUSES)
  status?: ScreeningStatus | null;

  /** The day on which the filing was sent. The status `filed` requires it. */
  @IsOptional()
  @CalendarDate()
  filedOn?: string | null;

  /**
   * The day on which the next answer is due. A new filing sets it to 30 days after `filedOn`, and a change of `filedOn`
   * moves it, unless another day has been entered.
   */
  @IsOptional()
  @CalendarDate()
  dueOn?: string | null;

  /** The conditions of a clearance. */
  @IsOptional()
  @IsTextBlock(5_000)
  conditions?: string | null;

  /**
   * The ruleset under which the lead was assessed; that of the triage when absent.
   * @example "BE-2023-07"
   */
  @IsOptional()
  @IsSingleLine(50)
  ruleset?: string | null;
}
