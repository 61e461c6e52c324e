import { isIP } from 'node:net';

/** The proxies whose `X-Forwarded-For` is believed: none, the last so many, or those with these addresses. */
export type TrustedProxies = false | number | string[];

/** Names that stand for address ranges; Fastify knows them. */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MAX_HOPS = 16;

const FORMS =
  'TRUST_PROXY must be false, the number of proxies in front (1), or their addresses with commas between ' +
  '(10.0.0.0/8, loopback)';

/**
 * Reads the setting TRUST_PROXY. Absent means that no proxy is in front.
 * @throws RangeError saying what would be right
 */
export function parseTrustedProxies(text: string | undefined): TrustedProxies {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === '' || value === 'false' || value === '0') return false;
  if (value === 'true') {
    throw new RangeError(
      `${FORMS}, not "true": every client could then write the address that its logins are counted by into X-Forwarded-For`,
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
    throw new RangeError(`${FORMS}; "${range}" would believe every client`);
  }
}
