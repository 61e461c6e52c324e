import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { BulkSelection } from '../../common/bulk-updates/bulk-update.dto.js';
import {
  CalendarDate,
  IsSingleLine,
  IsSingleLineList,
  IsTextBlock,
  WebAddress,
  IsNonNegativeInt,
} from '../../common/validation/field.decorator.js';
import { IsId, NestedList, NestedObject } from '../../common/validation/reference.decorator.js';
import {
  AGREEMENT_KINDS,
  AGREEMENT_STATUSES,
  type AgreementKind,
  type AgreementStatus,
  PARTY_ROLES,
  type PartyRole,
} from './agreement.constants.js';

/** Maximum length of the wording of an agreement, in characters. */
const MAX_TEXT_LENGTH = 200_000;
/** Maximum notice, in days. */
const MAX_NOTICE_DAYS = 3_650;

/** An organisation that takes part in an agreement. */
export class Party {
  /** @example "0199c000-0000-7000-8000-000000000101" */
  @IsId()
  companyId: string;

  /**
   * The role in which the organisation takes part; `signatory` when absent.
   * @example "signatory"
   */
  @ValidateIf((party: Party) => party.role !== undefined)
  @IsIn(PARTY_ROLES)
  role?: PartyRole;
}

/** A person who signs an agreement. */
export class Signatory {
  /** @example "Erik Gerits" */
  @IsSingleLine()
  name: string;

  /** @example "Provincial Deputy" */
  @IsOptional()
  @IsSingleLine()
  capacity?: string | null;

  /**
   * The organisation that the person signs for.
   * @example "0199c000-0000-7000-8000-000000000104"
   */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /**
   * The contact that is this person, where there is one.
   * @example "0199c000-0000-7000-8000-000000000201"
   */
  @IsOptional()
  @IsId()
  contactId?: string | null;
}

/**
 * A new agreement. An agreement of the past is entered with its present status; dates that nobody knows are left out.
 */
export class CreateAgreement {
  /** @example "Memorandum on light in care" */
  @IsSingleLine()
  title: string;

  /** @example "memorandum_of_understanding" */
  @IsIn(AGREEMENT_KINDS)
  kind: AgreementKind;

  /**
   * The agreement under which this one is made.
   * @example "0199c000-0000-7000-8000-000000000501"
   */
  @IsOptional()
  @IsId()
  parentId?: string | null;

  /** The organisations that take part, each named once. */
  @IsOptional()
  @NestedList(() => Party)
  parties?: Party[] | null;

  /** The signatories, in the order of the document. */
  @IsOptional()
  @NestedList(() => Signatory)
  signatories?: Signatory[] | null;

  /**
   * The subjects of the agreement.
   * @example ["education", "care", "agriculture"]
   */
  @IsOptional()
  @IsSingleLineList(50, 100)
  fields?: string[] | null;

  /**
   * The status; `draft` when absent. It then changes from draft to negotiated, signed and in_force. It ends as
   * terminated, or becomes expired automatically after its end date; a new end date puts an expired agreement in force
   * again.
   * @example "draft"
   */
  @ValidateIf((agreement: CreateAgreement) => agreement.status !== undefined)
  @IsIn(AGREEMENT_STATUSES)
  status?: AgreementStatus;

  /**
   * The day of signing, not in the future. Today in Europe/Brussels when the agreement becomes signed and this is
   * absent.
   * @example "2016-05-24"
   */
  @IsOptional()
  @CalendarDate()
  signedOn?: string | null;

  /**
   * The first day in force. The day of signing, or else today, when the agreement comes into force and this is absent.
   * @example "2016-05-24"
   */
  @IsOptional()
  @CalendarDate()
  effectiveOn?: string | null;

  /**
   * The last day; the agreement expires on the day after.
   * @example "2036-05-23"
   */
  @IsOptional()
  @CalendarDate()
  expiresOn?: string | null;

  /** The day of the termination, not in the future. Today when the agreement becomes terminated and this is absent. */
  @IsOptional()
  @CalendarDate()
  terminatedOn?: string | null;

  /**
   * The number of days before the end at which the owner gets a task to decide about the renewal. No task is created
   * when this is absent.
   * @example 180
   */
  @IsOptional()
  @IsNonNegativeInt(MAX_NOTICE_DAYS)
  renewalNoticeDays?: number | null;

  /** The wording of the agreement. */
  @IsOptional()
  @IsTextBlock(MAX_TEXT_LENGTH)
  text?: string | null;

  /**
   * The web address of the document.
   * @example "https://www.example.org/partnership.pdf"
   */
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /**
   * The user who is notified before the agreement ends.
   * @example "0199c000-0000-7000-8000-000000000002"
   */
  @IsOptional()
  @IsId()
  ownerId?: string | null;

  @IsOptional()
  @IsTextBlock()
  notes?: string | null;
}

/** Changes to an agreement (JSON merge patch). A list that is sent replaces the stored list. */
export class UpdateAgreement extends PartialType(CreateAgreement, { skipNullProperties: false }) {}

/** Changes that many agreements get alike. */
export class BulkAgreementChanges extends OmitType(UpdateAgreement, ['title', 'parties', 'signatories'] as const) {}

/** A change of many agreements: those with the ids, or those that match the filter. */
export class BulkUpdateAgreements extends BulkSelection {
  /** Changes as `PATCH /agreements/{id}` takes them. */
  @IsOptional()
  @NestedObject(() => BulkAgreementChanges)
  changes?: BulkAgreementChanges | null;
}
