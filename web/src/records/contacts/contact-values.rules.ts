import type { components } from '../../shared/api/schema';
import type { RecordReference } from '../search/record-reference.rules';

/** The fields of the short form of a contact. */
export interface ContactValues {
  fullName: string;
  nativeName: string;
  company: RecordReference | null;
  jobTitle: string;
  email: string;
  phone: string;
}

export const NO_CONTACT: ContactValues = {
  fullName: '',
  nativeName: '',
  company: null,
  jobTitle: '',
  email: '',
  phone: '',
};

/** Starts the form with a name that was typed. A name in Chinese is also the native name. */
export function startContact(name: string): ContactValues {
  return { ...NO_CONTACT, fullName: name, nativeName: /\p{Script=Han}/u.test(name) ? name : '' };
}

/** Builds the request. Empty fields are left out. */
export function buildContactRequest({ company, ...texts }: ContactValues): components['schemas']['CreateContact'] {
  const filled = Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
  return { fullName: '', ...Object.fromEntries(filled), ...(company && { companyId: company.id }) };
}
