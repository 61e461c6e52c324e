import { PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMinSize, IsBoolean, IsOptional } from 'class-validator';
import { IsSingleLine } from '../../common/validation/field.decorator.js';
import { IsId, Ids, NestedObject, NestedList } from '../../common/validation/reference.decorator.js';
import { CreateCompany } from '../../companies/companies/company.dto.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';

/** Accepts `true` as an abbreviation of `{}`, which means that all data is taken from the form. */
const AsTheFormHasIt = (type: () => new () => object) =>
  Transform(({ value }: { value: unknown }) => (value === true ? new (type())() : value));

/** A new contact from a registration. Fields that are left out are taken from the form. */
export class NewContact extends PartialType(
  PickType(CreateContact, [
    'fullName',
    'nativeName',
    'givenName',
    'familyName',
    'jobTitle',
    'email',
    'phone',
    'languages',
    'tags',
  ] as const),
) {
  /**
   * Creates the contact without an e-mail address if another contact has the address, for people who share one. The
   * registration and its seat keep the address. Without it, the decision fails with `contact.duplicate_email`.
   */
  @IsOptional()
  @IsBoolean()
  omitTakenEmail?: boolean | null;
}

/** A new company from a registration. The name, the country and the mail domain are taken from the form if left out. */
export class NewCompany extends PartialType(
  PickType(CreateCompany, [
    'name',
    'country',
    'nativeName',
    'aliases',
    'kind',
    'city',
    'website',
    'emailDomains',
    'identifiers',
    'ownerId',
    'tags',
    'allowDuplicate',
  ] as const),
) {}

/** A decision about a registration: an existing or new contact and company, or a rejection. */
export class ResolveRegistration {
  /**
   * Id of the contact that the registration belongs to.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @IsId()
  contactId?: string | null;

  /** Creates a contact. Send `{}` to take all data from the form. */
  @IsOptional()
  @AsTheFormHasIt(() => NewContact)
  @NestedObject(() => NewContact)
  createContact?: NewContact | null;

  /** Id of the company of the person. Without it, the employer of the contact is used. */
  @IsOptional()
  @IsId()
  companyId?: string | null;

  /** Creates a company. Send `{}` to take all data from the form. */
  @IsOptional()
  @AsTheFormHasIt(() => NewCompany)
  @NestedObject(() => NewCompany)
  createCompany?: NewCompany | null;

  /** Rejects the registration: a test, spam, a mistake. Its seat is released, and it has no further effect. */
  @IsOptional()
  @IsBoolean()
  reject?: boolean | null;

  /**
   * Reason of the rejection.
   * @example "Sent for a test"
   */
  @IsOptional()
  @IsSingleLine(500)
  reason?: string | null;

  /**
   * Whether the decision is applied to other registrations with the same address or the same spelling of the company,
   * also of other connections unless they have a decision of their own. A rejection is applied only to registrations of
   * this connection. Without it, a decision is remembered unless it is a rejection. An address that people with
   * different names share at the seminar is remembered only by a rejection.
   */
  @IsOptional()
  @IsBoolean()
  remember?: boolean | null;

  /**
   * Whether the company on the form is another name of the chosen company. A company that is typed otherwise is remembered
   * only if it resembles a name of the chosen one, or if this is true. A text that names no company, such as `n/a` or
   * `student`, and a text without two letters are never remembered.
   */
  @IsOptional()
  @IsBoolean()
  isAnotherName?: boolean | null;
}

/** Reopens a registration after a wrong decision. */
export class ReopenRegistration {
  /**
   * Reason why the decision was wrong. It is recorded in the audit trail.
   * @example "Another Li Na: ours is at Brightpath"
   */
  @IsSingleLine(500)
  reason: string;

  /**
   * Whether the learned decisions behind the match are revoked: those that were stored for this registration, and the one
   * of `matchedByDecisionId`. Without it, they are revoked. Registrations that they have matched already stay as they are.
   */
  @IsOptional()
  @IsBoolean()
  forget?: boolean | null;
}

/** One of many decisions. */
export class RegistrationDecision extends ResolveRegistration {
  /** @example "0199c000-0000-7000-8000-000000000a02" */
  @IsId()
  registrationId: string;

  /**
   * Id of a registration whose decision comes earlier in this request. Its company, also a new one, is the company of
   * this registration as well.
   * @example "0199c000-0000-7000-8000-000000000a01"
   */
  @IsOptional()
  @IsId()
  companyOfId?: string | null;
}

/** Many decisions: one for each registration, or the same for many. Each is carried out separately. */
export class ResolveRegistrations {
  /** One decision for each registration. */
  @IsOptional()
  @ArrayMinSize(1)
  @NestedList(() => RegistrationDecision, 200)
  decisions?: RegistrationDecision[] | null;

  /** Ids of the registrations to which `decision` applies. */
  @IsOptional()
  @ArrayMinSize(1)
  @Ids(200)
  registrationIds?: string[] | null;

  /** The decision for all of `registrationIds`. */
  @IsOptional()
  @NestedObject(() => ResolveRegistration)
  decision?: ResolveRegistration | null;
}
