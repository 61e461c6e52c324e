import { createInvalidError, buildUnknownParameterError } from '../../common/errors/domain.errors.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { type ListRequest, parseListRequest } from '../../common/lists/list-request.rules.js';

/** The order of the cards of a stage: those that have been there longest come first. */
export const BOARD_SORT = 'stageEnteredOn';
/** Number of cards of each stage if the client does not set it. */
export const DEFAULT_CARDS = 20;

/**
 * Parses the query string of the board: the filters of leads, and the number of cards.
 * @throws 422
 */
export function parseBoardRequest(
  list: ListDefinition,
  query: Readonly<Record<string, unknown>>,
  me: string | null,
): ListRequest {
  const unknown = ['sort', 'cursor', 'count', 'sum'].filter((name) => query[name] !== undefined);
  if (unknown.length > 0) throw createInvalidError(unknown.map(buildUnknownParameterError));
  return parseListRequest(list, { limit: String(DEFAULT_CARDS), ...query, sort: BOARD_SORT }, me);
}
