import type { RecordReference } from '../../records/search/record-reference.rules';
import { findTypedName, type Registration, type Resolution } from './proposals.rules';

/** The fields of a decision that is entered by hand. */
export interface DecisionValues {
  person: 'existing' | 'new';
  contact: RecordReference | null;
  fullName: string;
  nativeName: string;
  jobTitle: string;
  email: string;
  phone: string;
  /** `none` leaves the employer of the contact, or no company at all. */
  company: 'existing' | 'new' | 'none';
  chosenCompany: RecordReference | null;
  companyName: string;
  companyNativeName: string;
  country: string | null;
  city: string;
}

const HAN = /\p{Script=Han}/u;

/** Starts with what the form says. A Chinese name is the native name as well. */
export function startDecision(registration: Registration): DecisionValues {
  const { jobTitle, email, phone, companyName, country } = registration;
  const name = findTypedName(registration) ?? '';
  return {
    person: 'new',
    contact: null,
    fullName: name,
    nativeName: HAN.test(name) ? name : '',
    jobTitle: jobTitle ?? '',
    email: email ?? '',
    phone: phone ?? '',
    company: companyName === null ? 'none' : 'new',
    chosenCompany: null,
    companyName: companyName ?? '',
    companyNativeName: HAN.test(companyName ?? '') ? companyName! : '',
    country: /^[A-Za-z]{2}$/.test(country ?? '') ? country!.toUpperCase() : null,
    city: '',
  };
}

/** Lists what the user has to choose or to enter for a decision. */
export function listRequired({ person, company }: DecisionValues) {
  return [
    person === 'existing' ? ('contact' as const) : ('fullName' as const),
    ...(company === 'existing' ? (['chosenCompany'] as const) : []),
    ...(company === 'new' ? (['companyName'] as const) : []),
  ];
}

/** The exceptions that the user allows after the server has refused a request. */
export interface Permissions {
  allowDuplicate?: boolean;
  omitTakenEmail?: boolean;
}

/** Builds the request. An emptied field of a new contact stays empty, although the form has a value. */
export function buildResolution(
  values: DecisionValues,
  { allowDuplicate = false, omitTakenEmail = false }: Permissions = {},
): Resolution {
  const { person, contact, company, chosenCompany } = values;
  const createContact = { ...buildContact(values), ...(omitTakenEmail && { omitTakenEmail }) };
  return {
    ...(person === 'existing' ? { contactId: contact?.id ?? null } : { createContact }),
    ...(company === 'existing' && { companyId: chosenCompany?.id ?? null }),
    ...(company === 'new' && { createCompany: { ...buildCompany(values), ...(allowDuplicate && { allowDuplicate }) } }),
  };
}

function buildContact({ fullName, nativeName, jobTitle, email, phone }: DecisionValues) {
  return {
    fullName: fullName.trim(),
    nativeName: nativeName.trim() || null,
    jobTitle: jobTitle.trim() || null,
    email: email.trim() || null,
    phone: phone.trim() || null,
  };
}

function buildCompany({ companyName, companyNativeName, country, city }: DecisionValues) {
  return {
    name: companyName.trim(),
    ...(companyNativeName.trim() && { nativeName: companyNativeName.trim() }),
    // Without a country, that of the form is taken, which may be written in words.
    ...(country && { country }),
    ...(city.trim() && { city: city.trim() }),
  };
}
