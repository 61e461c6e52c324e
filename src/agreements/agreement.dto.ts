import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { CalendarDate, Line, Lines, LongText, WebAddress, Whole } from '../common/validation/field.decorators.js';
import { Id, Parts } from '../common/validation/reference.decorators.js';
import {
  AGREEMENT_KINDS,
  AGREEMENT_STATUSES,
  type AgreementKind,
  type AgreementStatus,
  PARTY_ROLES,
  type PartyRole,
} from './agreement.vocabulary.js';

/** Longest wording of an agreement, in characters. */
const MOST_TEXT = 200_000;
/** Longest notice, in days. */
const MOST_NOTICE = 3_650;

/** An organisation that takes part in an agreement. */
export class Party {
  /** @example "0199c000-0000-7000-8000-000000000101" */
  @Id()
  companyId: string;

  /**
   * As what; `signatory` when absent.
   * @example "signatory"
   */
  @ValidateIf((party: Party) => party.role !== undefined)
  @IsIn(PARTY_ROLES)
  role?: PartyRole;
}

/** Somebody who put a name under an agreement. */
export class Signatory {
  /** @example "Erik Gerits" */
  @Line()
  name: string;

  /** @example "Provincial Deputy" */
  @IsOptional()
  @Line()
  capacity?: string | null;

  /**
   * For whom.
   * @example "0199c000-0000-7000-8000-000000000104"
   */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /**
   * The person, where known as a contact.
   * @example "0199c000-0000-7000-8000-000000000201"
   */
  @IsOptional()
  @Id()
  contactId?: string | null;
}

/** A new agreement. One of the past is entered with the status it has by now; dates that nobody knows stay away. */
export class CreateAgreement {
  /** @example "Memorandum on light in care" */
  @Line()
  title: string;

  /** @example "memorandum_of_understanding" */
  @IsIn(AGREEMENT_KINDS)
  kind: AgreementKind;

  /**
   * The agreement it is made under.
   * @example "0199c000-0000-7000-8000-000000000501"
   */
  @IsOptional()
  @Id()
  parentId?: string | null;

  /** Each organisation once. */
  @IsOptional()
  @Parts(() => Party)
  parties?: Party[] | null;

  /** In the order of the document. */
  @IsOptional()
  @Parts(() => Signatory)
  signatories?: Signatory[] | null;

  /**
   * What it is about.
   * @example ["education", "care", "agriculture"]
   */
  @IsOptional()
  @Lines(50, 100)
  fields?: string[] | null;

  /**
   * How far it is; `draft` when absent. Later it moves draft → negotiated → signed → in_force, and ends as terminated or,
   * once its end date has passed, by itself as expired; a new end date brings an expired one back in force.
   * @example "draft"
   */
  @ValidateIf((agreement: CreateAgreement) => agreement.status !== undefined)
  @IsIn(AGREEMENT_STATUSES)
  status?: AgreementStatus;

  /**
   * Not in the future; today, in Europe/Brussels, when it becomes signed and this is absent.
   * @example "2016-05-24"
   */
  @IsOptional()
  @CalendarDate()
  signedOn?: string | null;

  /**
   * First day in force; the day of signing, or else today, when it comes into force and this is absent.
   * @example "2016-05-24"
   */
  @IsOptional()
  @CalendarDate()
  effectiveOn?: string | null;

  /**
   * Last day; it expires the day after.
   * @example "2036-05-23"
   */
  @IsOptional()
  @CalendarDate()
  expiresOn?: string | null;

  /** Not in the future; today when it becomes terminated and this is absent. */
  @IsOptional()
  @CalendarDate()
  terminatedOn?: string | null;

  /**
   * Days before its end at which its owner gets the task to think of its renewal; absent for no task.
   * @example 180
   */
  @IsOptional()
  @Whole(MOST_NOTICE)
  renewalNoticeDays?: number | null;

  /** The wording. */
  @IsOptional()
  @LongText(MOST_TEXT)
  text?: string | null;

  /**
   * Where the document is.
   * @example "https://www.example.org/partnership.pdf"
   */
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /**
   * Who is told when it is about to end.
   * @example "0199c000-0000-7000-8000-000000000002"
   */
  @IsOptional()
  @Id()
  ownerId?: string | null;

  @IsOptional()
  @LongText()
  notes?: string | null;
}

/** Changes to an agreement (JSON merge patch); lists are replaced whole. */
export class UpdateAgreement extends PartialType(CreateAgreement, { skipNullProperties: false }) {}
