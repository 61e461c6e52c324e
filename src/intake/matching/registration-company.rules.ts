import { findCountry } from '../../common/reference/country-names.rules.js';
import {
  buildFingerprint,
  type CompanyFacts,
  type CompanyFingerprint,
} from '../../companies/duplicates/company-fingerprint.rules.js';
import { scoreDuplicate } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { findEmailDomain, isSharedDomain } from '../../companies/identifiers/email-domains.rules.js';
import { listPlainKeys } from '../../companies/names/company-keys.rules.js';
import { compareNames } from '../../companies/names/name-comparison.rules.js';
import { splitCompanyName } from '../../companies/names/name-normalisation.rules.js';
import type { MatchReason } from '../model/intake-registration.constants.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';

/** Returns the country of a registration; null where the form has none or a text that names none. */
export function findRegistrationCountry({ country }: Pick<IntakeRegistration, 'country'>): string | null {
  return country === null ? null : findCountry(country);
}

/** Returns the domains of an address that can belong to one company alone. */
export function listCompanyDomains(emailKey: string | null): string[] {
  if (emailKey === null) return [];
  const host = emailKey.slice(emailKey.lastIndexOf('@') + 1);
  const domain = findEmailDomain(emailKey);
  if (domain === null || isSharedDomain(domain) || isSharedDomain(host)) return [];
  return [...new Set([host, domain])];
}

/** Returns the company of a registration in the form in which it is compared with stored companies. */
export function buildRegistrationFingerprint(
  registration: Pick<IntakeRegistration, 'companyName' | 'country' | 'emailKey'>,
  identifiers: CompanyFacts['identifiers'],
): CompanyFingerprint {
  const name = registration.companyName?.slice(0, 200) ?? null;
  return buildFingerprint({
    id: null,
    name: name ?? '',
    nativeName: name === null ? null : splitCompanyName(name).native,
    aliases: [],
    country: findRegistrationCountry(registration) ?? '',
    emailDomains: listCompanyDomains(registration.emailKey),
    identifiers,
  });
}

/** Reasons for a company that come from its names. */
const NAME_REASONS: readonly MatchReason[] = ['name', 'native_name', 'alias', 'similar_name', 'pinyin'];

/** Returns whether one of the reasons for a company is that a name of it resembles the typed one. */
export function hasNameReason(reasons: readonly MatchReason[]): boolean {
  return reasons.some((reason) => NAME_REASONS.includes(reason));
}

/**
 * Returns whether a typed name resembles a name of a company: by the rules that find candidates, or because one of the two
 * has all the words of the other. The countries do not matter, because forms seldom say them.
 */
export function isSimilarName(typed: CompanyFingerprint, company: CompanyFingerprint): boolean {
  const { reasons } = scoreDuplicate({ ...typed, country: company.country }, company);
  if (hasNameReason(reasons.map(({ code }) => code))) return true;
  const names = [company.nameKey, ...listPlainKeys(company.aliasKeys)];
  return names.some((name) => compareNames(typed.nameKey, name).relation !== 'different');
}
