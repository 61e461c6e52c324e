import { type CompanyCandidate, type ContactCandidate, findTypedName, type Registration } from './proposals.rules';

/** The fields of the form that are compared. */
export type ComparedField = 'fullName' | 'email' | 'phone' | 'jobTitle' | 'companyName' | 'country' | 'domain';

/**
 * The effect of a decision on a value of the form: it is the same, it differs and the stored value stays, it fills a blank
 * field, or it is not taken over. `unsaid` means that the form says nothing.
 */
export type ComparedOutcome = 'same' | 'different' | 'fills' | 'notTaken' | 'unsaid';

export interface ComparedRow {
  field: ComparedField;
  typed: string | null;
  stored: string | null;
  outcome: ComparedOutcome;
}

/** The fields of a contact that a registration fills if they are blank. */
const FILLED_FIELDS: readonly ComparedField[] = ['phone', 'jobTitle', 'companyName'];

/** Compares what the form says about the person with a contact. */
export function compareContact(registration: Registration, contact: ContactCandidate): ComparedRow[] {
  const { email, phone, jobTitle, companyName } = registration;
  return listRows([
    ['fullName', findTypedName(registration), joinNames(contact), [contact.name, contact.nativeName]],
    ['email', email, contact.email],
    ['phone', phone, contact.phone],
    ['jobTitle', jobTitle, contact.jobTitle],
    ['companyName', companyName, contact.companyName],
  ]);
}

/**
 * Compares what the form says about the company with a company. Nothing of a company is changed by a registration.
 * @param formatCountry gives the name of a country, because a form may name it in words
 */
export function compareCompany(
  { companyName, country, email }: Registration,
  company: CompanyCandidate,
  formatCountry: (code: string) => string,
): ComparedRow[] {
  const domain = email?.split('@')[1]?.trim().toLowerCase() ?? null;
  const countryName = formatCountry(company.country);
  const rows = listRows([
    ['companyName', companyName, joinNames(company), [company.name, company.nativeName]],
    ['country', country, countryName, [countryName, company.country]],
    ['domain', domain, company.emailDomains.join(', ') || null, company.emailDomains],
  ]);
  return rows.map((row) => (row.outcome === 'fills' ? { ...row, outcome: 'notTaken' } : row));
}

type Compared = [ComparedField, string | null, string | null, (string | null)[]?];

function listRows(compared: readonly Compared[]): ComparedRow[] {
  return compared
    .filter(([, typed, stored]) => typed !== null || stored !== null)
    .map(([field, typed, stored, variants = [stored]]) => ({
      field,
      typed,
      stored,
      outcome: compareValues(field, typed, stored, variants),
    }));
}

function compareValues(
  field: ComparedField,
  typed: string | null,
  stored: string | null,
  variants: readonly (string | null)[],
): ComparedOutcome {
  if (typed === null) return 'unsaid';
  if (stored === null) return FILLED_FIELDS.includes(field) ? 'fills' : 'notTaken';
  return variants.some((variant) => variant !== null && isSame(field, typed, variant)) ? 'same' : 'different';
}

/** A phone number may be typed without its country code, which is at most three digits. */
const NATIONAL_DIGITS = 8;

function isSame(field: ComparedField, one: string, other: string): boolean {
  if (field !== 'phone') return fold(one) === fold(other);
  const [digits, otherDigits] = [one, other].map((number) => number.replaceAll(/\D/g, ''));
  return digits!.slice(-NATIONAL_DIGITS) === otherDigits!.slice(-NATIONAL_DIGITS);
}

/** Case, accents and spaces do not matter. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function joinNames({ name, nativeName }: { name: string; nativeName: string | null }): string {
  return nativeName && nativeName !== name ? `${name} ${nativeName}` : name;
}
