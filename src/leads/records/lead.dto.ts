import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { ExternalIdInput, ExternalIds } from '../../common/external-ids/external-id.dto.js';
import { Amount } from '../../common/money/amount.dto.js';
import { NACE_VERSIONS, type NaceVersion } from '../../common/reference/nace-codes.rules.js';
import {
  CalendarDate,
  IsSingleLine,
  IsSingleLineList,
  IsTextBlock,
  IsNonNegativeInt,
} from '../../common/validation/field.decorator.js';
import { IsId, Ids, NestedObject, NestedList } from '../../common/validation/reference.decorator.js';
import {
  AmountChange,
  CandidateSiteInput,
  CompetitorLocationInput,
  LeadScreening,
  LeadSource,
  LeadSourceChange,
} from './lead-parts.dto.js';
import {
  BUSINESS_ACTIVITIES,
  type BusinessActivity,
  INVESTMENT_TYPES,
  type InvestmentType,
  INVOLVEMENTS,
  type Involvement,
  LIKELIHOODS,
  type Likelihood,
} from '../pipeline/lead.constants.js';

/** Upper limit for numbers of jobs. It is higher than any real investment, so that larger figures are typing errors. */
const MAX_JOBS = 10_000_000;

/** A new lead. It starts in the stage first_contact; fields that later stages require may be sent at once. */
export class CreateLead {
  /** @example "European assembly of LED modules" */
  @IsSingleLine()
  title: string;

  /**
   * The company that may invest.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsId()
  companyId: string;

  /** The ids of the lead in other systems. Each id can belong to one lead only, and a PATCH replaces the whole list. */
  @ExternalIds()
  externalIds?: ExternalIdInput[] | null;

  /**
   * The contact persons. A PATCH replaces the whole set.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @IsOptional()
  @Ids()
  contactIds?: string[] | null;

  /**
   * The colleague who owns the lead; the caller when absent. An API key must name an owner.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @IsId()
  ownerId?: string | null;

  /**
   * The colleague who manages the project.
   * @example "0199c000-0000-7000-8000-000000000004"
   */
  @IsOptional()
  @IsId()
  projectManagerId?: string | null;

  /**
   * Further colleagues who may edit the lead. A PATCH replaces the whole set.
   * @example []
   */
  @IsOptional()
  @Ids()
  teamIds?: string[] | null;

  /**
   * The day on which the lead came in; today when absent, never in the future.
   * @example "2026-01-12"
   */
  @IsOptional()
  @CalendarDate()
  receivedOn?: string | null;

  /** The origin of the lead. */
  @NestedObject(() => LeadSource)
  source: LeadSource;

  /** @example "greenfield" */
  @IsOptional()
  @IsIn(INVESTMENT_TYPES)
  investmentType?: InvestmentType | null;

  /** @example "assembly" */
  @IsOptional()
  @IsIn(BUSINESS_ACTIVITIES)
  businessActivity?: BusinessActivity | null;

  /**
   * NACE code of the sector, of any level (`GET /reference/nace` finds them). A NACE-BEL code of five digits is stored as its
   * class.
   * @example "27.40"
   */
  @IsOptional()
  @IsSingleLine(10)
  sector?: string | null;

  /**
   * NACE revision of the sector; 2.1 when absent.
   * @example "2.1"
   */
  @IsOptional()
  @IsIn(NACE_VERSIONS)
  sectorVersion?: NaceVersion | null;

  /** @example "Assembles LED modules for greenhouses and hospitals." */
  @IsOptional()
  @IsTextBlock()
  description?: string | null;

  /**
   * The site and conditions that the investor is looking for.
   * @example "4,000 m² near the E313, cleanroom possible"
   */
  @IsOptional()
  @IsTextBlock()
  requirements?: string | null;

  /**
   * The reasons why the region attracts the investor.
   * @example ["location", "research partners"]
   */
  @IsOptional()
  @IsSingleLineList()
  drivers?: string[] | null;

  /**
   * Whether the investor also considers other locations; false counts as an answer.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  consideringElsewhere?: boolean | null;

  /** The other locations that the investor considers. */
  @IsOptional()
  @NestedList(() => CompetitorLocationInput)
  competitorLocations?: CompetitorLocationInput[] | null;

  /** The planned capital expenditure. Its value in euro is frozen when the amount is entered. */
  @IsOptional()
  @NestedObject(() => Amount)
  capex?: Amount | null;

  /**
   * True when the investor does not disclose the amount.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  capexUndisclosed?: boolean | null;

  /** @example 40 */
  @IsOptional()
  @IsNonNegativeInt(MAX_JOBS)
  jobsExpected?: number | null;

  /** @example 0 */
  @IsOptional()
  @IsNonNegativeInt(MAX_JOBS)
  jobsSafeguarded?: number | null;

  /** @example "medium" */
  @IsOptional()
  @IsIn(LIKELIHOODS)
  likelihood?: Likelihood | null;

  /** @example "2027-06-30" */
  @IsOptional()
  @CalendarDate()
  expectedDecisionOn?: string | null;

  /**
   * Not before receivedOn or expectedDecisionOn.
   * @example "2028-01-31"
   */
  @IsOptional()
  @CalendarDate()
  expectedLandingOn?: string | null;

  /** The Belgian screening of foreign direct investment. */
  @IsOptional()
  @NestedObject(() => LeadScreening)
  screening?: LeadScreening | null;

  /** @example "2026-02-20" */
  @IsOptional()
  @CalendarDate()
  propositionSentOn?: string | null;

  /**
   * The reason why no site visit is needed, when there was none.
   * @example "They visited the region with the delegation of 2015"
   */
  @IsOptional()
  @IsTextBlock(2_000)
  siteVisitWaivedReason?: string | null;

  /** Sites proposed to the investor. */
  @IsOptional()
  @NestedList(() => CandidateSiteInput)
  sites?: CandidateSiteInput[] | null;

  /**
   * Whether the investor asked for incentives; false counts as an answer.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  incentivesRequested?: boolean | null;

  /** @example "2026-05-18" */
  @IsOptional()
  @CalendarDate()
  announcedOn?: string | null;

  /** @example 40 */
  @IsOptional()
  @IsNonNegativeInt(MAX_JOBS)
  announcedJobs?: number | null;

  /** @example 11000000 */
  @IsOptional()
  @IsNonNegativeInt()
  announcedCapexEur?: number | null;

  /**
   * The company that was set up or bought in the region. It is in Belgium.
   * @example "0199c000-0000-7000-8000-000000000191"
   */
  @IsOptional()
  @IsId()
  localCompanyId?: string | null;

  /**
   * The degree to which the work of the agency counted for the decision to invest.
   * @example "significant"
   */
  @IsOptional()
  @IsIn(INVOLVEMENTS)
  involvement?: Involvement | null;

  /**
   * Whether only the owner, the project manager, the team and managers may see the lead. A confidential lead needs a
   * codename.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  confidential?: boolean | null;

  /** @example "Project Lantern" */
  @IsOptional()
  @IsSingleLine(100)
  codename?: string | null;

  /** @example ["led"] */
  @IsOptional()
  @IsSingleLineList(50, 60)
  tags?: string[] | null;
}

/**
 * Changes to a lead (JSON merge patch). Absent fields stay as they are and null clears a field. `source`, `capex` and
 * `screening` are merged field by field. Stage and status are changed through their own routes.
 */
export class UpdateLead extends PartialType(OmitType(CreateLead, ['source', 'capex'] as const), {
  skipNullProperties: false,
}) {
  /** The origin of the lead. It cannot be cleared, so null is refused. */
  @ValidateIf((_, value) => value !== undefined)
  @NestedObject(() => LeadSourceChange)
  source?: LeadSourceChange;

  /**
   * The planned capital expenditure. Another amount is valued anew at the rate of receivedOn, unless a client gave its
   * rate; `{ "rate": null }` values the same amount anew.
   */
  @IsOptional()
  @NestedObject(() => AmountChange)
  capex?: AmountChange | null;
}
