import { PartialType, PickType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMinSize, IsBoolean, IsOptional } from 'class-validator';
import { Line } from '../../common/validation/field.decorators.js';
import { Id, Ids, Part, Parts } from '../../common/validation/reference.decorators.js';
import { CreateCompany } from '../../companies/company.dto.js';
import { CreateContact } from '../../companies/contact.dto.js';

/** `true` is short for "as the form has it". */
const AsTheFormHasIt = (type: () => new () => object) =>
  Transform(({ value }: { value: unknown }) => (value === true ? new (type())() : value));

/** A contact from a registration. What is not said here is taken from the form. */
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
) {}

/** A company from a registration. What is not said here is taken from the form: name, country, mail domain. */
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

/** Whom a registration is of: a contact that is known or made, of a company that is known or made; or that it is nobody's. */
export class ResolveRegistration {
  /**
   * The contact it is.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsOptional()
  @Id()
  contactId?: string | null;

  /** Makes a contact of it: `{}` as the form has it. */
  @IsOptional()
  @AsTheFormHasIt(() => NewContact)
  @Part(() => NewContact)
  createContact?: NewContact | null;

  /** The company it is from; absent: the employer of the contact. */
  @IsOptional()
  @Id()
  companyId?: string | null;

  /** Makes a company of it: `{}` as the form has it. */
  @IsOptional()
  @AsTheFormHasIt(() => NewCompany)
  @Part(() => NewCompany)
  createCompany?: NewCompany | null;

  /** It is nobody's: a test, a machine, a slip. Its seat is freed, and nothing comes of it. */
  @IsOptional()
  @IsBoolean()
  reject?: boolean | null;

  /**
   * Why it is rejected.
   * @example "Sent for a test"
   */
  @IsOptional()
  @Line(500)
  reason?: string | null;

  /**
   * Whether the next registration with the same address, or the same spelling of the company, on this connection is
   * decided the same way. Absent: yes, unless it is rejected.
   */
  @IsOptional()
  @IsBoolean()
  remember?: boolean | null;
}

/** Opens a registration again that was decided about wrongly. */
export class ReopenRegistration {
  /**
   * What was wrong; it stands in the audit trail.
   * @example "Another Li Na: ours is at Brightpath"
   */
  @Line(500)
  reason: string;
}

/** One of many decisions. */
export class RegistrationDecision extends ResolveRegistration {
  /** @example "0199c000-0000-7000-8000-000000000a02" */
  @Id()
  registrationId: string;
}

/** Many decisions: one for each registration, or the same for many. Each is carried out by itself. */
export class ResolveRegistrations {
  /** One decision for each registration. */
  @IsOptional()
  @ArrayMinSize(1)
  @Parts(() => RegistrationDecision, 200)
  decisions?: RegistrationDecision[] | null;

  /** The registrations that `decision` is for. */
  @IsOptional()
  @ArrayMinSize(1)
  @Ids(200)
  registrationIds?: string[] | null;

  /** The decision for all of `registrationIds`. */
  @IsOptional()
  @Part(() => ResolveRegistration)
  decision?: ResolveRegistration | null;
}
