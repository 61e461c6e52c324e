import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';

export type SearchHit = components['schemas']['SearchHitView'];

/** The kinds of records that have a page of their own, to which a hit leads. */
export type RecordKind = Exclude<SearchHit['kind'], 'task'>;

/** The kinds of hits: records with a page, and open tasks, which are shown on the page of their subject. */
export type HitKind = SearchHit['kind'];
export type HitReference = Pick<SearchHit, 'kind' | 'id' | 'title'>;
export type SearchResult = components['schemas']['SearchResultView'];

interface SearchRequest {
  q: string;
  /** Only hits of these kinds; all when absent. */
  kinds?: readonly HitKind[];
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
        api.GET('/api/v1/search', { params: { query: { q, limit, ...(kinds && { kind: [...kinds] }) } }, signal }),
      ),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
