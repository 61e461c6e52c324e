import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components, paths } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';
import { createListQuery } from '../../../shared/tables/list-query.factory';
import type { ReportDocument } from '../document/report-document.rules';

type Schemas = components['schemas'];
export type ReportLock = Schemas['ReportLockView'];
export type LockComparisonView = Schemas['ReportLockComparisonView'];
export type ComparedTable = Schemas['ComparedTableView'];
export type ComparedCell = Schemas['ComparedCellView'];
export type LaterField = Schemas['LaterFieldView'];
/** A locked month with the report as it was then. */
export type LockDocument = Omit<Schemas['ReportLockDocumentView'], 'document'> & { document: ReportDocument };
export type CreateReportLock = Schemas['CreateReportLock'];

type LocksQuery = NonNullable<paths['/api/v1/report-locks']['get']['parameters']['query']>;

const COLLECTION = 'report-locks';

const readPage = (query: LocksQuery, signal: AbortSignal) =>
  readBody(api.GET('/api/v1/report-locks', { params: { query }, signal }));

/** The locked months, page by page, the latest first. */
export const locksQuery = (query: { report?: string[]; locked?: boolean[] }) =>
  createListQuery<LocksQuery, Awaited<ReturnType<typeof readPage>>>(
    COLLECTION,
    { ...query, sort: '-month,-lockedAt' },
    readPage,
  );

/** The locks in force of a month of a report. */
export const monthLocksQuery = (report: string, month: string) =>
  queryOptions({
    queryKey: [COLLECTION, 'month', report, month],
    queryFn: async ({ signal }) => {
      return (await readPage({ report: [report], month: [month], locked: [true], limit: 200 }, signal)).items;
    },
  });

/** A locked month with its figures. */
export const lockQuery = (id: string) =>
  queryOptions({
    queryKey: [COLLECTION, id],
    queryFn: async ({ signal }): Promise<LockDocument> => {
      const lock = await readBody(api.GET('/api/v1/report-locks/{id}', { params: { path: { id } }, signal }));
      return { ...lock, document: lock.document as unknown as ReportDocument };
    },
  });

/** A locked month beside the present figures. */
export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: [COLLECTION, id, 'comparison'],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/report-locks/{id}/comparison', { params: { path: { id } }, signal })),
  });

/** Returns a mutation that locks a month of a report. */
export function useLockMonth() {
  return useChange([[COLLECTION]], (body: CreateReportLock) => readBody(api.POST('/api/v1/report-locks', { body })));
}

/** Returns a mutation that ends a lock. */
export function useUnlock(id: string) {
  return useChange([[COLLECTION]], (reason: string) =>
    readBody(api.POST('/api/v1/report-locks/{id}/unlock', { params: { path: { id } }, body: { reason } })),
  );
}
