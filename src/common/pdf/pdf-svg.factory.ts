import { decode } from 'html-entities';
import type { Content } from 'pdfmake/interfaces.js';
import type { PdfTexts } from './pdf-text.factory.js';
import { escapeXml } from '../documents/xml-text.rules.js';

/** Embeds an SVG image in a document and sets its texts in the families that have their characters. */
export function buildSvgContent(texts: PdfTexts, svg: string, width: number): Content {
  const lettered = svg.replaceAll(/(<text\b[^>]*>)([^<]*)<\/text>/g, (_, tag: string, text: string) => {
    const bold = /font-weight:\s*bold|font-weight="bold"/.test(tag);
    const { text: runs } = texts.buildText(decode(text, { level: 'xml' }), { bold });
    const spans = (runs as { font: string; text: string }[]).map(
      (run) => `<tspan font-family="${run.font}">${escapeXml(run.text)}</tspan>`,
    );
    return `${tag.replace(/font-family:[^;"]*;?| xml:space="preserve"/g, '')}${spans.join('')}</text>`;
  });
  return { svg: lettered, width };
}
