import ipaddr from 'ipaddr.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';

/** An address to fetch from, or the error code if the address is not allowed. */
export type RemoteAddress = { ok: true; url: URL } | { ok: false; code: ErrorCode };

/** Origins on private networks that an operator allows: `https://tickets.intranet.example`, `http://127.0.0.1:8345`. */
export type AllowedOrigins = Pick<ReadonlySet<string>, 'has'>;

/** Entry of the setting that allows every port of this machine, by its loopback addresses and as localhost. */
const THIS_MACHINE = 'loopback';

/** Returns the origins that a setting allows. */
export function parseAllowedOrigins(listed: readonly string[]): AllowedOrigins {
  const known = new Set(listed);
  return {
    has: (origin) => known.has(origin) || (known.has(THIS_MACHINE) && isThisMachine(new URL(origin))),
  };
}

/**
 * Returns the address of a path of a provider's API below the base URL of a connection. The base URL may end with the
 * first segments of the path (`https://pretix.eu/api/v1`), which are then not repeated. A base URL of another organiser
 * or event than the path is refused, because their data does not belong to this connection.
 */
export function resolveAddress(baseUrl: string, path: string, allowed: AllowedOrigins): RemoteAddress {
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
export function resolveNextAddress(baseUrl: string, next: string, allowed: AllowedOrigins): RemoteAddress {
  const base = parseBaseUrl(baseUrl, allowed);
  if (!base.ok) return base;
  if (!URL.canParse(next, base.url)) return { ok: false, code: 'remote.outside_base' };
  const url = new URL(next, base.url);
  const isSound = isWithin(base.url, url) && url.username === '' && url.password === '';
  url.hash = '';
  return isSound ? { ok: true, url } : { ok: false, code: 'remote.outside_base' };
}

/** Checks whether a network address is public. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Checks whether a network address is this machine itself. */
function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** Returns the host of an address if it is a numeric address; null if it is a name, which must be looked up. */
export function findNumericHost(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? host : null;
}

function parseBaseUrl(baseUrl: string, allowed: AllowedOrigins): RemoteAddress {
  if (!URL.canParse(baseUrl)) return { ok: false, code: 'remote.base_url' };
  const url = new URL(baseUrl);
  const isOwnMachine = allowed.has(url.origin) && isThisMachine(url);
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isEncrypted && isPlain ? { ok: true, url } : { ok: false, code: 'remote.base_url' };
}

function isThisMachine(url: URL): boolean {
  return url.hostname === 'localhost' || isLoopback(findNumericHost(url) ?? '');
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
