import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { type AllowedOrigins, isProtectedAddress } from '../../common/http/remote-address.rules.js';

/** An address to fetch from, or the error code if the address is not allowed. */
export type ProviderAddress = { ok: true; url: URL } | { ok: false; code: ErrorCode };

/**
 * Returns the address of a path of a provider's API below the base URL of a connection. The base URL may end with the
 * first segments of the path (`https://pretix.eu/api/v1`), which are then not repeated. A base URL of another organiser
 * or event than the path is refused, because their data does not belong to this connection.
 */
export function resolveAddress(baseUrl: string, path: string, allowed: AllowedOrigins): ProviderAddress {
  const base = parseBaseUrl(baseUrl, allowed);
  if (!base.ok) return base;
  const [steps = '', query] = path.split('?', 2);
  const known = splitSegments(base.url.pathname);
  const wanted = splitSegments(steps);
  const shared = overlap(known, wanted);
  const [root = ''] = wanted;
  if (shared === 0 && known.includes(root)) return { ok: false, code: 'remote.other_subject' };
  const joined = [...known, ...wanted.slice(shared)].join('/');
  const url = new URL(base.url.origin);
  url.pathname = `/${joined}${steps.endsWith('/') ? '/' : ''}`;
  url.search = query === undefined ? '' : `?${query}`;
  // The result is checked again, because a path with dots could lead outside of the base URL.
  return isWithin(base.url, url) ? { ok: true, url } : { ok: false, code: 'remote.outside_base' };
}

/** Returns the address of the next page that a provider named. It is allowed only below the same base URL. */
export function resolveNextAddress(baseUrl: string, next: string, allowed: AllowedOrigins): ProviderAddress {
  const base = parseBaseUrl(baseUrl, allowed);
  if (!base.ok) return base;
  if (!URL.canParse(next, base.url)) return { ok: false, code: 'remote.outside_base' };
  const url = new URL(next, base.url);
  const isSound = isWithin(base.url, url) && url.username === '' && url.password === '';
  url.hash = '';
  return isSound ? { ok: true, url } : { ok: false, code: 'remote.outside_base' };
}

function parseBaseUrl(baseUrl: string, allowed: AllowedOrigins): ProviderAddress {
  if (!URL.canParse(baseUrl)) return { ok: false, code: 'remote.base_url' };
  const url = new URL(baseUrl);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isProtectedAddress(url, allowed) && isPlain ? { ok: true, url } : { ok: false, code: 'remote.base_url' };
}

function isWithin(base: URL, url: URL): boolean {
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  return url.origin === base.origin && `${url.pathname}/`.startsWith(folder);
}

function splitSegments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Returns how many of the last segments of one path are the first segments of another. */
function overlap(known: readonly string[], wanted: readonly string[]): number {
  for (let count = Math.min(known.length, wanted.length); count > 0; count--) {
    if (known.slice(-count).every((step, index) => step === wanted[index])) return count;
  }
  return 0;
}
