import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { createInvalidError } from '../../common/errors/domain.errors.js';
import { CreateCompany } from '../../companies/companies/company.dto.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { findRegistrationCountry, listCompanyDomains } from '../matching/registration-company.rules.js';
import { pickFittingFields } from '../matching/registration-matching.service.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { formatFullName, toSingleLine } from '../model/registration-text.rules.js';
import type { ResolveRegistration } from './intake-registration.dto.js';

/** Builds a new company from a registration and the fields of a decision. @throws 422 naming each wrong field */
export function buildCompany(registration: IntakeRegistration, { createCompany }: ResolveRegistration): CreateCompany {
  const { companyName, emailKey } = registration;
  const emailDomains = listCompanyDomains(emailKey).slice(-1);
  return buildValidBody(CreateCompany, '/createCompany', {
    name: toSingleLine(companyName),
    country: findRegistrationCountry(registration),
    ...(createCompany?.website ? {} : { emailDomains }),
    ...omitUndefined(createCompany),
  });
}

/** Builds a new contact from a registration and the fields of a decision. @throws 422 naming each wrong field */
export function buildContact(
  registration: IntakeRegistration,
  { createContact }: ResolveRegistration,
  companyId: string | null,
): CreateContact {
  const { omitTakenEmail: _, ...fields } = createContact ?? {};
  const { emailKey, givenName, familyName, jobTitle, phone } = registration;
  const offered = pickFittingFields({ email: emailKey, givenName, familyName, jobTitle, phone });
  // Data of the form that is not valid for a contact is left out. The data of the request must be valid.
  const usable = Object.entries(offered).filter(([field, value]) => isUsable(field, value));
  return buildValidBody(CreateContact, '/createContact', {
    fullName: formatFullName(registration),
    ...Object.fromEntries(usable),
    ...omitUndefined(fields),
    companyId,
  });
}

/** Removes undefined fields, because a field that is left out must not be emptied. */
function omitUndefined(body: object | null | undefined): object {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== undefined));
}

function isUsable(field: string, value: string | null): boolean {
  const errors = validateSync(plainToInstance(CreateContact, { fullName: 'Anybody', [field]: value }));
  return !errors.some(({ property }) => property === field);
}

/** Builds a body and validates it as over HTTP. @throws 422 naming each wrong field */
function buildValidBody<T extends object>(type: ClassConstructor<T>, pointer: string, plain: object): T {
  const body = plainToInstance(type, plain);
  const errors = validateSync(body).map(({ property, constraints }) => ({
    pointer: `${pointer}/${property}`,
    code: 'field.invalid',
    detail: Object.values(constraints ?? {})[0] ?? `${property} is not valid`,
  }));
  if (errors.length > 0) throw createInvalidError(errors);
  return body;
}
