import { buildCookie, type CookieKind, findCookie } from './cookie.rules.js';

/** The cookie of a session. The session in the database may end before the browser removes the cookie. */
const SESSION_COOKIE: CookieKind = { name: 'locate_session', maxAgeS: 14 * 24 * 3_600 };

/** Finds the secret of the session in the `Cookie` header. */
export function findSessionSecret(header: string | undefined, serverUrl: string): string | null {
  return findCookie(SESSION_COOKIE, header, serverUrl);
}

/** Builds the `Set-Cookie` header that starts a session in the browser; null removes the cookie. */
export function buildSessionCookie(secret: string | null, serverUrl: string): string {
  return buildCookie(SESSION_COOKIE, secret, serverUrl);
}
