import type { CompanyFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { POSSIBLE_DUPLICATE, scoreDuplicate } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { formatFullName, normaliseSpelling } from '../model/registration-text.rules.js';
import { findNameLikeness, type PersonNameIndex } from '../../companies/names/person-names.rules.js';
import { buildRegistrationFingerprint } from './registration-company.rules.js';

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
  personNames: PersonNameIndex;
  companies: readonly CompanyFingerprint[];
}

/**
 * Compares a waiting registration with what decisions have settled. It is the same with an equal address or an equal
 * spelling of the company, because such decisions are applied to it. It is similar if it could have other candidates.
 */
export function compareWithSettled(
  registration: WaitingRegistration,
  settled: SettledFacts,
): 'same' | 'similar' | 'different' {
  const { emailKey, companyName } = registration;
  if (emailKey !== null && settled.emailKeys.has(emailKey)) return 'same';
  if (companyName !== null && settled.spellings.has(normaliseSpelling(companyName))) return 'same';
  return hasSimilarName(registration, settled) || hasSimilarCompany(registration, settled) ? 'similar' : 'different';
}

function hasSimilarName(registration: WaitingRegistration, { personNames }: SettledFacts): boolean {
  const name = formatFullName(registration);
  return name !== null && findNameLikeness(name, personNames) !== 'different';
}

function hasSimilarCompany(registration: WaitingRegistration, { companies }: SettledFacts): boolean {
  if (companies.length === 0) return false;
  const fingerprint = buildRegistrationFingerprint(registration, []);
  return companies.some((company) => scoreDuplicate(fingerprint, company).score >= POSSIBLE_DUPLICATE);
}
