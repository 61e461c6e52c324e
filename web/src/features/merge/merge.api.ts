import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import type { MergeableRecord, MergeKind } from './merge-rows.rules';

export type DuplicatePair = components['schemas']['DuplicatePairView'];
export type MergedRelation = components['schemas']['MergedRelationView'];

const PAGE_SIZE = 25;

export interface MergeResult {
  /** The fields of the survivor that were empty and take the value of the source. */
  filled: readonly string[];
  relations: readonly MergedRelation[];
  /** The survivor after the merge. */
  merged: MergeableRecord;
}

interface MergeRequest {
  kind: MergeKind;
  survivorId: string;
  sourceId: string;
  dryRun: boolean;
  /** The version of the survivor that the user has seen. */
  version?: number;
  signal?: AbortSignal;
}

async function sendMerge(merge: MergeRequest): Promise<MergeResult> {
  const { kind, survivorId, sourceId, dryRun, version, signal } = merge;
  const request = {
    params: { path: { id: survivorId } },
    headers: version === undefined ? {} : { 'If-Match': `"${version}"` },
    body: { sourceId, dryRun },
    ...(signal && { signal }),
  };
  if (kind === 'company') {
    const { company, ...result } = await readBody(api.POST('/api/v1/companies/{id}/merge', request));
    return { ...result, merged: company };
  }
  const { contact, ...result } = await readBody(api.POST('/api/v1/contacts/{id}/merge', request));
  return { ...result, merged: contact };
}

/** A record with the version that is shown. */
interface ShownRecord {
  id: string;
  version: number;
}

/**
 * A preview of a merge. The server tries it and takes it back, and locks both records meanwhile. It is therefore
 * repeated only when one of the two has another version.
 */
export const mergePreviewQuery = (kind: MergeKind, survivor: ShownRecord, source: ShownRecord) =>
  queryOptions({
    queryKey: ['merge-preview', kind, survivor.id, survivor.version, source.id, source.version],
    queryFn: ({ signal }) => sendMerge({ kind, survivorId: survivor.id, sourceId: source.id, dryRun: true, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });

/** Returns a mutation that merges a record into another. */
export function useMerge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Omit<MergeRequest, 'dryRun' | 'signal'>) => sendMerge({ ...request, dryRun: false }),
    // Records of many kinds have changed. After a refusal the comparison is out of date.
    onSettled: () => void client.invalidateQueries(),
  });
}

/** The pairs of companies that may be the same, from a score on, page by page. */
export const duplicatePairsQuery = (minScore: number) =>
  createPagesQuery(['companies', 'duplicates', minScore], PAGE_SIZE, (page, signal) =>
    readBody(api.GET('/api/v1/companies/duplicates', { params: { query: { minScore, ...page } }, signal })),
  );
