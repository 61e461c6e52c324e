import { MEDIA_TYPES } from '../common/lists/list.export.js';
import { LANGUAGES } from '../common/reference/languages.js';
import { csvFile } from './files/csv.file.js';
import { jsonFile } from './files/json.file.js';
import type { ReportFormat } from './report.definition.js';
import { type ReportDocument, usualSection } from './report.figures.js';
import { usualFrom } from './report.parameters.js';

/** A finished report. */
export interface ReportFile {
  /** `pipeline-summary_2026-10-31_by-stage.csv` */
  name: string;
  mediaType: string;
  content: Buffer;
}

type Writer = (document: ReportDocument) => Buffer | Promise<Buffer>;

const WRITERS: Readonly<Record<ReportFormat, { mediaType: string; write: Writer }>> = {
  json: { mediaType: 'application/json; charset=utf-8', write: jsonFile },
  csv: { mediaType: MEDIA_TYPES.csv, write: csvFile },
  // What draws is loaded by the first file that needs it: a start, and a command for a csv, do without.
  xlsx: { mediaType: MEDIA_TYPES.xlsx, write: async (one) => (await import('./files/xlsx.file.js')).xlsxFile(one) },
  pdf: { mediaType: 'application/pdf', write: async (one) => (await import('./files/pdf.file.js')).pdfFile(one) },
  svg: {
    mediaType: 'image/svg+xml; charset=utf-8',
    write: async (one) => (await import('./files/svg.file.js')).svgFile(one),
  },
};

/** The media type of a format. */
export function mediaTypeOf(format: ReportFormat): string {
  return WRITERS[format].mediaType;
}

/** Writes a report down. The same request and figures give the same bytes, always. Its name leaves one section out. */
export async function writeReport(
  document: ReportDocument,
  unnamed = usualSection(document.report, document.output.format),
): Promise<ReportFile> {
  const { mediaType, write } = WRITERS[document.output.format];
  return { name: fileNameOf(document, unnamed), mediaType, content: await write(document) };
}

/**
 * Readable, and different for whatever a person would put side by side: all that changes what is in a file is in its name,
 * days and language unless they are the usual ones.
 */
function fileNameOf({ report, request, output }: ReportDocument, unnamed: string): string {
  const { asOf, from, to } = request.period;
  const parts = [
    report.name,
    asOf,
    from === usualFrom(asOf) ? '' : `from-${from}`,
    to === asOf ? '' : `to-${to}`,
    report.variantOf(request.options),
    output.section === unnamed ? '' : output.section,
    request.language === LANGUAGES[0] ? '' : request.language,
  ];
  return `${parts.filter(Boolean).join('_')}.${output.format}`;
}
