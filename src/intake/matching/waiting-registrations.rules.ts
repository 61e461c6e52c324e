import { buildFingerprint, type CompanyFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { POSSIBLE_DUPLICATE, scoreDuplicate } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { hasCjk } from '../../companies/names/name-normalisation.rules.js';
import { formatFullName, normaliseSpelling } from '../model/registration-text.rules.js';
import { comparePersonNames } from './person-names.rules.js';

/** The data of a registration that waits for a review. */
export interface WaitingRegistration {
  id: string;
  emailKey: string | null;
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  companyName: string | null;
  country: string | null;
}

/** The addresses, names and companies that decisions have settled. */
export interface SettledFacts {
  emailKeys: ReadonlySet<string>;
  /** Normalised spellings of companies. */
  spellings: ReadonlySet<string>;
  personNames: readonly string[];
  companies: readonly CompanyFingerprint[];
}

/** Returns the ids of the waiting registrations that could be matched differently after decisions. */
export function findAffected(waiting: readonly WaitingRegistration[], settled: SettledFacts): string[] {
  return waiting.filter((registration) => isAffected(registration, settled)).map(({ id }) => id);
}

function isAffected(registration: WaitingRegistration, settled: SettledFacts): boolean {
  const { emailKey, companyName } = registration;
  if (emailKey !== null && settled.emailKeys.has(emailKey)) return true;
  if (companyName !== null && settled.spellings.has(normaliseSpelling(companyName))) return true;
  const name = formatFullName(registration);
  if (name !== null && settled.personNames.some((other) => comparePersonNames(name, other) !== 'different'))
    return true;
  const host = emailKey === null ? null : emailKey.slice(emailKey.lastIndexOf('@') + 1);
  if (settled.companies.some(({ emailDomains }) => host !== null && isWithin(host, emailDomains))) return true;
  if (companyName === null || settled.companies.length === 0) return false;
  const fingerprint = buildNamedFingerprint(companyName, registration.country);
  return settled.companies.some((company) => scoreDuplicate(fingerprint, company).score >= POSSIBLE_DUPLICATE);
}

function isWithin(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function buildNamedFingerprint(companyName: string, country: string | null): CompanyFingerprint {
  const name = companyName.slice(0, 200);
  return buildFingerprint({
    id: null,
    name,
    nativeName: hasCjk(name) ? name : null,
    aliases: [],
    country: country?.trim().toUpperCase() ?? '',
    emailDomains: [],
    identifiers: [],
  });
}
