import { create, type Font } from 'fontkit';
import { type FontWeight, readFontFile } from './pdf-fonts.reader.js';

const fonts = new Map<FontWeight, Font>();

/** Returns the width of a text in Roboto, in the unit of the size. Characters of other scripts count as squares. */
export function measureTextWidth(text: string, size: number, weight: FontWeight = 'normal'): number {
  let font = fonts.get(weight);
  if (!font) fonts.set(weight, (font = create(readFontFile('Roboto', weight))));
  let width = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    width += font.hasGlyphForCodePoint(codePoint)
      ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm
      : 1;
  }
  return width * size;
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
export function fitText(text: string, width: number, size: number): string {
  if (measureTextWidth(text, size) <= width) return text;
  let end = '';
  for (const character of text) {
    if (measureTextWidth(`${end}${character}…`, size) > width) break;
    end += character;
  }
  return `${end.trimEnd()}…`;
}
