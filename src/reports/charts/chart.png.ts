import { renderAsync } from '@resvg/resvg-js';
import { fontPath } from '../../common/documents/pdf.fonts.js';

/** Letters that Roboto lacks and the Chinese family has. */
const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** A picture of an svg, for programs that take pictures only. By our own fonts, whatever the machine has. */
export async function pngOf(svg: string, scale: number): Promise<Buffer> {
  const fontFiles = [fontPath('Roboto', 'normal'), fontPath('Roboto', 'bold')];
  if (EAST_ASIAN.test(svg)) fontFiles.push(fontPath('SC', 'normal'));
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Roboto' },
  });
  return image.asPng();
}
