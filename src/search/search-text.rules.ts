import { toSimplifiedChinese } from '../companies/names/chinese-variants.rules.js';
import { buildCjkBigrams, foldText } from '../companies/names/name-normalisation.rules.js';

/**
 * Characters that are removed, so that O'Neill is one word. The acute accent used as an apostrophe is removed before,
 * because normalisation turns it into a space.
 */
const APOSTROPHES = /['`‘’ʹʺʻʼʽˈ]/gu;

/** The characters that separate words. The function `search_plain` of migration 0005 has the same characters. */
const BETWEEN_WORDS =
  /[\p{Cc} -/:-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf×÷\u02c2-\u02df\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\p{VS}\ufe10-\ufe6f\ue000-\uf8ff\ufeff-\uff0f\ufff0-\uffff\u{1f000}-\u{1faff}\u{e0000}-\u{10ffff}]+/gu;

const CJK_RUN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}ー]+/gu;

/** A text split in the same way as in the index. */
export interface SearchText {
  /** The words of scripts with spaces, folded, each once. */
  words: string[];
  /** The pairs of neighbouring Chinese, Japanese and Korean characters; a single character stands alone. */
  pairs: string[];
  /** The whole text written as one word. */
  joined: string;
}

/** The greatest length of joined text in the index, in characters. */
const MAX_JOINED_LENGTH = 100;

/** Splits a text in the same way as `search_words` and `search_joined` of migration 0005; a test compares the two. */
export function parseSearchText(text: string): SearchText {
  const folded = foldText(text.replaceAll('´', '').normalize('NFKC').replace(APOSTROPHES, ''));
  // The function unaccent turns the Chinese zero into a digit; the final sigma of Greek is a sigma.
  const plain = folded.replaceAll('〇', '0').replaceAll('ς', 'σ').replace(BETWEEN_WORDS, ' ').trim();
  const words = plain.replace(CJK_RUN, ' ').split(' ').filter(Boolean);
  const joined = [...plain.replaceAll(' ', '')].slice(0, MAX_JOINED_LENGTH).join('');
  return { words: [...new Set(words)], pairs: buildCjkBigrams(plain), joined };
}

/** Splits a text in which traditional and simplified characters are the same, to compare it with another such text. */
export function parseSimplifiedText(text: string): SearchText {
  return parseSearchText(toSimplifiedChinese(text));
}
