import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { type BoardFilters, buildBoardQuery } from './board-filters.rules';

export type BoardStage = components['schemas']['BoardStageView'];

/** The number of cards that a column shows at first. */
const FIRST_CARDS = 20;

/** The whole board: every stage with its totals and its first cards, in one request. */
export const boardQuery = (filters: BoardFilters, today: string) =>
  queryOptions({
    queryKey: ['leads', 'board', filters],
    queryFn: ({ signal }) =>
      readBody(
        api.GET('/api/v1/leads/board', {
          params: { query: { ...buildBoardQuery(filters, today), limit: FIRST_CARDS } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** The further cards of a column, after those of the board. */
export const columnQuery = (
  filters: BoardFilters,
  today: string,
  { stage, closedSince, nextCursor: cursor }: Pick<BoardStage, 'stage' | 'closedSince' | 'nextCursor'>,
) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'column', filters, stage, cursor],
    queryFn: ({ pageParam, signal }) =>
      readBody(
        api.GET('/api/v1/leads', {
          params: {
            query: {
              ...buildBoardQuery(filters, today),
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
