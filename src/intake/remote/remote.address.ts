import ipaddr from 'ipaddr.js';

/** An address to fetch from, or a code that says why there is none. */
export type RemoteAddress = { ok: true; url: URL } | { ok: false; code: string };

/** Private networks that an operator allows, by origin: `https://tickets.intranet.example`, `http://127.0.0.1:8345`. */
export type AllowedOrigins = Pick<ReadonlySet<string>, 'has'>;

/** Stands among the allowed origins for every port of this machine, by its numbers and as localhost. */
const THIS_MACHINE = 'loopback';

/** The origins that a setting allows. */
export function allowedOrigins(listed: readonly string[]): AllowedOrigins {
  const known = new Set(listed);
  return {
    has: (origin) => known.has(origin) || (known.has(THIS_MACHINE) && isThisMachine(new URL(origin))),
  };
}

/**
 * The address of a path of a sender's API under the base URL of a connection. The base may end in the beginning of the
 * path (`https://pretix.eu/api/v1`), which then is not repeated; a base that names another organiser or event than the
 * path is refused, as nothing of theirs is this connection's.
 */
export function addressUnder(baseUrl: string, path: string, allowed: AllowedOrigins): RemoteAddress {
  const base = soundBase(baseUrl, allowed);
  if (!base.ok) return base;
  const [steps = '', query] = path.split('?', 2);
  const known = segments(base.url.pathname);
  const wanted = segments(steps);
  const shared = overlap(known, wanted);
  const [root = ''] = wanted;
  if (shared === 0 && known.includes(root)) return { ok: false, code: 'remote.other_subject' };
  const joined = [...known, ...wanted.slice(shared)].join('/');
  const url = new URL(base.url.origin);
  url.pathname = `/${joined}${steps.endsWith('/') ? '/' : ''}`;
  url.search = query === undefined ? '' : `?${query}`;
  // What a path with dots in it would come to is looked at once more.
  return isWithin(base.url, url) ? { ok: true, url } : { ok: false, code: 'remote.outside_base' };
}

/** The address of a next page that a sender named: followed when it is under the same base URL, and only then. */
export function nextAddress(baseUrl: string, next: string, allowed: AllowedOrigins): RemoteAddress {
  const base = soundBase(baseUrl, allowed);
  if (!base.ok) return base;
  if (!URL.canParse(next, base.url)) return { ok: false, code: 'remote.outside_base' };
  const url = new URL(next, base.url);
  const isSound = isWithin(base.url, url) && url.username === '' && url.password === '';
  url.hash = '';
  return isSound ? { ok: true, url } : { ok: false, code: 'remote.outside_base' };
}

/** Whether an address of the network is one that anybody on the internet could reach. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Whether an address of the network is this machine itself. */
function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** The host of an address as a number, when it is one; names are looked up. */
export function numericHost(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? host : null;
}

function soundBase(baseUrl: string, allowed: AllowedOrigins): RemoteAddress {
  if (!URL.canParse(baseUrl)) return { ok: false, code: 'remote.base_url' };
  const url = new URL(baseUrl);
  const isOwnMachine = allowed.has(url.origin) && isThisMachine(url);
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isEncrypted && isPlain ? { ok: true, url } : { ok: false, code: 'remote.base_url' };
}

function isThisMachine(url: URL): boolean {
  return url.hostname === 'localhost' || isLoopback(numericHost(url) ?? '');
}

function isWithin(base: URL, url: URL): boolean {
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
  return url.origin === base.origin && `${url.pathname}/`.startsWith(folder);
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** How many of the last steps of one path are the first of another. */
function overlap(known: readonly string[], wanted: readonly string[]): number {
  for (let count = Math.min(known.length, wanted.length); count > 0; count--) {
    if (known.slice(-count).every((step, index) => step === wanted[index])) return count;
  }
  return 0;
}
