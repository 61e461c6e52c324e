import { OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsEmail, IsOptional, IsUUID, MaxLength, IsBoolean } from 'class-validator';
import { ExternalIdInput, ExternalIds } from '../../common/external-ids/external-id.dto.js';
import { canonicaliseLanguageTag } from '../../common/reference/language-tags.rules.js';
import {
  CalendarDate,
  Languages,
  IsSingleLine,
  IsSingleLineList,
  Phone,
  WebAddress,
} from '../../common/validation/field.decorator.js';
import { NestedList } from '../../common/validation/reference.decorator.js';
import { RecordConsent } from '../consents/consent.dto.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';

interface Raw {
  value: unknown;
}

const onText = (change: (text: string) => string) => (value: unknown) =>
  typeof value === 'string' ? change(value) : value;
const lowerCase = onText((text) => text.toLowerCase());
const canonicalTag = onText((text) => canonicaliseLanguageTag(text) ?? text);

/** Another company that the person works for. */
export class AffiliationBody {
  /**
   * The company.
   * @example "0199c000-0000-7000-8000-000000000101"
   */
  @Transform(({ value }: Raw) => lowerCase(value))
  @IsUUID()
  companyId: string;

  /**
   * The position of the person in that company.
   * @example "Member of the board"
   */
  @IsOptional()
  @IsSingleLine()
  jobTitle?: string | null;
}

/** A new contact. */
export class CreateContact {
  /**
   * The name as the person writes it. It is stored as it is and never split.
   * @example "Li Na"
   */
  @IsSingleLine()
  fullName: string;

  /**
   * The name in its own script.
   * @example "李娜"
   */
  @IsOptional()
  @IsSingleLine()
  nativeName?: string | null;

  /**
   * Given name, if the person stated it separately.
   * @example "Na"
   */
  @IsOptional()
  @IsSingleLine()
  givenName?: string | null;

  /**
   * Family name, if the person stated it separately.
   * @example "Li"
   */
  @IsOptional()
  @IsSingleLine()
  familyName?: string | null;

  /**
   * The main employer.
   * @example "0199c000-0000-7000-8000-000000000110"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => lowerCase(value))
  @IsUUID()
  companyId?: string | null;

  /**
   * The position of the person at the main employer.
   * @example "Export manager"
   */
  @IsOptional()
  @IsSingleLine()
  jobTitle?: string | null;

  /** Other companies that the person works for, at most 50. Each occurs once, and none is the main employer. */
  @IsOptional()
  @ArrayUnique(({ companyId }: AffiliationBody) => companyId)
  @ArrayMaxSize(50)
  @NestedList(() => AffiliationBody)
  affiliations?: AffiliationBody[] | null;

  /**
   * E-mail address, stored in lower case. No two contacts in use can have the same address.
   * @example "li.na@lumenova.example"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => onText(normaliseEmail)(value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * Phone number with its country code, stored in E.164.
   * @example "+86 755 2674 1234"
   */
  @IsOptional()
  @Phone()
  phone?: string | null;

  /**
   * Languages the person speaks, as BCP 47 tags.
   * @example ["zh-Hans", "en"]
   */
  @IsOptional()
  @Transform(({ value }: Raw) => (Array.isArray(value) ? value.map(canonicalTag) : value))
  @Languages()
  languages?: string[] | null;

  /**
   * WeChat id.
   * @example "lina_lumenova"
   */
  @IsOptional()
  @IsSingleLine(100)
  wechatId?: string | null;

  /**
   * Address of the LinkedIn profile.
   * @example "https://www.linkedin.com/in/lina-lumenova"
   */
  @IsOptional()
  @WebAddress()
  linkedinUrl?: string | null;

  /** The ids of the contact in other systems. Each id can belong to one contact only, and a PATCH replaces the whole list. */
  @ExternalIds()
  externalIds?: ExternalIdInput[] | null;

  /**
   * Free labels.
   * @example ["delegation-2026"]
   */
  @IsOptional()
  @IsSingleLineList()
  tags?: string[] | null;

  /**
   * Consents that the person gave when the contact was created. Later consents are recorded through
   * `/contacts/{id}/consents`.
   */
  @IsOptional()
  @ArrayMaxSize(20)
  @NestedList(() => RecordConsent, 20)
  consents?: RecordConsent[] | null;
}

/** Changes to a contact (JSON merge patch). */
export class UpdateContact extends PartialType(OmitType(CreateContact, ['consents'] as const), {
  skipNullProperties: false,
}) {
  /**
   * The last day for which the contact is kept although the term of the retention rule is over: from today to 24 months ahead.
   * Only managers who have signed in may change it.
   * @example "2027-06-30"
   */
  @IsOptional()
  @CalendarDate()
  keepUntil?: string | null;
}

/** The contact to merge into the one in the path. */
export class MergeContact {
  /**
   * The source of the merge. It is archived and then points to the contact in the path.
   * @example "0199c000-0000-7000-8000-000000000211"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID()
  sourceId: string;

  /**
   * Whether to return only a preview and change nothing.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean = false;
}
