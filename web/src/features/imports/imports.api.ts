import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createListQuery } from '../../shared/tables/list-query.factory';
import { isBusy, type Outcome, type ReasonFilter } from './import-steps.rules';

type Schemas = components['schemas'];
export type Import = Schemas['DataImportView'];
export type ImportColumn = Schemas['ImportColumnView'];
export type ColumnWord = Schemas['ColumnWordView'];
export type WordMeaning = Schemas['WordMeaningView'];
export type MappingEntry = Schemas['MappingEntryView'];
export type ImportField = Schemas['ImportFieldView'];
export type ImportFields = Schemas['ImportFieldsView'];
export type ImportRow = Schemas['ImportRowView'];
export type ImportReason = Schemas['ImportReasonView'];
/** The language of reasons. */
export type ReasonLanguage = 'en' | 'nl';
export type CandidateComparison = Schemas['CandidateComparisonView'];
export type RowDecision = Schemas['DecideImportRow']['decision'];
export type ImportChanges = Schemas['UpdateImport'];

/** Rows are processed by a background job, which announces no row. */
const PROGRESS_INTERVAL_MS = 1_000;

/** The imports, the latest first. */
export const importsQuery = createListQuery('imports', {}, (query, signal) =>
  readBody(api.GET('/api/v1/imports', { params: { query }, signal })),
);

/** An import, which is read again while a job works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => state.data !== undefined && isBusy(state.data) && PROGRESS_INTERVAL_MS,
  });

/** The fields that the columns of an import can fill. They do not change. */
export const importFieldsQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id, 'fields'],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/imports/{id}/fields', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });

/** The rows of an import with an outcome and a reason, or all of them. A later check gives other rows. */
export const importRowsQuery = (
  { id, status, startedAt }: Import,
  outcome: Outcome | null,
  reason: ReasonFilter | null,
  lang: ReasonLanguage,
) =>
  createListQuery(
    'import-rows',
    { importId: id, status, startedAt, outcome, reason, lang },
    ({ limit, cursor }, signal) => {
      const query = {
        limit,
        lang,
        ...(cursor !== undefined && { cursor }),
        ...(outcome && { outcome: [outcome] }),
        ...reason,
        // The results of the check say nothing about the rows that a run has not reached.
        ...(status === 'stopped' && { phase: ['done' as const] }),
      };
      return readBody(api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query }, signal }));
    },
  );

/** The reasons of the rows with an outcome, or of all rows, the most frequent first. */
export const importReasonsQuery = (
  { id, status, startedAt, version }: Import,
  outcome: Outcome | null,
  lang: ReasonLanguage,
) =>
  queryOptions({
    queryKey: ['import-reasons', id, status, startedAt, version, outcome, lang],
    queryFn: ({ signal }) => {
      const query = { lang, ...(outcome && { outcome }) };
      return readBody(api.GET('/api/v1/imports/{id}/reasons', { params: { path: { id }, query }, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** A row of an import beside what it may be about. */
export const importRowQuery = (id: string, row: number) =>
  queryOptions({
    queryKey: ['import-rows', 'row', { importId: id, row }],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, signal })),
  });

/** The decision about a row that may be about a record which exists already. */
export interface DecidedRow {
  row: number;
  decision: RowDecision;
}

/** Decides about a row, or takes the decision back. */
export function decideRow(id: string, { row, decision }: DecidedRow) {
  return readBody(api.PATCH('/api/v1/imports/{id}/rows/{row}', { params: { path: { id, row } }, body: { decision } }));
}

/** Returns a mutation that decides about a row. Later rows of the file can follow the decision. */
export function useDecideRow(id: string) {
  return useChange([['imports'], ['import-rows'], ['import-reasons']], (decided: DecidedRow) => decideRow(id, decided));
}

/** Returns a mutation whose result is the import as it is now. */
const useImportMutation = <Input>(id: string, change: (input: Input) => Promise<Import>) =>
  useChange([['imports']], change, () => importQuery(id).queryKey);

/** Returns a mutation that updates an import, if it still has the version that the user has seen. */
export function useUpdateImport(id: string) {
  return useImportMutation(id, ({ version, ...body }: ImportChanges & { version: number }) =>
    readBody(api.PATCH('/api/v1/imports/{id}', { ...buildVersionInit({ id, version }), body })),
  );
}

/** Returns a mutation that starts the check of all rows. */
export function useCheckImport(id: string) {
  return useImportMutation(id, () => readBody(api.POST('/api/v1/imports/{id}/dry-run', { params: { path: { id } } })));
}

/** Returns a mutation that runs an import. */
export function useRunImport(id: string) {
  return useImportMutation(id, () => readBody(api.POST('/api/v1/imports/{id}/run', { params: { path: { id } } })));
}

/** Returns a mutation that stops the check or the run of an import. */
export function useStopImport(id: string) {
  return useImportMutation(id, () => readBody(api.POST('/api/v1/imports/{id}/stop', { params: { path: { id } } })));
}

/** Reads the preview of an undo. */
export const undoPreviewQuery = ({ id, version }: Pick<Import, 'id' | 'version'>, lang: ReasonLanguage) =>
  queryOptions({
    queryKey: ['import-undo', id, version, lang],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { lang } };
      return readBody(api.POST('/api/v1/imports/{id}/undo', { params, body: { dryRun: true }, signal }));
    },
    staleTime: 0,
  });

/** Returns a mutation that undoes an import. */
export function useUndoImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      readBody(api.POST('/api/v1/imports/{id}/undo', { params: { path: { id } }, body: { dryRun: false } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}
