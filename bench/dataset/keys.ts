import { buildCompanyKeys } from '../../src/companies/names/company-keys.rules.js';

/** Returns the stored keys of a company's names, in the order of the table's columns. */
export function buildCompanyKeyColumns(name: string, nativeName: string | null): (string | string[] | null)[] {
  const { nameKey, coreKey, nativeKey, aliasKeys, pinyin, pinyinInitials } = buildCompanyKeys({
    name,
    nativeName,
    aliases: [],
  });
  return [nameKey, coreKey, nativeKey, aliasKeys, pinyin, pinyinInitials];
}
