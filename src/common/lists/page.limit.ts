import { wholeNumberIn } from '../reference/whole.numbers.js';

/** Most rows of one page. */
export const MOST_ROWS = 200;
/** Rows of a page when the client does not say how many. */
export const USUAL_ROWS = 25;

/** The parameter `limit` of whatever comes in pages, as it stands in the query string. */
export function limitIn(given: unknown, refuse: (name: string, code: string, detail: string) => void): number {
  if (Array.isArray(given)) {
    refuse('limit', 'parameter.repeated', 'limit may be given once.');
    return USUAL_ROWS;
  }
  const limit = given === undefined ? USUAL_ROWS : wholeNumberIn(given);
  if (limit !== undefined && limit >= 1 && limit <= MOST_ROWS) return limit;
  refuse('limit', 'parameter.invalid', `limit must be a whole number from 1 to ${MOST_ROWS}.`);
  return USUAL_ROWS;
}
