import { wholeNumberIn } from '../reference/whole.numbers.js';

/** Maximum number of rows of a page. */
export const MOST_ROWS = 200;
/** Number of rows of a page if the client does not set it. */
export const USUAL_ROWS = 25;

/** Parses the parameter `limit` of any paged route from the query string. */
export function limitIn(given: unknown, refuse: (name: string, code: string, detail: string) => void): number {
  if (Array.isArray(given)) {
    refuse('limit', 'parameter.repeated', 'limit must be given only once.');
    return USUAL_ROWS;
  }
  const limit = given === undefined ? USUAL_ROWS : wholeNumberIn(given);
  if (limit !== undefined && limit >= 1 && limit <= MOST_ROWS) return limit;
  refuse('limit', 'parameter.invalid', `limit must be a whole number from 1 to ${MOST_ROWS}.`);
  return USUAL_ROWS;
}
