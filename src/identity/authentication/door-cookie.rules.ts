import type { IncomingHttpHeaders } from 'node:http';
import { API_PREFIX } from '../../common/http/http.constants.js';
import { buildCookie, findCookie } from './cookie.rules.js';

const NAME = 'door';
/** Seconds for which a browser keeps the cookie of a link that has expired, so that the answer says so. */
const KEPT_AFTER_EXPIRY_S = 24 * 3_600;

const buildPath = (seminarId: string) => `/${API_PREFIX}/seminars/${seminarId}/`;

/** Finds the token of a door link in the `Cookie` header; null if there is none. */
export function findDoorToken(request: { headers: IncomingHttpHeaders; serverUrl: string }): string | null {
  return findCookie({ name: NAME, path: buildPath('') }, request.headers.cookie, request.serverUrl);
}

/** Builds the `Set-Cookie` header with the token of a door link. The browser sends it to the routes of its seminar only. */
export function buildDoorCookie(
  token: string,
  { seminarId, expiresAt }: { seminarId: string; expiresAt: Date },
  { now, serverUrl }: { now: Date; serverUrl: string },
): string {
  const validForS = Math.ceil((expiresAt.getTime() - now.getTime()) / 1_000);
  const maxAgeS = validForS + KEPT_AFTER_EXPIRY_S;
  return buildCookie({ name: NAME, maxAgeS, path: buildPath(seminarId), sameSite: 'Strict' }, token, serverUrl);
}
