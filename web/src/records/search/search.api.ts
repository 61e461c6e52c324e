import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type SearchHit = components['schemas']['SearchHitView'];
export type RecordKind = SearchHit['kind'];

interface SearchRequest {
  q: string;
  /** Only records of these kinds; all kinds when absent. */
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
        api.GET('/api/v1/search', {
          params: { query: { q, limit, ...(kinds && { kind: [...kinds] }) } },
          signal,
        }),
      ),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
