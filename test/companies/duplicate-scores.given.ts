import { buildFingerprint, type CompanyFacts } from '../../src/companies/duplicates/company-fingerprint.rules.js';
import { scoreDuplicate } from '../../src/companies/duplicates/duplicate-scoring.rules.js';
import type { IdentifierScheme } from '../../src/companies/identifiers/identifiers.rules.js';

const NOTHING: CompanyFacts = {
  id: null,
  name: '',
  nativeName: null,
  aliases: [],
  country: 'CN',
  emailDomains: [],
  identifiers: [],
};

/** The facts of a company that matter in a case. It is Chinese if the case does not say otherwise. */
export type SomeFacts = Partial<CompanyFacts> & { name: string };

/** Scores two companies of which a case tells some facts. */
export function scoreFacts(a: SomeFacts, b: SomeFacts): ReturnType<typeof scoreDuplicate> {
  return scoreDuplicate(buildFingerprint({ ...NOTHING, ...a }), buildFingerprint({ ...NOTHING, ...b }));
}

/** Builds the registration numbers of a company that has one. */
export function buildNumber(scheme: IdentifierScheme, value: string): Pick<CompanyFacts, 'identifiers'> {
  return { identifiers: [{ scheme, value }] };
}

export const belgian = { country: 'BE' };
export const german = { country: 'DE' };
