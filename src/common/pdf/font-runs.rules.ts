/** A font family of a document. */
export type FontFamily = 'Roboto' | 'SC' | 'TC' | 'JP' | 'KR';

/** The families with Chinese characters, each in the forms of its own script. */
export type HanFamily = Exclude<FontFamily, 'Roboto'>;

/** A stretch of text in one family. */
export interface FontRun {
  font: FontFamily;
  text: string;
}

/** A text divided by families, and the characters that no family has. */
export interface FontRuns {
  runs: FontRun[];
  missing: string[];
}

/** Tells whether a family has a character. */
export type Coverage = (font: FontFamily, codePoint: number) => boolean;

/** Marks the place of omitted characters, so that the text is not mistaken for a complete one. */
export const LEFT_OUT = '[?]';

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const HANGUL = /\p{Script=Hangul}/u;
/** Punctuation that belongs between Chinese, Japanese or Korean characters, and full-width forms. */
const EAST_ASIAN = /[\u3000-\u303f\u30fb\u31c0-\u31ef\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u;
/** Invisible characters: controls, direction marks, joiners, variation selectors, unpaired surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu;
const FALLBACKS: readonly FontFamily[] = ['Roboto', 'SC', 'JP', 'TC', 'KR'];

/** The forms of Chinese characters that are usual in a country. */
const HAN_OF_COUNTRY: Record<string, HanFamily> = {
  CN: 'SC',
  SG: 'SC',
  TW: 'TC',
  HK: 'TC',
  MO: 'TC',
  JP: 'JP',
  KR: 'KR',
};

/**
 * Returns the family for Chinese characters: that of the first country that determines one, otherwise simplified
 * Chinese.
 */
export function chooseHanFamily(countries: readonly (string | null)[]): HanFamily {
  return countries.map((country) => HAN_OF_COUNTRY[country ?? '']).find(Boolean) ?? 'SC';
}

/**
 * Divides a text into stretches of one family. Latin, Greek and Cyrillic use Roboto. Chinese characters use the forms
 * of `han`, or Japanese or Korean forms beside kana or hangul. Kana and hangul use their own families. If a family
 * lacks a character, another family that has it is used. A character that no family has is left out, marked and
 * returned in `missing`.
 */
export function splitIntoFontRuns(text: string, han: HanFamily, covers: Coverage): FontRuns {
  const clean = text
    .normalize('NFC')
    .replaceAll(/[\t\r\u2028\u2029]+/g, ' ')
    .replaceAll(INVISIBLE, keepLineFeed);
  const forms = KANA.test(clean) ? 'JP' : HANGUL.test(clean) ? 'KR' : han;
  const runs: FontRun[] = [];
  const missing = new Set<string>();
  let gap = false;
  const add = (font: FontFamily, part: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += part;
    else runs.push({ font, text: part });
  };
  for (const character of clean) {
    // White space has no shape of its own and stays with the text before it.
    if (/\s/u.test(character) && character !== '\u3000') {
      if (!gap) add(runs.at(-1)?.font ?? 'Roboto', character === '\n' ? '\n' : ' ');
      continue;
    }
    const found = findFontRun(character, forms, covers);
    if (found) {
      if (gap) add('Roboto', ' ');
      add(found.font, found.text);
    } else {
      missing.add(character);
      if (!gap) add('Roboto', LEFT_OUT);
    }
    gap = found === null;
  }
  return { runs, missing: [...missing] };
}

const keepLineFeed = (character: string) => (character === '\n' ? '\n' : '');

/** Finds the family of a character, or of its plain form if the character is only another way to write it: 𝐀, ①. */
function findFontRun(character: string, forms: HanFamily, covers: Coverage): FontRun | null {
  for (const text of [character, character.normalize('NFKC')]) {
    const preferred = chooseFamily(text, forms);
    const font = [preferred, ...FALLBACKS].find((family) => [...text].every((c) => covers(family, c.codePointAt(0)!)));
    if (font) return { font, text };
  }
  return null;
}

function chooseFamily(character: string, forms: HanFamily): FontFamily {
  if (KANA.test(character)) return 'JP';
  if (HANGUL.test(character)) return 'KR';
  return HAN.test(character) || EAST_ASIAN.test(character) ? forms : 'Roboto';
}
