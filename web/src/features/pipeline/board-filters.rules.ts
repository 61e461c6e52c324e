/** The filters of the board. The names are those of the filters of `GET /leads`, and of the parameters in the address. */
export interface BoardFilters {
  /** The id of a user, or `me`. */
  ownerId?: string;
  companyCountry?: string;
  sector?: string;
  sourceActivityId?: string;
  sourceAgreementId?: string;
  /** Only leads without an interaction for a long time. */
  stale?: true;
  /** Only leads with this text in their names. */
  q?: string;
}

const TEXT_FILTERS = ['ownerId', 'companyCountry', 'sector', 'sourceActivityId', 'sourceAgreementId', 'q'] as const;

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

/** Builds the query of the request. A lead is stale from the day in `staleSince` on, so it has one that is not in the future. */
export function buildBoardQuery({ stale, ...filters }: BoardFilters, today: string): Record<string, string | string[]> {
  return {
    ...filters,
    status: ['open', 'on_hold', 'won'],
    ...(stale ? { 'staleSince.lte': today } : {}),
  };
}
