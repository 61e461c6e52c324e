/** The encodings of csv that are recognised. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030';

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

/**
 * Decides between GB18030 and Windows-1252 for lines that are not UTF-8. A text of Western Europe is rarely valid GB18030,
 * and where it is, its pairs of bytes are rare characters; a Chinese text consists of the common ones.
 */
export function chooseLegacyEncoding(sample: Buffer): TextEncoding {
  try {
    // A sample may end within a character, so the end is not checked.
    new TextDecoder('gb18030', { fatal: true }).decode(sample, { stream: true });
  } catch {
    return 'windows-1252';
  }
  const { common, rare } = countChinesePairs(sample);
  return common > 0 && common >= rare * 2 ? 'gb18030' : 'windows-1252';
}

/**
 * Counts pairs of bytes. Common are the characters of the first level of GB 2312, its punctuation, and full-width signs.
 * Rare are those with a second byte below 0xA1, which in Windows-1252 is a letter behind an accented letter, and a single
 * character next to a Latin letter, which in Windows-1252 is two accented letters of a word.
 */
function countChinesePairs(sample: Buffer): { common: number; rare: number } {
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
        if ((sample[at + 1] ?? 0) < 0xa1) rare++;
        else if (isCommonLead(sample[at]!)) common++;
      }
    }
    index++;
  }
  return { common, rare };
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x80;
}

function isCommonLead(byte: number): boolean {
  return (byte >= 0xb0 && byte <= 0xd7) || (byte >= 0xa1 && byte <= 0xa3);
}

function isLatin(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));
}

/** Recognises the error of a decoder for bytes that are not of its encoding. */
export function isEncodingError(error: unknown): boolean {
  return (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
