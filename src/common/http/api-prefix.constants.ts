/** The prefix of every address of the API. */
export const API_PREFIX = 'api/v1';

/** Tells whether an address, or the pattern of a route, belongs to the API. */
export function isApiPath(path: string): boolean {
  return path.startsWith(`/${API_PREFIX}/`);
}
