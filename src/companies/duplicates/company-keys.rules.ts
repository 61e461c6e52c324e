import { buildAliasKey } from './duplicate-scoring.rules.js';
import { isOwnWord } from '../names/name-comparison.rules.js';
import { normaliseCompanyName, normaliseNativeName, toPinyin } from '../names/name-normalisation.rules.js';

/** The names of a company from which its keys are derived. */
export interface CompanyNames {
  name: string;
  nativeName: string | null;
  aliases: readonly string[];
}

/** The keys that a stored company holds in columns. They find the company again under another spelling. */
export interface CompanyKeys {
  nameKey: string;
  /**
   * The words of the name that identify the company, in alphabetical order; null when the name consists of trades and
   * places.
   */
  coreKey: string | null;
  nativeKey: string | null;
  aliasKeys: string[];
  pinyin: string | null;
  pinyinInitials: string | null;
}

/** Calculates the keys of the names of a company. */
export function buildCompanyKeys({ name, nativeName, aliases }: CompanyNames): CompanyKeys {
  const nameKey = normaliseCompanyName(name);
  const pinyin = nativeName === null ? null : toPinyin(nativeName);
  return {
    nameKey,
    coreKey: buildCoreKey(nameKey),
    nativeKey: nativeName === null ? null : normaliseNativeName(nativeName),
    aliasKeys: [...new Set(aliases.map(buildAliasKey))],
    pinyin: pinyin?.full ?? null,
    pinyinInitials: pinyin?.initials ?? null,
  };
}

function buildCoreKey(nameKey: string): string | null {
  const words = [...new Set(nameKey.split(' ').filter(isOwnWord))];
  return words.toSorted().join(' ') || null;
}
