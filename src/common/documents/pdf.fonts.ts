import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Coverage, FontFamily } from './font.runs.js';

/** The weights that documents are set in; there are no italics, which Chinese does not know. */
export type FontWeight = 'normal' | 'bold';

const require = createRequire(import.meta.url);

/** Where the files of a family are; both weights have the same characters. */
const FILES: Record<FontFamily, () => Record<FontWeight, string>> = {
  Roboto: () => {
    const folder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
    return { normal: join(folder, 'Roboto-Regular.ttf'), bold: join(folder, 'Roboto-Medium.ttf') };
  },
  SC: () => noto(require.resolve('@embedpdf/fonts-sc'), 'NotoSansHans'),
  TC: () => noto(require.resolve('@embedpdf/fonts-tc'), 'NotoSansHant'),
  JP: () => noto(require.resolve('@embedpdf/fonts-jp'), 'NotoSansJP'),
  KR: () => noto(require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR'),
};

/** Where a font file is. */
export function fontPath(family: FontFamily, weight: FontWeight): string {
  return FILES[family]()[weight];
}

const files = new Map<string, Buffer>();
const fonts = new Map<FontFamily, Font>();

/**
 * A font file, read once per process and only when somebody needs it: the Chinese ones have 8 MB each. What is set in
 * it is embedded as a subset, so that documents stay small.
 */
export function fontFile(family: FontFamily, weight: FontWeight): Buffer {
  const key = `${family} ${weight}`;
  let file = files.get(key);
  if (!file) files.set(key, (file = readFileSync(fontPath(family, weight))));
  return file;
}

/** Whether a family has a character, from the file itself. */
export const covers: Coverage = (family, codePoint) => {
  let font = fonts.get(family);
  if (!font) fonts.set(family, (font = create(fontFile(family, 'normal'))));
  return font.hasGlyphForCodePoint(codePoint);
};

/** Beside the code of its package, which is an index of its files. */
function noto(code: string, name: string): Record<FontWeight, string> {
  const folder = join(dirname(code), '..', 'fonts');
  return { normal: join(folder, `${name}-Regular.otf`), bold: join(folder, `${name}-Bold.otf`) };
}
