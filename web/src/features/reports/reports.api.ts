import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { ReportDocument } from './document/report-document.rules';

/** The parameters of a report as texts. */
type ReportQuery = Readonly<Record<string, string>>;

/** Reads the figures of a report. */
export async function readReport(name: string, query: ReportQuery, signal: AbortSignal): Promise<ReportDocument> {
  // Every report has a path of its own. The documents of all of them have the same form.
  const path = `/api/v1/reports/${name}` as '/api/v1/reports/pipeline-summary';
  return (await readBody(api.GET(path, { params: { query }, signal }))) as unknown as ReportDocument;
}

/** The figures of a report. They are read again when the screen is opened again, and not after every change of a lead. */
export const reportQuery = (name: string, query: ReportQuery) =>
  queryOptions({
    queryKey: ['reports', 'figures', name, query],
    queryFn: ({ signal }) => readReport(name, query, signal),
    placeholderData: keepPreviousData,
  });

/** Returns the address of a file of a report, or of the picture of its chart. */
export function buildReportUrl(name: string, query: ReportQuery): string {
  return `/api/v1/reports/${name}?${new URLSearchParams(query).toString()}`;
}
