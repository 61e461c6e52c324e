import { create, type Font } from 'fontkit';
import { type FontWeight, readFontFile } from './pdf-fonts.reader.js';

const fonts = new Map<FontWeight, Font>();
/** The widths of characters, for letters of size 1. The layout of a document asks for the same few thousands of times. */
const widths: Record<FontWeight, Map<string, number>> = { normal: new Map(), bold: new Map() };

/** Returns the width of a text in Roboto, in the unit of the size. Characters of other scripts count as squares. */
export function measureTextWidth(text: string, size: number, weight: FontWeight = 'normal'): number {
  const known = widths[weight];
  let width = 0;
  for (const character of text) {
    let one = known.get(character);
    if (one === undefined) known.set(character, (one = readWidth(character.codePointAt(0)!, weight)));
    width += one;
  }
  return width * size;
}

function readWidth(codePoint: number, weight: FontWeight): number {
  let font = fonts.get(weight);
  if (!font) fonts.set(weight, (font = create(readFontFile('Roboto', weight))));
  return font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : 1;
}

/** Breaks a text into lines of a width. A word that is wider than a line is broken too. */
export function wrapText(text: string, width: number, size: number, weight: FontWeight = 'normal'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => splitWord(one, width, size, weight))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measureTextWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

function splitWord(word: string, width: number, size: number, weight: FontWeight): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece && measureTextWidth(piece + character, size, weight) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Returns the start of a text that fits a width, with an ellipsis if there is more. */
export function fitText(text: string, width: number, size: number, weight: FontWeight = 'normal'): string {
  if (measureTextWidth(text, size, weight) <= width) return text;
  let end = '';
  for (const character of text) {
    if (measureTextWidth(`${end}${character}…`, size, weight) > width) break;
    end += character;
  }
  return `${end.trimEnd()}…`;
}

/** The space for a text, in points, and the limits of its size. */
export interface TextSpace {
  width: number;
  height: number;
  maxLines: number;
  maxSize: number;
  /** A longer text ends with an ellipsis. */
  minSize: number;
  weight?: FontWeight;
}

/** The lines of a text and their size, in points. */
export interface FittedText {
  lines: string[];
  size: number;
}

/** The height of a line, as a multiple of the size of its letters. It has room for accents and for Chinese characters. */
export const LINE_HEIGHT = 1.2;
/** Size in points from which a word is broken rather than made smaller. A short word on a badge is never broken. */
const BREAKING_SIZE = 11;
const SIZE_STEP = 0.5;

/** Sets a text as large as fits the space. A word is broken only if it fits no line in a readable size. */
export function fitLines(text: string, space: TextSpace): FittedText {
  const { width, height, maxLines, maxSize, minSize, weight = 'normal' } = space;
  for (let size = maxSize; size >= minSize; size -= SIZE_STEP) {
    const lines = wrapText(text, width, size, weight);
    const fits = lines.length <= maxLines && lines.length * size * LINE_HEIGHT <= height;
    if (fits && (size <= BREAKING_SIZE || !isWordBroken(text, width, size, weight))) return { lines, size };
  }
  const count = Math.max(1, Math.min(maxLines, Math.floor(height / (minSize * LINE_HEIGHT))));
  const lines = wrapText(text, width, minSize, weight);
  if (lines.length <= count) return { lines, size: minSize };
  const last = fitText(lines.slice(count - 1).join(' '), width, minSize, weight);
  return { lines: [...lines.slice(0, count - 1), last], size: minSize };
}

/** Tells whether a word does not fit a line. Chinese and Japanese have no spaces and break at any character. */
function isWordBroken(text: string, width: number, size: number, weight: FontWeight): boolean {
  return text.split(/\s+/).some((word) => !EAST_ASIAN.test(word) && measureTextWidth(word, size, weight) > width);
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
