import { isCountry } from '../../common/reference/country-codes.rules.js';
import {
  buildFingerprint,
  type CompanyFacts,
  type CompanyFingerprint,
} from '../../companies/duplicates/company-fingerprint.rules.js';
import { findEmailDomain, isSharedDomain } from '../../companies/identifiers/email-domains.rules.js';
import { splitCompanyName } from '../../companies/names/name-normalisation.rules.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';

/** Returns the country if the form contains a country code, or else null. */
export function findCountry({ country }: Pick<IntakeRegistration, 'country'>): string | null {
  const code = country?.trim().toUpperCase() ?? '';
  return isCountry(code) ? code : null;
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
    country: findCountry(registration) ?? '',
    emailDomains: listCompanyDomains(registration.emailKey),
    identifiers,
  });
}
