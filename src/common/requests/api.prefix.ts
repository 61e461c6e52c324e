/** What the addresses of the API begin with. */
export const API_PREFIX = 'api/v1';

/** Whether an address, or the pattern of a route, is of the API. */
export function isOfApi(path: string): boolean {
  return path.startsWith(`/${API_PREFIX}/`);
}
