import type { RecordReference } from '../../../records/search/record-reference.rules';
import type { components } from '../../../shared/api/schema';

type Schemas = components['schemas'];

/** The values of the form of a person. */
export interface RegistrationValues {
  contact: RecordReference | null;
  fullName: string;
  email: string;
  companyName: string;
  jobTitle: string;
  language: string | null;
  notes: string;
}

export const NOBODY: RegistrationValues = {
  contact: null,
  fullName: '',
  email: '',
  companyName: '',
  jobTitle: '',
  language: null,
  notes: '',
};

const clean = (text: string) => text.trim() || null;

/** Builds the registration of a person. The name, the company and the address of a contact are those of the contact. */
export function buildRegistration(
  values: RegistrationValues,
): Omit<Schemas['CreateRegistration'], 'walkIn' | 'override' | 'sendMail'> {
  const { contact, language } = values;
  const common = { language, notes: clean(values.notes) };
  if (contact) return { contactId: contact.id, ...common };
  return {
    fullName: clean(values.fullName),
    email: clean(values.email),
    companyName: clean(values.companyName),
    jobTitle: clean(values.jobTitle),
    ...common,
  };
}

/** Returns the values of a registration. Its contact is found by its id, and has the name of the registration at first. */
export function readRegistration(registration: Schemas['RegistrationView']): RegistrationValues {
  const { contactId, fullName, email, companyName, jobTitle, language, notes } = registration;
  return {
    contact: contactId ? { kind: 'contact', id: contactId, title: fullName } : null,
    fullName,
    email: email ?? '',
    companyName: companyName ?? '',
    jobTitle: jobTitle ?? '',
    language,
    notes: notes ?? '',
  };
}

/** Builds the changes of a registration from the fields that the user has changed. */
export function buildRegistrationChanges(
  values: RegistrationValues,
  isChanged: (field: keyof RegistrationValues) => boolean,
): Schemas['UpdateRegistration'] {
  const texts = ['fullName', 'email', 'companyName', 'jobTitle', 'notes'] as const;
  const changed = texts.filter(isChanged).map((field) => [field, clean(values[field])]);
  return {
    ...(Object.fromEntries(changed) as Schemas['UpdateRegistration']),
    ...(isChanged('language') && { language: values.language }),
    ...(isChanged('contact') && { contactId: values.contact?.id ?? null }),
  };
}
