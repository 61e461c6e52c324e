import { aliasKey } from './duplicate.scoring.js';
import { isOwnWord } from './name.likeness.js';
import { normaliseCompanyName, normaliseNativeName, pinyinOf } from './name.normalisation.js';

/** What of a company its keys are made of. */
export interface CompanyNames {
  name: string;
  nativeName: string | null;
  aliases: readonly string[];
}

/** The keys that a stored company keeps in columns, for finding it again under another spelling. */
export interface CompanyKeys {
  nameKey: string;
  /** The words of the name that say who it is, in alphabetical order; null when trades and places are all there is. */
  coreKey: string | null;
  nativeKey: string | null;
  aliasKeys: string[];
  pinyin: string | null;
  pinyinInitials: string | null;
}

/** Works out the keys of a company's names. */
export function companyKeys({ name, nativeName, aliases }: CompanyNames): CompanyKeys {
  const nameKey = normaliseCompanyName(name);
  const pinyin = nativeName === null ? null : pinyinOf(nativeName);
  return {
    nameKey,
    coreKey: coreOf(nameKey),
    nativeKey: nativeName === null ? null : normaliseNativeName(nativeName),
    aliasKeys: [...new Set(aliases.map(aliasKey))],
    pinyin: pinyin?.full ?? null,
    pinyinInitials: pinyin?.initials ?? null,
  };
}

function coreOf(nameKey: string): string | null {
  const words = [...new Set(nameKey.split(' ').filter(isOwnWord))];
  return words.toSorted().join(' ') || null;
}
