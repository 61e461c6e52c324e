import { decode } from 'html-entities';
import type { Content } from 'pdfmake/interfaces.js';
import type { PdfTexts } from './pdf.text.js';
import { escapeXml } from './xml.text.js';

/** A drawing in a document: vectors and letters, the letters in the families that have them. */
export function drawing(texts: PdfTexts, svg: string, width: number): Content {
  const lettered = svg.replaceAll(/(<text\b[^>]*>)([^<]*)<\/text>/g, (_, tag: string, text: string) => {
    const bold = /font-weight:\s*bold|font-weight="bold"/.test(tag);
    const { text: runs } = texts.of(decode(text, { level: 'xml' }), { bold });
    const spans = (runs as { font: string; text: string }[]).map(
      (run) => `<tspan font-family="${run.font}">${escapeXml(run.text)}</tspan>`,
    );
    return `${tag.replace(/font-family:[^;"]*;?| xml:space="preserve"/g, '')}${spans.join('')}</text>`;
  });
  return { svg: lettered, width };
}
