/** What the addresses of the API begin with. */
export const API_PREFIX = 'api/v1';
