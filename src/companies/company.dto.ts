import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Amount } from '../common/money/amount.dto.js';
import { NACE_VERSIONS, type NaceVersion } from '../common/reference/nace.codes.js';
import {
  Country,
  Line,
  Lines,
  LongText,
  Subdivision,
  Trimmed,
  WebAddress,
  Whole,
} from '../common/validation/field.decorators.js';
import { Id, Part, Parts } from '../common/validation/reference.decorators.js';
import { COMPANY_KINDS, type CompanyKind } from './company.vocabulary.js';
import { IDENTIFIER_SCHEMES, type IdentifierScheme } from './identifier.checks.js';

/** Largest whole number of a PostgreSQL integer. */
const MOST_EMPLOYEES = 2_147_483_647;

/** A registration number, as typed; it is stored without separators. */
export class CompanyIdentifierInput {
  /**
   * The register.
   * @example "USCC"
   */
  @IsIn(IDENTIFIER_SCHEMES)
  scheme: IdentifierScheme;

  /**
   * The number, with or without separators; its check digits must be right.
   * @example "91440604MA4X2B7L9M"
   */
  @Trimmed()
  @IsString()
  @MaxLength(64)
  value: string;
}

/** An economic activity. */
export class CompanyNaceInput {
  /**
   * Revision of NACE that the code belongs to: 2.0 (2008) or 2.1 (2025).
   * @example "2.1"
   */
  @IsIn(NACE_VERSIONS)
  version: NaceVersion;

  /**
   * Section, division, group or class.
   * @example "27.40"
   */
  @Trimmed()
  @IsString()
  @MaxLength(10)
  code: string;

  /**
   * Whether it is the main activity; at most one is.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  primary?: boolean | null;
}

/** A new company. */
export class CreateCompany {
  /**
   * Name in Latin script.
   * @example "Brightwell Greenhouse Lighting Co., Ltd."
   */
  @Line()
  name: string;

  /**
   * ISO 3166-1 alpha-2.
   * @example "CN"
   */
  @Country()
  country: string;

  /**
   * The registered name in its own script.
   * @example "佛山市明栽照明有限公司"
   */
  @IsOptional()
  @Line()
  nativeName?: string | null;

  /**
   * Other names: trade names, abbreviations, former names.
   * @example ["Brightwell"]
   */
  @IsOptional()
  @Lines()
  aliases?: string[] | null;

  /**
   * What kind of organisation it is.
   * @example "company"
   */
  @IsOptional()
  @IsIn(COMPANY_KINDS)
  kind?: CompanyKind | null;

  /**
   * ISO 3166-2; of the same country.
   * @example "CN-GD"
   */
  @IsOptional()
  @Subdivision()
  subdivision?: string | null;

  /** @example "Foshan" */
  @IsOptional()
  @Line()
  city?: string | null;

  /** @example "12 Guangming Road" */
  @IsOptional()
  @LongText(500)
  address?: string | null;

  /** @example "528000" */
  @IsOptional()
  @Line(20)
  postalCode?: string | null;

  /** @example "https://www.brightwell-lighting.example" */
  @IsOptional()
  @WebAddress()
  website?: string | null;

  /**
   * Domains its people write from. Absent: derived from the website. Providers of private mailboxes are refused.
   * @example ["brightwell-lighting.example"]
   */
  @IsOptional()
  @Lines(20, 253)
  emailDomains?: string[] | null;

  /** Registration numbers; each belongs to one company. */
  @IsOptional()
  @Parts(() => CompanyIdentifierInput, 20)
  identifiers?: CompanyIdentifierInput[] | null;

  /** Economic activities. */
  @IsOptional()
  @Parts(() => CompanyNaceInput, 20)
  nace?: CompanyNaceInput[] | null;

  /** @example 240 */
  @IsOptional()
  @Whole(MOST_EMPLOYEES)
  employees?: number | null;

  /**
   * Of the last year known. Its value in euro is worked out once and does not move with later rates.
   * @example { "amount": 12000000, "currency": "EUR" }
   */
  @IsOptional()
  @Part(() => Amount)
  turnover?: Amount | null;

  /**
   * The company this one belongs to.
   * @example "0199c000-0000-7000-8000-000000000111"
   */
  @IsOptional()
  @Id()
  parentId?: string | null;

  /**
   * The user who looks after the relation.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @Id()
  ownerId?: string | null;

  /** @example ["led", "horticulture"] */
  @IsOptional()
  @Lines(50, 50)
  tags?: string[] | null;

  /** @example "Met at the seminar of autumn 2016." */
  @IsOptional()
  @LongText()
  notes?: string | null;

  /**
   * Creates it although a likely duplicate exists: the caller has looked at the candidates. Does not let the same
   * registration number in twice.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  allowDuplicate?: boolean | null;
}

/** Changes to a company (JSON merge patch). Lists are replaced as a whole. */
export class UpdateCompany extends PartialType(OmitType(CreateCompany, ['allowDuplicate'] as const), {
  skipNullProperties: false,
}) {}
