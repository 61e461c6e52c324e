import { type INestApplication, RequestMethod } from '@nestjs/common';
import { API_PREFIX } from '../common/http/http.constants.js';

/**
 * The route for deliveries of forms. The colons are escaped so that only this route is excluded, and not those of
 * connections.
 */
const RECEIVING_ROUTE = String.raw`intake/\:connectionId/\:token`;

/** Sets the prefix `/api/v1` for all routes except those for operators and browsers and the one for deliveries. */
export function setApiPrefix(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, {
    exclude: [
      ...['health/live', 'health/ready', 'metrics', 'auth/oidc/callback'].map((path) => ({
        path,
        method: RequestMethod.GET,
      })),
      { path: RECEIVING_ROUTE, method: RequestMethod.ALL },
    ],
  });
}
