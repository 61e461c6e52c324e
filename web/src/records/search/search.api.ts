import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

/** The kinds of records that have a page of their own, to which a hit leads. */
const RECORD_KINDS = ['company', 'contact', 'lead', 'activity', 'agreement'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type SearchHit = components['schemas']['SearchHitView'] & { kind: RecordKind };

export interface SearchResult {
  items: SearchHit[];
  more: RecordKind[];
}

interface SearchRequest {
  q: string;
  /** Only records of these kinds; all kinds that have a page when absent. */
  kinds?: readonly RecordKind[];
  limit: number;
}

/**
 * The records that a text finds, in Latin letters, Chinese or pinyin. A former search that is still running is cancelled
 * as soon as nobody waits for it.
 */
export const searchQuery = ({ q, kinds, limit }: SearchRequest) =>
  queryOptions({
    queryKey: ['search', q, kinds, limit],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/search', { params: { query: { q, limit, kind: [...(kinds ?? RECORD_KINDS)] } }, signal }),
      ) as Promise<SearchResult>,
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
