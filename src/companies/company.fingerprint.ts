import type { IdentifierScheme } from './identifier.checks.js';
import { normaliseCompanyName, normaliseNativeName, pinyinOf } from './name.normalisation.js';

/** The facts of a company that can show it to be another one again. */
export interface CompanyFacts {
  /** Null for a company that is not stored yet. */
  id: string | null;
  name: string;
  nativeName: string | null;
  aliases: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Normalised mail domains, see `email.domains.ts`. */
  emailDomains: readonly string[];
  /** Normalised identifiers, see `identifier.checks.ts`. */
  identifiers: ReadonlyArray<{ scheme: IdentifierScheme; value: string }>;
}

/** {@link CompanyFacts} with the keys under which names are compared; stored companies keep these keys in columns. */
export interface CompanyFingerprint extends CompanyFacts {
  /** `normaliseCompanyName(name)`. */
  nameKey: string;
  /** `normaliseNativeName(nativeName)`, null without a native name. */
  nativeKey: string | null;
  /** `pinyinOf(nativeName).full`, null where there is none. */
  pinyin: string | null;
}

/** Works out the comparison keys of a company. */
export function fingerprintOf(facts: CompanyFacts): CompanyFingerprint {
  const { nativeName } = facts;
  return {
    ...facts,
    nameKey: normaliseCompanyName(facts.name),
    nativeKey: nativeName === null ? null : normaliseNativeName(nativeName),
    pinyin: nativeName === null ? null : (pinyinOf(nativeName)?.full ?? null),
  };
}
