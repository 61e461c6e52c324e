import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import type { ListSearch } from '../../shared/tables/list-search.rules';
import { buildBoardFilters } from './board-filters.rules';

export type BoardStage = components['schemas']['BoardStageView'];

/** The number of cards that a column shows at first. */
const FIRST_CARDS = 20;

/** The whole board: every stage with its totals and its first cards, in one request. */
export const boardQuery = (search: ListSearch) => {
  const filters = buildBoardFilters(search);
  return queryOptions({
    queryKey: ['leads', 'board', filters],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/leads/board', { params: { query: { ...filters, limit: FIRST_CARDS } }, signal })),
    placeholderData: keepPreviousData,
  });
};

/** The further cards of a column, after those of the board. */
export const columnQuery = (
  search: ListSearch,
  { stage, closedSince, nextCursor: cursor }: Pick<BoardStage, 'stage' | 'closedSince' | 'nextCursor'>,
) => {
  const filters = buildBoardFilters(search);
  return infiniteQueryOptions({
    queryKey: ['leads', 'column', filters, stage, cursor],
    queryFn: ({ pageParam, signal }) =>
      readBody(
        api.GET('/api/v1/leads', {
          params: {
            query: {
              ...filters,
              stage: [stage],
              ...(closedSince ? { 'closedOn.gte': closedSince } : {}),
              sort: 'stageEnteredOn',
              cursor: pageParam,
              limit: FIRST_CARDS,
            },
          },
          signal,
        }),
      ),
    initialPageParam: cursor ?? '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Read when the user asks for more cards, and from then on like everything else.
    enabled: ({ state }) => state.data !== undefined,
  });
};
