import { Resvg } from '@resvg/resvg-js';
import { fontPath } from '../../common/documents/pdf.fonts.js';

/** Letters that Roboto lacks and the Chinese family has. */
const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** A picture of an svg, for programs that take pictures only. By our own fonts, whatever the machine has. */
export function pngOf(svg: string, scale: number): Buffer {
  const fontFiles = [fontPath('Roboto', 'normal'), fontPath('Roboto', 'bold')];
  if (EAST_ASIAN.test(svg)) fontFiles.push(fontPath('SC', 'normal'));
  // Drawn on the spot: the thread is there for it, and what other threads allocate would not be given back.
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Roboto' },
  });
  return image.render().asPng();
}
