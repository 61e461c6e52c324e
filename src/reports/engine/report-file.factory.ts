import type { RenderWorker } from '../../common/documents/render.worker.js';
import { MEDIA_TYPES } from '../../common/lists/list-export.factory.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import { buildCsvFile } from '../files/csv-file.factory.js';
import { buildJsonFile } from '../files/json-file.factory.js';
import type { render } from '../files/report-render.worker.js';
import type { ReportDefinition, ReportFormat } from '../definition/report-definition.rules.js';
import { type FilledTable, type ReportDocument, getDefaultSection } from '../definition/report-document.rules.js';
import { getDefaultFrom } from '../definition/report-parameters.rules.js';

/** A finished report. */
export interface ReportFile {
  /** The file name, such as `pipeline-summary_2026-10-31_by-stage.csv`. */
  name: string;
  mediaType: string;
  content: Buffer;
}

/** Further options for writing a file. */
export interface FileWish {
  /** The section that the file name leaves out. By default it is the usual one of the format. */
  unnamed?: string;
  /** A signal that is aborted when the client has gone away. */
  hungUp?: AbortSignal;
}

const MEDIA_TYPE: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: MEDIA_TYPES.csv,
  xlsx: MEDIA_TYPES.xlsx,
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Returns the media type of a format. */
export function getMediaType(format: ReportFormat): string {
  return MEDIA_TYPE[format];
}

/** Writes a report to a file. The same request and figures always give the same bytes. */
export async function writeReport(
  drawings: RenderWorker,
  report: ReportDefinition,
  document: ReportDocument,
  { unnamed = getDefaultSection(report, document.output.format), hungUp }: FileWish = {},
): Promise<ReportFile> {
  const { format } = document.output;
  return {
    name: buildFileName(report, document, unnamed),
    mediaType: getMediaType(format),
    content: await renderContent(drawings, document, hungUp),
  };
}

async function renderContent(drawings: RenderWorker, document: ReportDocument, hungUp?: AbortSignal): Promise<Buffer> {
  const { format } = document.output;
  // Text formats are written in this thread; the others are rendered in the render worker.
  if (format === 'json') return buildJsonFile(document);
  if (format === 'csv') return buildCsvFile(document);
  const drawn = { ...toPlainDocument(document), output: { ...document.output, format } };
  return drawings.render<typeof render>('reports/files/report-render.worker.js', drawn, hungUp);
}

/** Removes the functions of definitions, which cannot be passed to another thread. */
function toPlainDocument(document: ReportDocument): ReportDocument {
  const [first, ...others] = document.figures.tables;
  const toPlain = <T>(layout: T) => JSON.parse(JSON.stringify(layout)) as T;
  const toPlainTable = (filled: FilledTable): FilledTable => ({ ...filled, table: toPlain(filled.table) });
  return {
    ...document,
    report: toPlain(document.report),
    figures: { ...document.figures, tables: [toPlainTable(first), ...others.map((other) => toPlainTable(other))] },
  };
}

/**
 * Builds a readable file name that is different for every content that a person might compare. Everything that changes
 * the content is part of the name; days and the language only if they are not the default.
 */
function buildFileName(report: ReportDefinition, { request, output }: ReportDocument, unnamed: string): string {
  const { asOf, from, to } = request.period;
  const parts = [
    report.name,
    asOf,
    from === getDefaultFrom(report, request) ? '' : `from-${from}`,
    to === asOf ? '' : `to-${to}`,
    report.formatVariant(request.options),
    output.section === unnamed ? '' : output.section,
    request.language === LANGUAGES[0] ? '' : request.language,
  ];
  return `${parts.filter(Boolean).join('_')}.${output.format}`;
}
