import type { TextEncoding } from './table-file.constants.js';

/** Number of bytes in which UTF-16 without byte order mark is recognised. */
const UTF16_SAMPLE_BYTES = 4096;

/** Recognises UTF-16, and UTF-8 with byte order mark, by the first bytes of a file; null for anything else. */
export function identifyUnicode(start: Buffer): TextEncoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  return identifyUtf16(start.subarray(0, UTF16_SAMPLE_BYTES));
}

/** Recognises UTF-16 without byte order mark: separators and line ends have a NUL on one side only. */
function identifyUtf16(sample: Buffer): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const most = Math.max(even, odd);
  if (most < Math.max(2, sample.length / 50) || Math.min(even, odd) > most / 20) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Characters that are frequent in names and addresses of companies, in simplified and in traditional writing. */
const FREQUENT = new Set(
  '的一是在有人上大中国國公司限科技股份集团團业業实實商贸貿进進出口工厂廠市区區省县縣路号號街楼樓室北京海广廣州深圳东東南西江浙台臺湾灣香港新竹名称稱电電话話邮郵箱联聯系繫地址负負责責总總经經理先生女士产產品生物医醫药藥机機械电子信息资資讯訊',
);

/**
 * Decides between GB18030, Big5, DOS (code page 850) and Windows-1252 for lines that are not UTF-8. A text of Western Europe
 * is rarely valid in a Chinese encoding, and where it is, its pairs of bytes are rare characters; a Chinese text consists
 * of the common ones.
 */
export function chooseLegacyEncoding(sample: Buffer): TextEncoding {
  const chinese = (['gb18030', 'big5'] as const).flatMap((encoding) => {
    const text = decodeStart(sample, encoding);
    if (text === null) return [];
    const { common, rare } = countChinesePairs(sample, encoding);
    if (common === 0 || common < rare * 2) return [];
    return [{ encoding, rareShare: rare / common, frequent: [...text].filter((each) => FREQUENT.has(each)).length }];
  });
  const [best] = chinese.toSorted((one, other) => other.frequent - one.frequent || one.rareShare - other.rareShare);
  if (best) return best.encoding;
  return isCp850(sample) ? 'cp850' : 'windows-1252';
}

/** Decodes a sample, which may end within a character; null if it is not of the encoding. */
function decodeStart(sample: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
  } catch {
    return null;
  }
}

/**
 * Counts pairs of bytes. Common are the characters of the first level of GB 2312 or Big5, its punctuation, and full-width
 * signs. Rare are the others; in GB18030 those with a second byte below 0xA1, which in Windows-1252 is a letter behind an
 * accented letter; and a single character next to a Latin letter, which in Windows-1252 is two accented letters of a word.
 */
function countChinesePairs(sample: Buffer, encoding: 'gb18030' | 'big5'): { common: number; rare: number } {
  const isCommon = encoding === 'big5' ? isCommonBig5 : isCommonGb;
  let common = 0;
  let rare = 0;
  for (let index = 0; index < sample.length; index++) {
    if (!isLead(sample[index])) continue;
    const start = index;
    while (isLead(sample[index + 2])) index += 2;
    const isInWord = isLatin(sample[start - 1]) || isLatin(sample[index + 2]);
    if (index === start && isInWord) rare++;
    else {
      for (let at = start; at <= index; at += 2) {
        const kind = isCommon(sample[at]!, sample[at + 1] ?? 0);
        if (kind === true) common++;
        else if (kind === false) rare++;
      }
    }
    index++;
  }
  return { common, rare };
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x80;
}

/** Tells whether a pair is a common character of GB 2312; null for one of the second level, which says nothing. */
function isCommonGb(lead: number, trail: number): boolean | null {
  if (trail < 0xa1) return false;
  return (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3) ? true : null;
}

/** Tells whether a pair is a common character of Big5. The second level is as rare as the accented letters there are not. */
function isCommonBig5(lead: number): boolean {
  return lead >= 0xa1 && lead <= 0xc6;
}

function isLatin(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));
}

/** Matches letters of DOS where Windows-1252 has a sign that stands in no word, or nothing at all. */
const DOS_LETTERS =
  /(?<=[a-z])[\x81-\x84\x87-\x8b\x8d\x90\x93\x94\xa1-\xa4](?=[a-z])|(?<=[a-z])[\x82\x88-\x8a](?![a-z])|[\x81\x8d\x8f\x90\x9d]/g;
/** Matches letters of Windows-1252 in a word, where DOS has a capital letter or a line of a table. */
const WINDOWS_LETTERS = /(?<=[a-z])[\xe0\xe2-\xf6\xf8-\xff]|[\xc0-\xd6\xd8-\xde](?=[a-z])/g;

/** Tells whether a text is one of DOS: letters that only DOS has are far more frequent than those of Windows. */
function isCp850(sample: Buffer): boolean {
  const text = sample.toString('latin1');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const dos = count(DOS_LETTERS);
  return dos > 0 && dos > count(WINDOWS_LETTERS) * 3;
}

/** Recognises the error of a decoder for bytes that are not of its encoding. */
export function isEncodingError(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
