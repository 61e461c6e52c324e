import type { ReportFormat } from '../definition/report-definition.rules.js';
import type { ReportDocument } from '../definition/report-document.rules.js';

/** The formats that a render worker makes. */
export type RenderedFormat = Exclude<ReportFormat, 'json' | 'csv'>;

/** Renders a report. It runs in a thread of its own, which loads only the modules of the requested format. */
export async function render(document: ReportDocument & { output: { format: RenderedFormat } }): Promise<Uint8Array> {
  switch (document.output.format) {
    case 'xlsx':
      return (await import('./xlsx-file.factory.js')).buildXlsxFile(document);
    case 'pdf':
      return (await import('./pdf-file.factory.js')).buildPdfFile(document);
    case 'svg': {
      const svg = (await import('../charts/chart-svg.factory.js')).buildChartSvg(document);
      // The page of a report shows a chart. The document that its reader may download next then needs no second more.
      setTimeout(() => void preparePdf(), PREPARE_DELAY_MS).unref();
      return Buffer.from(svg);
    }
  }
}

/** Milliseconds after which the thread prepares for a document, so that other charts of the page do not wait for it. */
const PREPARE_DELAY_MS = 500;

/** Loads the modules and the fonts that every document needs. */
async function preparePdf(): Promise<void> {
  const [{ hasGlyph }] = await Promise.all([
    import('../../common/pdf/pdf-fonts.reader.js'),
    import('./pdf-file.factory.js'),
  ]);
  for (const family of ['Roboto', 'SC'] as const) hasGlyph(family, PREPARED_CHARACTER);
}

/** Any character makes the reader parse a font. */
const PREPARED_CHARACTER = 0x41;
