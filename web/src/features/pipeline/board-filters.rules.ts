/** The filters of the board, as the parameters of the address call them. */
export interface BoardFilters {
  /** The id of a user, or `me`. */
  owner?: string;
  /** The country of the investor. */
  country?: string;
  sector?: string;
  activity?: string;
  agreement?: string;
  /** Only leads without an interaction for a long time. */
  stale?: true;
  /** Only leads with this text in their names. */
  q?: string;
}

/** The filters of `GET /leads` behind the parameters of the address. */
const API_FILTERS = {
  owner: 'ownerId',
  country: 'company.country',
  sector: 'sector',
  activity: 'source.activityId',
  agreement: 'source.agreementId',
  q: 'q',
} as const;

/** The filter of leads that had an interaction last a long time ago. */
const STALE = 'staleSince.lte';

type TextFilter = keyof typeof API_FILTERS;

const TEXT_FILTERS = Object.keys(API_FILTERS) as TextFilter[];

/** Reads the filters from the parameters of the address. Parameters that mean nothing are left out. */
export function readBoardFilters(search: Record<string, unknown>): BoardFilters {
  const filters: BoardFilters = {};
  for (const name of TEXT_FILTERS) {
    const value = search[name];
    if (typeof value === 'string' && value.trim() !== '') filters[name] = value;
    // The router reads a number from the address as a number.
    else if (typeof value === 'number') filters[name] = String(value);
  }
  if (search['stale'] === true || search['stale'] === 'true') filters.stale = true;
  return filters;
}

/** Returns the filters of the board as the address of the list of leads calls them. */
export function convertToListSearch(search: Record<string, unknown>, today: string): Record<string, string> {
  const filters = readBoardFilters(search);
  const texts = TEXT_FILTERS.flatMap((name) =>
    filters[name] === undefined ? [] : [[API_FILTERS[name], filters[name]]],
  );
  return { ...Object.fromEntries(texts), ...(filters.stale && { [STALE]: today }) };
}

/** Returns the filters of the list of leads that the board has too. */
export function convertToBoardSearch(search: Record<string, unknown>): BoardFilters {
  const texts = TEXT_FILTERS.map((name) => [name, search[API_FILTERS[name]]]);
  return readBoardFilters({ ...Object.fromEntries(texts), stale: STALE in search });
}

/**
 * Builds the query of the request. A lead is stale from the day in `staleSince` on, so it has one that is not in the
 * future.
 */
export function buildBoardQuery(filters: BoardFilters, today: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = { status: ['open', 'on_hold', 'won'] };
  for (const name of TEXT_FILTERS) {
    const value = filters[name];
    if (value !== undefined) query[API_FILTERS[name]] = value;
  }
  if (filters.stale) query[STALE] = today;
  return query;
}
