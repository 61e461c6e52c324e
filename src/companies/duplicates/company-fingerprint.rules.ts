import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';
import { normaliseCompanyName, normaliseNativeName, toPinyin } from '../names/name-normalisation.rules.js';

/** The facts by which a company is recognised as a duplicate of another one. */
export interface CompanyFacts {
  /** Null for a company that is not stored yet. */
  id: string | null;
  name: string;
  nativeName: string | null;
  aliases: readonly string[];
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Normalised mail domains; see `email-domains.rules.ts`. */
  emailDomains: readonly string[];
  /** Normalised identifiers; see `identifiers.rules.ts`. */
  identifiers: ReadonlyArray<{ scheme: IdentifierScheme; value: string }>;
}

/** {@link CompanyFacts} with the keys by which names are compared. Stored companies hold these keys in columns. */
export interface CompanyFingerprint extends CompanyFacts {
  /** Result of `normaliseCompanyName(name)`. */
  nameKey: string;
  /** Result of `normaliseNativeName(nativeName)`; null without a native name. */
  nativeKey: string | null;
  /** Result of `toPinyin(nativeName).full`; null when there is none. */
  pinyin: string | null;
}

/** Calculates the comparison keys of a company. */
export function buildFingerprint(facts: CompanyFacts): CompanyFingerprint {
  const { nativeName } = facts;
  return {
    ...facts,
    nameKey: normaliseCompanyName(facts.name),
    nativeKey: nativeName === null ? null : normaliseNativeName(nativeName),
    pinyin: nativeName === null ? null : (toPinyin(nativeName)?.full ?? null),
  };
}
