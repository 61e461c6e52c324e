import type { CompanyFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { scoreDuplicate } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { listPlainKeys } from '../../companies/names/company-keys.rules.js';
import { compareNames } from '../../companies/names/name-comparison.rules.js';
import type { MatchReason } from '../model/intake-registration.constants.js';

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
