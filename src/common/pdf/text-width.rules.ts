import { create, type Font } from 'fontkit';
import { type FontWeight, fontFile } from './pdf-fonts.reader.js';

const fonts = new Map<FontWeight, Font>();

/** Returns the width of a text in Roboto, in the unit of the size. Characters of other scripts count as squares. */
export function textWidth(text: string, size: number, weight: FontWeight = 'normal'): number {
  let font = fonts.get(weight);
  if (!font) fonts.set(weight, (font = create(fontFile('Roboto', weight))));
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
    if (line && textWidth(longer, size, weight) > width) {
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
    if (piece && textWidth(piece + character, size, weight) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Returns the start of a text that fits a width, with an ellipsis if there is more. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let end = '';
  for (const character of text) {
    if (textWidth(`${end}${character}…`, size) > width) break;
    end += character;
  }
  return `${end.trimEnd()}…`;
}
