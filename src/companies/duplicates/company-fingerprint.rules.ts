import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';
import { buildCompanyKeys, type CompanyKeys, type CompanyNames } from '../names/company-keys.rules.js';

/** The facts by which a company is recognised as a duplicate of another one. */
export interface CompanyFacts extends CompanyNames {
  /** Null for a company that is not stored yet. */
  id: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Normalised mail domains; see `email-domains.rules.ts`. */
  emailDomains: readonly string[];
  /** Normalised identifiers; see `identifiers.rules.ts`. */
  identifiers: ReadonlyArray<{ scheme: IdentifierScheme; value: string }>;
}

/** {@link CompanyFacts} with the keys by which names are compared. Stored companies hold these keys in columns. */
export interface CompanyFingerprint
  extends CompanyFacts, Pick<CompanyKeys, 'nameKey' | 'coreKey' | 'nativeKey' | 'aliasKeys' | 'pinyin'> {}

/** Calculates the comparison keys of a company. */
export function buildFingerprint(facts: CompanyFacts): CompanyFingerprint {
  return { ...facts, ...buildCompanyKeys(facts) };
}
