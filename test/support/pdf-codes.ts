import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { type PdfPage, readPages } from './pdf.js';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });

/** The number of dots for a point: 220 dots per inch, fewer than any printer has. */
const SCALE = 3;

/** Decodes the QR codes of each page of a file, as a scanner that sees the whole page would. */
export async function readCodes(pdf: Buffer): Promise<string[][]> {
  const pages: string[][] = [];
  for (const page of readPages(pdf)) {
    const { pixels, width, height } = new Resvg(toSvg(page), { fitTo: { mode: 'zoom', value: SCALE } }).render();
    const image = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' } as ImageData;
    const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 255, tryHarder: true });
    pages.push(found.map(({ text }) => text));
  }
  return pages;
}

/** Returns the areas of a page as an image, without its texts. PDFKit turns each page upside down, as an image is. */
function toSvg({ width, height, operators }: PdfPage): string {
  const parts: string[] = [];
  const opened = [0];
  let [path, color] = ['', 'black'];
  const numbers: number[] = [];
  for (const token of operators.replaceAll(/BT\b.*?\bET|<<.*?>>/gs, '').split(/\s+/)) {
    if (/^-?[\d.]+$/.test(token)) {
      numbers.push(Number(token));
      continue;
    }
    const given = numbers.splice(0).join(' ');
    if (token === 'm') path += `M${given}`;
    else if (token === 'l') path += `L${given}`;
    else if (token === 'c') path += `C${given}`;
    else if (token === 'h') path += 'Z';
    else if (token === 'scn')
      color = `rgb(${given
        .split(' ')
        .map((share) => `${Number(share) * 100}%`)
        .join(',')})`;
    else if (token === 'q') opened.push(0);
    else if (token === 'cm') {
      parts.push(`<g transform="matrix(${given})">`);
      opened[opened.length - 1]!++;
    } else if (token === 'Q') parts.push('</g>'.repeat(opened.pop()!));
    else if (/^[fSn]\*?$/.test(token)) {
      if (token.startsWith('f')) parts.push(`<path d="${path}" fill="${color}"/>`);
      path = '';
    }
  }
  parts.push('</g>'.repeat(opened[0]!));
  const flipped = `<g transform="matrix(1 0 0 -1 0 ${height})">${parts.join('')}</g>`;
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="white"/>${flipped}</svg>`;
}
