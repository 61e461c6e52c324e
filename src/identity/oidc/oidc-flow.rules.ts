import { buildCookie, type CookieKind, findCookie } from '../authentication/cookie.rules.js';

/** The data that a browser keeps while its user logs in at the identity provider. */
export interface OidcFlow {
  /** Random text that the provider sends back, so that nobody can finish the login of somebody else. */
  state: string;
  /** Random text in the ID token, so that an ID token of another login is rejected. */
  nonce: string;
  /** Secret without which nobody can use the code of the provider (PKCE). */
  codeVerifier: string;
  /** Page of the web application that the user wanted to open. */
  returnTo: string;
}

/** The cookie lasts as long as a login may take. */
const FLOW_COOKIE: CookieKind = { name: 'locate_oidc', maxAgeS: 600 };

/** Page that is opened after a login if no other page was wanted. */
const START_PAGE = '/';

/** Builds the `Set-Cookie` header that keeps a flow in the browser; null removes it. */
export function buildFlowCookie(flow: OidcFlow | null, serverUrl: string): string {
  return buildCookie(FLOW_COOKIE, flow && Buffer.from(JSON.stringify(flow)).toString('base64url'), serverUrl);
}

/** Finds the flow in the `Cookie` header; null if there is none. */
export function findFlow(header: string | undefined, serverUrl: string): OidcFlow | null {
  const value = findCookie(FLOW_COOKIE, header, serverUrl);
  if (value === null) return null;
  try {
    const { state, nonce, codeVerifier, returnTo } = JSON.parse(
      Buffer.from(value, 'base64url').toString('utf8'),
    ) as Record<string, unknown>;
    if (!isFilled(state) || !isFilled(nonce) || !isFilled(codeVerifier)) return null;
    return { state, nonce, codeVerifier, returnTo: normaliseReturnTo(returnTo) };
  } catch {
    return null;
  }
}

/**
 * Returns the path of a page of this application, and the start page in place of anything else, so that a link cannot
 * lead to another site after the login.
 */
export function normaliseReturnTo(wanted: unknown): string {
  const origin = 'http://application.invalid';
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return START_PAGE;
  const url = new URL(wanted, origin);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Browsers read `//host` and `/\host` as addresses of another host, and `/.//host` becomes one.
  return url.origin === origin && !/^\/[/\\]/.test(path) ? path : START_PAGE;
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
