import type { DrawingThread } from '../common/documents/drawing.thread.js';
import { MEDIA_TYPES } from '../common/lists/list.export.js';
import { LANGUAGES } from '../common/reference/languages.js';
import { csvFile } from './files/csv.file.js';
import { jsonFile } from './files/json.file.js';
import type { draw } from './files/report.drawing.js';
import type { ReportDefinition, ReportFormat } from './report.definition.js';
import { type FilledTable, type ReportDocument, usualSection } from './report.document.js';
import { usualFrom } from './report.parameters.js';

/** A finished report. */
export interface ReportFile {
  /** `pipeline-summary_2026-10-31_by-stage.csv` */
  name: string;
  mediaType: string;
  content: Buffer;
}

/** What else there is to say about a file. */
export interface FileWish {
  /** The section that its name leaves out. Default: the usual one of its format. */
  unnamed?: string;
  /** Aborted when nobody waits for it any more. */
  hungUp?: AbortSignal;
}

const MEDIA_TYPE: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: MEDIA_TYPES.csv,
  xlsx: MEDIA_TYPES.xlsx,
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
};

/** The media type of a format. */
export function mediaTypeOf(format: ReportFormat): string {
  return MEDIA_TYPE[format];
}

/** Writes a report down. The same request and figures give the same bytes, always. */
export async function writeReport(
  drawings: DrawingThread,
  report: ReportDefinition,
  document: ReportDocument,
  { unnamed = usualSection(report, document.output.format), hungUp }: FileWish = {},
): Promise<ReportFile> {
  const { format } = document.output;
  return {
    name: fileNameOf(report, document, unnamed),
    mediaType: mediaTypeOf(format),
    content: await contentOf(drawings, document, hungUp),
  };
}

async function contentOf(drawings: DrawingThread, document: ReportDocument, hungUp?: AbortSignal): Promise<Buffer> {
  const { format } = document.output;
  // Texts are written on the spot, what is drawn is drawn elsewhere.
  if (format === 'json') return jsonFile(document);
  if (format === 'csv') return csvFile(document);
  const drawn = { ...layoutsOnly(document), output: { ...document.output, format } };
  return drawings.draw<typeof draw>('reports/files/report.drawing.js', drawn, hungUp);
}

/** Without the functions of definitions, which no other thread can be given. */
function layoutsOnly(document: ReportDocument): ReportDocument {
  const [first, ...others] = document.figures.tables;
  const bare = <T>(layout: T) => JSON.parse(JSON.stringify(layout)) as T;
  const shown = (filled: FilledTable): FilledTable => ({ ...filled, table: bare(filled.table) });
  return {
    ...document,
    report: bare(document.report),
    figures: { ...document.figures, tables: [shown(first), ...others.map((other) => shown(other))] },
  };
}

/**
 * Readable, and different for whatever a person would put side by side: all that changes what is in a file is in its name,
 * days and language unless they are the usual ones.
 */
function fileNameOf(report: ReportDefinition, { request, output }: ReportDocument, unnamed: string): string {
  const { asOf, from, to } = request.period;
  const parts = [
    report.name,
    asOf,
    from === usualFrom(report, request) ? '' : `from-${from}`,
    to === asOf ? '' : `to-${to}`,
    report.variantOf(request.options),
    output.section === unnamed ? '' : output.section,
    request.language === LANGUAGES[0] ? '' : request.language,
  ];
  return `${parts.filter(Boolean).join('_')}.${output.format}`;
}
