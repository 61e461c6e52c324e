import { Resvg } from '@resvg/resvg-js';
import { getFontPath } from '../../common/pdf/pdf-fonts.reader.js';

/** Characters that Roboto lacks and the Chinese font family has. */
const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Renders an svg as a PNG for programs that take only bitmaps. It uses our own fonts, so that the result does not
 * depend on the machine.
 */
export function renderPng(svg: string, scale: number): Buffer {
  const fontFiles = [getFontPath('Roboto', 'normal'), getFontPath('Roboto', 'bold')];
  if (EAST_ASIAN.test(svg)) fontFiles.push(getFontPath('SC', 'normal'));
  // The image is rendered synchronously, because it runs in a worker thread and memory that other threads allocate
  // would not be given back.
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Roboto' },
  });
  return image.render().asPng();
}
