import { cjkBigrams, foldText } from '../companies/name.normalisation.js';

/** Go without a trace: O'Neill is one word. The accent that stands for one goes first: normalised it is a space. */
const APOSTROPHES = /['`‘’ʹʺʻʼʽˈ]/gu;

/** What parts words. The same characters as in the function `search_plain` of migration 0005. */
const BETWEEN_WORDS =
  /[\p{Cc} -/:-`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf×÷\u02c2-\u02df\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb\p{VS}\ufe10-\ufe6f\ue000-\uf8ff\ufeff-\uff0f\ufff0-\uffff\u{1f000}-\u{1faff}\u{e0000}-\u{10ffff}]+/gu;

const CJK_RUN = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}ー]+/gu;

/** A text cut up as the index has it. */
export interface SearchText {
  /** Words of scripts with spaces, folded, each once. */
  words: string[];
  /** Pairs of neighbouring Chinese, Japanese and Korean characters; one that stands alone is given alone. */
  pairs: string[];
  /** Everything written as one word. */
  joined: string;
}

/** Longest joined text that is indexed, in characters. */
const LONGEST_JOINED = 100;

/** Cuts a text as `search_words` and `search_joined` of migration 0005 do; a test holds them against each other. */
export function searchText(text: string): SearchText {
  const folded = foldText(text.replaceAll('´', '').normalize('NFKC').replace(APOSTROPHES, ''));
  // The Chinese zero is a digit to unaccent; the closing sigma of Greek is a sigma.
  const plain = folded.replaceAll('〇', '0').replaceAll('ς', 'σ').replace(BETWEEN_WORDS, ' ').trim();
  const words = plain.replace(CJK_RUN, ' ').split(' ').filter(Boolean);
  const joined = [...plain.replaceAll(' ', '')].slice(0, LONGEST_JOINED).join('');
  return { words: [...new Set(words)], pairs: cjkBigrams(plain), joined };
}
