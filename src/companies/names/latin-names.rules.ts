import { createRequire } from 'node:module';
import { splitLeadingPlace } from './chinese-places.rules.js';
import { toSimplifiedChinese } from './chinese-variants.rules.js';

const require = createRequire(import.meta.url);

/** Family names of two characters. All others have one. */
const LONG_FAMILY_NAMES: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 南宫 独孤 端木 轩辕 长孙 宇文 申屠 百里 呼延 闻人 万俟 赫连'.split(
    ' ',
  ),
);

/** The legal forms at the end of a Chinese name, which are words of their own. */
const LEGAL_FORM = /(股份)?(有限)?(责任)?(公司)$/u;

/**
 * Writes the name of a Chinese company in pinyin, as a name in Latin letters for a record that has none: 佛山市明栽照明有限公司
 * is "Foshan Shi Ming Zai Zhao Ming Youxian Gongsi". Null for a name that is not Chinese.
 */
export function buildLatinCompanyName(native: string): string | null {
  if (!isChineseName(native)) return null;
  const text = toSimplifiedChinese(native.normalize('NFKC').trim());
  const form = LEGAL_FORM.exec(text);
  const head = form ? text.slice(0, form.index) : text;
  const { place, rest } = splitLeadingPlace(head);
  const placeText = place ? head.slice(0, head.length - rest.length) : '';
  const places = placeText.split(/(?<=.{2})(?=[省市区县]$)/u).map((part) => writeWord(part));
  const syllables = listSyllables(place ? rest : head, 'off').map(toCapitalised);
  const forms = (form?.slice(1) ?? []).filter((part) => part !== undefined).map((part) => writeWord(part));
  return [...places, ...syllables, ...forms].filter((word) => word !== '').join(' ');
}

/** Writes the name of a Chinese person in pinyin with the family name first: 李娜 is "Li Na". Null for a name that is not Chinese. */
export function buildLatinPersonName(native: string): string | null {
  if (!isChineseName(native)) return null;
  const text = toSimplifiedChinese(native.normalize('NFKC').replaceAll(/\s/g, ''));
  const length = LONG_FAMILY_NAMES.has(text.slice(0, 2)) && text.length > 2 ? 2 : 1;
  const syllables = listSyllables(text, 'head');
  const [family, given] = [syllables.slice(0, length), syllables.slice(length)];
  return [family, given]
    .map((part) => toCapitalised(part.join('')))
    .filter((part) => part !== '')
    .join(' ');
}

/** Tells whether a name is written in Chinese characters. A few Latin letters may stand among them: LED照明. */
export function isChineseName(name: string): boolean {
  const count = (script: RegExp) => name.match(script)?.length ?? 0;
  const han = count(/\p{sc=Han}/gu);
  return han > count(/\p{sc=Latin}/gu) && !/[\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(name);
}

function writeWord(text: string): string {
  return toCapitalised(listSyllables(text, 'off').join(''));
}

function listSyllables(text: string, surname: 'head' | 'off'): string[] {
  // The dictionary takes 4 MB, so it is loaded with the first Chinese name.
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
  const syllables = pinyin(text, { type: 'array', toneType: 'none', nonZh: 'consecutive', surname });
  return syllables.map((syllable) => syllable.replaceAll(/[^\p{L}\p{M}\p{N}&.'-]/gu, '')).filter((each) => each !== '');
}

function toCapitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
