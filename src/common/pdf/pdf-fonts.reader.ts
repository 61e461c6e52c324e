import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Coverage, FontFamily } from './font-runs.rules.js';

/** The font weights of documents. There are no italics because Chinese has none. */
export type FontWeight = 'normal' | 'bold';

const require = createRequire(import.meta.url);

/** The paths of the files of each family. Both weights have the same characters. */
const FILES: Record<FontFamily, () => Record<FontWeight, string>> = {
  Roboto: () => {
    const folder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
    return { normal: join(folder, 'Roboto-Regular.ttf'), bold: join(folder, 'Roboto-Medium.ttf') };
  },
  SC: () => getNotoPaths(require.resolve('@embedpdf/fonts-sc'), 'NotoSansHans'),
  TC: () => getNotoPaths(require.resolve('@embedpdf/fonts-tc'), 'NotoSansHant'),
  JP: () => getNotoPaths(require.resolve('@embedpdf/fonts-jp'), 'NotoSansJP'),
  KR: () => getNotoPaths(require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR'),
};

/** Returns the path of a font file. */
export function getFontPath(family: FontFamily, weight: FontWeight): string {
  return FILES[family]()[weight];
}

const files = new Map<string, Buffer>();
const fonts = new Map<FontFamily, Font>();

/**
 * Returns a font file. It is read once per process and only when it is needed, because the Chinese fonts have 8 MB
 * each. Only the used characters are embedded, so documents stay small.
 */
export function readFontFile(family: FontFamily, weight: FontWeight): Buffer {
  const key = `${family} ${weight}`;
  let file = files.get(key);
  if (!file) files.set(key, (file = readFileSync(getFontPath(family, weight))));
  return file;
}

/** Tells whether a family has a character, according to the font file. */
export const hasGlyph: Coverage = (family, codePoint) => openFont(family).hasGlyphForCodePoint(codePoint);

/** Returns the distance from the top of a line to its base line, as a multiple of the size of its letters. */
export function getAscent(family: FontFamily): number {
  const { ascent, unitsPerEm } = openFont(family);
  return ascent / unitsPerEm;
}

function openFont(family: FontFamily): Font {
  let font = fonts.get(family);
  if (!font) fonts.set(family, (font = create(readFontFile(family, 'normal'))));
  return font;
}

/** Returns the paths of a font. Its folder is beside the package's code, which is an index of its files. */
function getNotoPaths(code: string, name: string): Record<FontWeight, string> {
  const folder = join(dirname(code), '..', 'fonts');
  return { normal: join(folder, `${name}-Regular.otf`), bold: join(folder, `${name}-Bold.otf`) };
}
