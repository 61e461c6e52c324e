import { CHINESE_VARIANTS } from './chinese-variants.constants.js';

let simplified: ReadonlyMap<string, string> | undefined;

/**
 * Normalises a text (NFKC) and replaces every traditional Chinese character by the simplified one, so that both spellings
 * of a name have one key. NFKC replaces compatibility ideographs. Words are not looked at: 乾 is always compared as 干,
 * whatever it means.
 */
export function toSimplifiedChinese(text: string): string {
  return text.normalize('NFKC').replace(/\p{sc=Han}/gu, (char) => (simplified ??= buildVariants()).get(char) ?? char);
}

function buildVariants(): ReadonlyMap<string, string> {
  const chars = [...CHINESE_VARIANTS];
  const variants = new Map<string, string>();
  for (let at = 0; at < chars.length; at += 2) variants.set(chars[at]!, chars[at + 1]!);
  return variants;
}
