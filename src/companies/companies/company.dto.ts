import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { BulkUpdateTags } from '../../common/bulk-updates/bulk-update.dto.js';
import { ExternalIdInput, ExternalIds } from '../../common/external-ids/external-id.dto.js';
import { Amount } from '../../common/money/amount.dto.js';
import { NACE_VERSIONS, type NaceVersion } from '../../common/reference/nace-codes.rules.js';
import {
  Country,
  IsSingleLine,
  IsSingleLineList,
  IsTextBlock,
  Subdivision,
  Trimmed,
  WebAddress,
  IsNonNegativeInt,
} from '../../common/validation/field.decorator.js';
import { IsId, NestedObject, NestedList } from '../../common/validation/reference.decorator.js';
import { COMPANY_KINDS, type CompanyKind } from '../model/company.constants.js';
import { IDENTIFIER_SCHEMES, type IdentifierScheme } from '../identifiers/identifiers.rules.js';

/** Maximum of a PostgreSQL integer. */
const MAX_EMPLOYEES = 2_147_483_647;

/** A registration number as typed. It is stored without separators. */
export class CompanyIdentifierInput {
  /**
   * The register that issued the number.
   * @example "USCC"
   */
  @IsIn(IDENTIFIER_SCHEMES)
  scheme: IdentifierScheme;

  /**
   * The number, with or without separators and a label such as BTW. Its check digits must be correct.
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
   * Revision of NACE to which the code belongs: 2.0 (2008) or 2.1 (2025).
   * @example "2.1"
   */
  @IsIn(NACE_VERSIONS)
  version: NaceVersion;

  /**
   * Code of a section, division, group or class. A NACE-BEL code of five digits is stored as its class.
   * @example "27.40"
   */
  @Trimmed()
  @IsString()
  @MaxLength(10)
  code: string;

  /**
   * Whether it is the main activity; at most one activity is.
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
  @IsSingleLine()
  name: string;

  /**
   * ISO 3166-1 alpha-2 code of the country.
   * @example "CN"
   */
  @Country()
  country: string;

  /**
   * The registered name in its own script.
   * @example "佛山市明栽照明有限公司"
   */
  @IsOptional()
  @IsSingleLine()
  nativeName?: string | null;

  /**
   * Other names, such as trade names, abbreviations and former names.
   * @example ["Brightwell"]
   */
  @IsOptional()
  @IsSingleLineList()
  aliases?: string[] | null;

  /**
   * The kind of organisation.
   * @example "company"
   */
  @IsOptional()
  @IsIn(COMPANY_KINDS)
  kind?: CompanyKind | null;

  /**
   * ISO 3166-2 code of a subdivision of the same country.
   * @example "CN-GD"
   */
  @IsOptional()
  @Subdivision()
  subdivision?: string | null;

  /** @example "Foshan" */
  @IsOptional()
  @IsSingleLine()
  city?: string | null;

  /** @example "12 Guangming Road" */
  @IsOptional()
  @IsTextBlock(500)
  address?: string | null;

  /** @example "528000" */
  @IsOptional()
  @IsSingleLine(20)
  postalCode?: string | null;

  /** @example "https://www.brightwell-lighting.example" */
  @IsOptional()
  @WebAddress()
  website?: string | null;

  /**
   * Domains of the e-mail addresses of its people. When absent, the domain is derived from the website. Domains of
   * providers of private mailboxes are refused.
   * @example ["brightwell-lighting.example"]
   */
  @IsOptional()
  @IsSingleLineList(20, 253)
  emailDomains?: string[] | null;

  /** Registration numbers. Each number can belong to one company only. */
  @IsOptional()
  @NestedList(() => CompanyIdentifierInput, 20)
  identifiers?: CompanyIdentifierInput[] | null;

  /** The ids of the company in other systems. Each id can belong to one company only, and a PATCH replaces the whole list. */
  @ExternalIds()
  externalIds?: ExternalIdInput[] | null;

  /** Economic activities. */
  @IsOptional()
  @NestedList(() => CompanyNaceInput, 20)
  nace?: CompanyNaceInput[] | null;

  /** @example 240 */
  @IsOptional()
  @IsNonNegativeInt(MAX_EMPLOYEES)
  employees?: number | null;

  /**
   * Turnover of the last known year. Its value in euro is calculated once and does not change with later rates.
   * @example { "amount": 12000000, "currency": "EUR" }
   */
  @IsOptional()
  @NestedObject(() => Amount)
  turnover?: Amount | null;

  /**
   * The parent company.
   * @example "0199c000-0000-7000-8000-000000000111"
   */
  @IsOptional()
  @IsId()
  parentId?: string | null;

  /**
   * The user who is responsible for the relation.
   * @example "0199c000-0000-7000-8000-000000000003"
   */
  @IsOptional()
  @IsId()
  ownerId?: string | null;

  /** @example ["led", "horticulture"] */
  @IsOptional()
  @IsSingleLineList(50, 50)
  tags?: string[] | null;

  /** @example "Met at the seminar of autumn 2016." */
  @IsOptional()
  @IsTextBlock()
  notes?: string | null;

  /**
   * Creates the company although a likely duplicate exists, after the caller has looked at the candidates. It does not
   * allow the same registration number twice.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  allowDuplicate?: boolean | null;

  /**
   * Score from which a similar company refuses the creation, from 0.4 to 0.8. A form for people sends 0.7, so that they
   * look at suggestions before they save.
   * @example 0.8
   */
  @IsOptional()
  @Min(0.4)
  @Max(0.8)
  @IsNumber({}, { message: '$property must be a number from 0.4 to 0.8' })
  minDuplicateScore?: number | null;
}

/** Changes to a company (JSON merge patch). Lists are replaced as a whole. */
export class UpdateCompany extends PartialType(
  OmitType(CreateCompany, ['allowDuplicate', 'minDuplicateScore'] as const),
  {
    skipNullProperties: false,
  },
) {}

/** Changes that many companies get alike. Names, numbers and addresses that belong to one company are left out. */
export class BulkCompanyChanges extends OmitType(UpdateCompany, [
  'name',
  'nativeName',
  'aliases',
  'identifiers',
  'externalIds',
  'website',
  'emailDomains',
  'nace',
  'turnover',
  'tags',
] as const) {}

/** A change of many companies: those with the ids, or those that match the filter. */
export class BulkUpdateCompanies extends BulkUpdateTags {
  /** Changes as `PATCH /companies/{id}` takes them. */
  @IsOptional()
  @NestedObject(() => BulkCompanyChanges)
  changes?: BulkCompanyChanges | null;
}

/** The company to merge into the one in the path. */
export class MergeCompany {
  /**
   * The source of the merge. It is archived and then points to the company in the path.
   * @example "0199c000-0000-7000-8000-000000000190"
   */
  @IsId()
  sourceId: string;

  /**
   * Whether to return only a preview and change nothing.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
