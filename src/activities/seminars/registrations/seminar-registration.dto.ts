import { ApiSchema, OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { canonicaliseLanguageTag } from '../../../common/reference/language-tags.rules.js';
import { Instant, Language, IsSingleLine, IsTextBlock } from '../../../common/validation/field.decorator.js';
import { IsId, NestedList } from '../../../common/validation/reference.decorator.js';
import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../../../companies/model/company.constants.js';
import {
  ADDED_STATUSES,
  type AddedStatus,
  CHOSEN_STATUSES,
  type ChosenStatus,
} from '../model/seminar-registration.constants.js';

interface Raw {
  value: unknown;
}

const onText = (change: (text: string) => string) => (value: unknown) =>
  typeof value === 'string' ? change(value) : value;
const emailForm = onText(normaliseEmail);
const languageForm = onText((text) => canonicaliseLanguageTag(text) ?? text);

/** A consent that a person gave on the spot. */
export class WalkInConsent {
  /** @example "marketing" */
  @IsIn(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  /**
   * The text that the person agreed to.
   * @example "Yes, keep me informed about events."
   */
  @IsTextBlock(5_000)
  wording: string;
}

/** A new registration of a contact or of a person by name. A known e-mail address links the person to its contact if the names agree. */
@ApiSchema({ name: 'CreateRegistration' })
export class CreateSeminarRegistration {
  /** The contact. Fields that are absent are taken from it. */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /**
   * The name as the person writes it; required when contactId is absent.
   * @example "Zhang Wei"
   */
  @IsOptional()
  @IsSingleLine()
  fullName?: string | null;

  /**
   * Stored in lower case. People with different full names can register with one address; each has a seat.
   * @example "zhang.wei@brightpath.example"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => emailForm(value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * The company as entered. No company record is created from it.
   * @example "Brightpath Optics"
   */
  @IsOptional()
  @IsSingleLine()
  companyName?: string | null;

  /** @example "Sales director" */
  @IsOptional()
  @IsSingleLine()
  jobTitle?: string | null;

  /**
   * The preferred language of the person, as a BCP 47 tag.
   * @example "en"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => languageForm(value))
  @Language()
  language?: string | null;

  /**
   * Notes for the host. Dietary data do not belong here, because registrations are exported and not deleted.
   * @example "Comes with a colleague"
   */
  @IsOptional()
  @IsTextBlock(2_000)
  notes?: string | null;

  /**
   * Whether the person comes without a registration. With a free seat the person is checked in at once, otherwise
   * placed on the waiting list.
   */
  @IsOptional()
  @IsBoolean()
  walkIn?: boolean | null = false;

  /**
   * The consents that a person gives who comes without a registration. They need `walkIn: true` and a registration form
   * of the seminar, with whose registrations they are stored.
   */
  @IsOptional()
  @NestedList(() => WalkInConsent, 10)
  consents?: WalkInConsent[] | null;

  /** Whether to register also before registration opens or after it has closed. */
  @IsOptional()
  @IsBoolean()
  override?: boolean | null = false;

  /**
   * Whether to mail the person that there is a seat, or a place on the waiting list. It needs an e-mail address.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  sendMail?: boolean | null = false;

  /**
   * Adds a person who attended a seminar that is over, for example from a sign-in sheet that arrived late. It requires
   * `override: true` and the rights of a manager. Seats are not counted in this case.
   * @example "attended"
   */
  @IsOptional()
  @IsIn(ADDED_STATUSES)
  status?: AddedStatus | null;
}

class RegistrationChanges extends OmitType(CreateSeminarRegistration, [
  'contactId',
  'fullName',
  'walkIn',
  'consents',
  'override',
  'status',
  'sendMail',
] as const) {
  /**
   * The name as the person writes it.
   * @example "Zhang Wei"
   */
  @IsSingleLine()
  fullName: string;

  /**
   * The status. `cancelled` gives the seat to the first person on the waiting list; `attended` and `no_show` are
   * possible from the first day on.
   * @example "confirmed"
   */
  @IsIn(CHOSEN_STATUSES)
  status: ChosenStatus;

  /**
   * Whether to mail the person how the registration stands now. When absent, only a cancellation is mailed, to a person
   * who had a mail about the registration before.
   */
  @IsOptional()
  @IsBoolean()
  sendMail?: boolean | null;

  /** The contact that is this person; null when it is not known. */
  @IsOptional()
  @IsId()
  contactId?: string | null;
}

/** Changes to a registration (JSON merge patch). */
@ApiSchema({ name: 'UpdateRegistration' })
export class UpdateSeminarRegistration extends PartialType(RegistrationChanges, { skipNullProperties: false }) {}

/** A check-in. Exactly one of `code`, `registrationId` and `email` is required. */
export class CheckIn {
  /** The code, scanned or typed. Case, spaces and hyphens do not matter. */
  @IsOptional()
  @IsSingleLine(40)
  code?: string | null;

  /** The id of the registration. */
  @IsOptional()
  @IsId()
  registrationId?: string | null;

  /** The address with which the person registered, or that of the contact. It must belong to one person with a seat. */
  @IsOptional()
  @Transform(({ value }: Raw) => emailForm(value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * When the person came, if that is not now. The first day and the end of the seminar are compared with it, and the earliest
   * of several check-ins stands.
   * @example "2026-11-25T09:01:00Z"
   */
  @IsOptional()
  @Instant()
  occurredAt?: string | null;
}
