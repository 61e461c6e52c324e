import { type INestApplication, RequestMethod } from '@nestjs/common';
import { API_PREFIX } from '../common/http/http.constants.js';

/**
 * The route for deliveries of forms. The colons are escaped so that only this route is excluded, and not those of
 * connections.
 */
const RECEIVING_ROUTE = String.raw`intake/\:connectionId/\:token`;

/** The routes below a registration page. */
const PAGE_ROUTES = ['challenge', 'thanks', String.raw`m/\:token`].map((path) => String.raw`r/\:slug/${path}`);

/** The routes of people without a login: those of links in mails, and of the registration page. */
const PUBLIC_ROUTES = [String.raw`m/\:token`, String.raw`r/\:slug`, String.raw`r/\:slug.ics`, ...PAGE_ROUTES];

/** Sets the prefix `/api/v1` for all routes except those for operators, browsers, deliveries and people without a login. */
export function setApiPrefix(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, {
    exclude: [
      ...['health/live', 'health/ready', 'metrics', 'auth/oidc/callback'].map((path) => ({
        path,
        method: RequestMethod.GET,
      })),
      ...[RECEIVING_ROUTE, ...PUBLIC_ROUTES].map((path) => ({ path, method: RequestMethod.ALL })),
    ],
  });
}
