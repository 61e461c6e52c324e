import type { IncomingHttpHeaders } from 'node:http';
import { hashSecretToken, KEY_PREFIX } from '../model/secret-token.rules.js';
import { buildCookie, type CookieKind, findCookie } from './cookie.rules.js';

/** The cookie of a session. The session in the database may end before the browser removes the cookie. */
const SESSION_COOKIE: CookieKind = { name: 'locate_session', maxAgeS: 14 * 24 * 3_600 };

/** Finds the secret of the session in the `Cookie` header. */
function findSessionSecret(header: string | undefined, serverUrl: string): string | null {
  return findCookie(SESSION_COOKIE, header, serverUrl);
}

/** Builds the `Set-Cookie` header that starts a session in the browser; null removes the cookie. */
export function buildSessionCookie(secret: string | null, serverUrl: string): string {
  return buildCookie(SESSION_COOKIE, secret, serverUrl);
}

/** The credentials with which a request names its caller. */
export interface Credentials {
  kind: 'api_key' | 'access_token' | 'session';
  secret: string;
}

/**
 * Reads the credentials of a request; null if it has none. A browser adds its cookie to every request, so credentials
 * that the client has chosen come first.
 */
export function readCredentials(request: { headers: IncomingHttpHeaders; serverUrl: string }): Credentials | null {
  const { headers, serverUrl } = request;
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const key = headers['x-api-key'] ?? (bearer?.startsWith(KEY_PREFIX) ? bearer : undefined);
  if (typeof key === 'string') return { kind: 'api_key', secret: key };
  if (bearer) return { kind: 'access_token', secret: bearer };
  const secret = findSessionSecret(headers.cookie, serverUrl);
  return secret === null ? null : { kind: 'session', secret };
}

/** Returns the hash of the session that the credentials name; null for a token or an API key. */
export function findSessionHash(credentials: Credentials | null): string | null {
  return credentials?.kind === 'session' ? hashSecretToken(credentials.secret) : null;
}
