import ExcelJS from 'exceljs';
import { Resvg } from '@resvg/resvg-js';
import { decode } from 'html-entities';

/** A workbook, read back. */
export async function readWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs knows Node's buffers of an earlier shape.
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook;
}

/** The texts of a drawing, in the order in which they stand. Fails on what is no well-formed svg. */
export function extractTexts(svg: string): string[] {
  // Its reader is a strict one.
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
  if (width === 0 || height === 0) throw new Error('The drawing has no size.');
  return [...svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, text]) => decode(text, { level: 'xml' }));
}

/** The title and the description of a drawing, which are read aloud. */
export function extractSpokenTexts(svg: string): { title: string; description: string } {
  const part = (name: string) => decode(new RegExp(`<${name}[^>]*>([^<]*)<`).exec(svg)?.[1] ?? '', { level: 'xml' });
  return { title: part('title'), description: part('desc') };
}
