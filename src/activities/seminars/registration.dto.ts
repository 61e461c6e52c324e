import { OmitType, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { canonicalLanguageTag } from '../../common/reference/language.tags.js';
import { Language, Line, LongText } from '../../common/validation/field.decorators.js';
import { Id } from '../../common/validation/reference.decorators.js';
import { normaliseEmail } from '../../companies/email.domains.js';
import { ADDED_STATUSES, type AddedStatus, CHOSEN_STATUSES, type ChosenStatus } from './registration.vocabulary.js';

interface Raw {
  value: unknown;
}

const onText = (change: (text: string) => string) => (value: unknown) =>
  typeof value === 'string' ? change(value) : value;
const emailForm = onText(normaliseEmail);
const languageForm = onText((text) => canonicalLanguageTag(text) ?? text);

/** Somebody registers: a contact, or a person by name, whom a known e-mail address makes a contact. */
export class CreateRegistration {
  /** The contact. What is not said here is then taken from it. */
  @IsOptional()
  @Id()
  contactId?: string | null;

  /**
   * The name as the person writes it; needed where there is no contactId.
   * @example "Zhang Wei"
   */
  @IsOptional()
  @Line()
  fullName?: string | null;

  /**
   * Kept in lower case. One address registers once.
   * @example "zhang.wei@brightpath.example"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => emailForm(value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  /**
   * As typed; it makes no company.
   * @example "Brightpath Optics"
   */
  @IsOptional()
  @Line()
  companyName?: string | null;

  /** @example "Sales director" */
  @IsOptional()
  @Line()
  jobTitle?: string | null;

  /**
   * The language the person would like, as a BCP 47 tag.
   * @example "en"
   */
  @IsOptional()
  @Transform(({ value }: Raw) => languageForm(value))
  @Language()
  language?: string | null;

  /**
   * What the host should know. What people eat does not belong here: registrations are exported, and not removed.
   * @example "Comes with a colleague"
   */
  @IsOptional()
  @LongText(2_000)
  notes?: string | null;

  /** Stands at the door without having registered: checked in at once when a seat is free, in the line otherwise. */
  @IsOptional()
  @IsBoolean()
  walkIn?: boolean | null = false;

  /** Registers before registration opens or after it has closed. */
  @IsOptional()
  @IsBoolean()
  override?: boolean | null = false;

  /**
   * Adds somebody who was at a seminar that is over: from a sign-in sheet that arrived late, or of earlier years. Needs
   * `override: true`, and is for managers. Seats are not counted then.
   * @example "attended"
   */
  @IsOptional()
  @IsIn(ADDED_STATUSES)
  status?: AddedStatus | null;
}

class RegistrationChanges extends OmitType(CreateRegistration, [
  'contactId',
  'fullName',
  'walkIn',
  'override',
  'status',
] as const) {
  /**
   * The name as the person writes it.
   * @example "Zhang Wei"
   */
  @Line()
  fullName: string;

  /**
   * Cancelled frees the seat for the first in line; attended and no_show from the first day on.
   * @example "confirmed"
   */
  @IsIn(CHOSEN_STATUSES)
  status: ChosenStatus;

  /** The contact it is; null when it is not known after all. */
  @IsOptional()
  @Id()
  contactId?: string | null;
}

/** Changes to a registration (JSON merge patch). */
export class UpdateRegistration extends PartialType(RegistrationChanges, { skipNullProperties: false }) {}

/** Somebody at the door: one of the three. */
export class CheckIn {
  /** The code, scanned or typed; case, spaces and hyphens do not matter. */
  @IsOptional()
  @Line(40)
  code?: string | null;

  /** The registration. */
  @IsOptional()
  @Id()
  registrationId?: string | null;

  /** The address the person registered with, or that of the contact. */
  @IsOptional()
  @Transform(({ value }: Raw) => emailForm(value))
  @IsEmail()
  @MaxLength(254)
  email?: string | null;
}
