import { parseWholeNumber } from '../reference/whole-numbers.rules.js';

/** Maximum number of rows of a page. */
export const MAX_LIMIT = 200;
/** Number of rows of a page if the client does not set it. */
export const DEFAULT_LIMIT = 25;

/** Parses the parameter `limit` of any paged route from the query string. */
export function limitIn(given: unknown, refuse: (name: string, code: string, detail: string) => void): number {
  if (Array.isArray(given)) {
    refuse('limit', 'parameter.repeated', 'limit must be given only once.');
    return DEFAULT_LIMIT;
  }
  const limit = given === undefined ? DEFAULT_LIMIT : parseWholeNumber(given);
  if (limit !== undefined && limit >= 1 && limit <= MAX_LIMIT) return limit;
  refuse('limit', 'parameter.invalid', `limit must be a whole number from 1 to ${MAX_LIMIT}.`);
  return DEFAULT_LIMIT;
}
