import { isIP } from 'node:net';

/**
 * The proxies whose `X-Forwarded-For` is trusted: none, the given number of last ones, or those with these addresses.
 */
export type TrustedProxies = false | number | string[];

/** Names of address ranges that Fastify knows. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MAX_HOPS = 16;

const FORMS =
  'TRUST_PROXY must be false, the number of reverse proxies (1), or their comma-separated addresses ' +
  '(10.0.0.0/8, loopback)';

/**
 * Parses the setting TRUST_PROXY. If it is absent, no proxy is trusted.
 * @throws RangeError that says what would be right
 */
export function parseTrustedProxies(text: string | undefined): TrustedProxies {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === '' || value === 'false' || value === '0') return false;
  if (value === 'true') {
    throw new RangeError(
      `${FORMS}, not "true": every client could then choose the address by which its logins are counted`,
    );
  }
  if (/^\d+$/.test(value)) {
    if (Number(value) <= MAX_HOPS) return Number(value);
    throw new RangeError(`${FORMS}; ${value} proxies are more than ${MAX_HOPS}`);
  }
  const ranges = value.split(',').map((part) => part.trim());
  for (const range of ranges) assertRange(range);
  return ranges;
}

function assertRange(range: string): void {
  if (NAMED_RANGES.includes(range)) return;
  const [address = '', prefix, ...rest] = range.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  if (isIP(address) === 0 || address.includes('%') || !isPrefix || rest.length > 0) {
    throw new RangeError(`${FORMS}; "${range}" is neither`);
  }
  if (prefix !== undefined && Number(prefix) === 0) {
    throw new RangeError(`${FORMS}; "${range}" would trust every client`);
  }
}
