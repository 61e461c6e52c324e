import { createHash } from 'node:crypto';
import type { RenderWorker } from '../../common/documents/render.worker.js';
import { MEDIA_TYPES } from '../../common/lists/list-export.factory.js';
import { buildCsvFile } from '../files/csv-file.factory.js';
import { buildJsonFile } from '../files/json-file.factory.js';
import type { render } from '../files/report-render.worker.js';
import type { ReportDefinition, ReportFormat } from '../definition/report-definition.rules.js';
import { type FilledTable, type ReportDocument, getDefaultSection } from '../definition/report-document.rules.js';
import { getDefaultFrom } from '../definition/report-parameters.rules.js';

/** A finished report. */
export interface ReportFile {
  /** The file name, such as `pipeline-summary_2026-10-31_by-stage_en.csv`. */
  name: string;
  mediaType: string;
  content: Buffer;
}

/** Further options for writing a file. */
export interface FileOptions {
  /** The section that the file name leaves out. By default it is the usual one of the format. */
  defaultSection?: string;
  /** A signal that is aborted when the client has gone away. */
  hungUp?: AbortSignal;
}

/** The media type of each format. */
export const REPORT_MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: MEDIA_TYPES.csv,
  xlsx: MEDIA_TYPES.xlsx,
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Returns the media type of a format. */
export function getMediaType(format: ReportFormat): string {
  return REPORT_MEDIA_TYPES[format];
}

/** Writes a report to a file. The same request and figures always give the same bytes. */
export async function buildReportFile(
  renderer: RenderWorker,
  report: ReportDefinition,
  document: ReportDocument,
  { defaultSection = getDefaultSection(report, document.output.format), hungUp }: FileOptions = {},
): Promise<ReportFile> {
  const { format } = document.output;
  return {
    name: buildFileName(report, document, defaultSection),
    mediaType: getMediaType(format),
    content: await renderContent(renderer, document, hungUp),
  };
}

async function renderContent(renderer: RenderWorker, document: ReportDocument, hungUp?: AbortSignal): Promise<Buffer> {
  const { format } = document.output;
  // Text formats are written in this thread; the others are rendered in the render worker.
  if (format === 'json') return buildJsonFile(document);
  if (format === 'csv') return buildCsvFile(document);
  const plainDocument = { ...toPlainDocument(document), output: { ...document.output, format } };
  // A user who clicks again gets the file that is already being rendered from the same figures.
  const identity = createHash('sha256').update(JSON.stringify(plainDocument)).digest('hex');
  return renderer.render<typeof render>('reports/files/report-render.worker.js', plainDocument, hungUp, identity);
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
 * the content is part of the name; days only if they are not the default. The language is always part of it, so that
 * the files of a report in two languages are told apart.
 */
function buildFileName(report: ReportDefinition, { request, output }: ReportDocument, defaultSection: string): string {
  const { asOf, from, to } = request.period;
  const parts = [
    report.name,
    asOf,
    from === getDefaultFrom(report, request) ? '' : `from-${from}`,
    to === asOf ? '' : `to-${to}`,
    report.formatVariant(request.options),
    request.basis === 'known' ? '' : request.basis,
    output.section === defaultSection ? '' : output.section,
    request.language,
  ];
  return `${parts.filter(Boolean).join('_')}.${output.format}`;
}
