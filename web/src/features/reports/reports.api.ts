import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { ReportDocument } from './document/report-document.rules';

/** The figures of a report. They are read again when the screen is opened again, and not after every change of a lead. */
export const reportQuery = (name: string, query: Readonly<Record<string, string>>) =>
  queryOptions({
    queryKey: ['reports', 'figures', name, query],
    queryFn: async ({ signal }) => {
      // Every report has a path of its own. The documents of all of them have the same form.
      const path = `/api/v1/reports/${name}` as '/api/v1/reports/pipeline-summary';
      return (await readBody(api.GET(path, { params: { query }, signal }))) as unknown as ReportDocument;
    },
    placeholderData: keepPreviousData,
  });

/** Returns the address of a file of a report, or of the picture of its chart. */
export function buildReportUrl(name: string, query: Readonly<Record<string, string>>): string {
  return `/api/v1/reports/${name}?${new URLSearchParams(query).toString()}`;
}
