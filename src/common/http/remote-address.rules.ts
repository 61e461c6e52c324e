import ipaddr from 'ipaddr.js';

/** Origins on private networks that an operator allows: `https://tickets.intranet.example`, `http://127.0.0.1:8345`. */
export type AllowedOrigins = Pick<ReadonlySet<string>, 'has'>;

/** Entry of a setting that allows every port of this machine, by its loopback addresses and as localhost. */
const THIS_MACHINE = 'loopback';

/**
 * The part of IPv6 from which public addresses are allocated. Others contain an address of IPv4 (`::127.0.0.1`), or are
 * not in use.
 */
const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Returns the origins that a setting allows. */
export function parseAllowedOrigins(listed: readonly string[]): AllowedOrigins {
  const known = new Set(listed);
  return {
    has: (origin) => known.has(origin) || (known.has(THIS_MACHINE) && isThisMachine(new URL(origin))),
  };
}

/**
 * Checks whether requests to an address are encrypted. Unencrypted ones are allowed only to this machine, and only where
 * an operator allows its origin.
 */
export function isProtectedAddress(url: URL, allowed: AllowedOrigins): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowed.has(url.origin) && isThisMachine(url));
}

/** Checks whether an address contains a numeric address that is private and not allowed. A name is looked up later. */
export function isForbiddenHost(url: URL, allowed: AllowedOrigins): boolean {
  const host = findNumericHost(url);
  return host !== null && !allowed.has(url.origin) && !isPublicAddress(host);
}

/** Checks whether a network address is public. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(PUBLIC_IPV6);
}

/** Checks whether a network address is this machine itself. */
function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

/** Returns the host of an address if it is a numeric address; null if it is a name, which must be looked up. */
function findNumericHost(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(host) ? host : null;
}

function isThisMachine(url: URL): boolean {
  return url.hostname === 'localhost' || isLoopback(findNumericHost(url) ?? '');
}
