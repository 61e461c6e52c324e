import type { IncomingHttpHeaders } from 'node:http';
import { CodedError } from '../../common/errors/domain.errors.js';

/** Methods that change nothing. */
const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** The parts of a request that tell from where it comes. */
interface SentRequest {
  method: string;
  serverUrl: string;
  headers: IncomingHttpHeaders;
}

/**
 * Checks that a write with a session comes from a page of this application. Browsers add the cookie to requests from
 * other sites too. A page of another origin can neither send `X-Locate-Client`, because this API allows no
 * cross-origin requests, nor choose `Origin` or `Sec-Fetch-Site`.
 * @throws 403 `session.cross_site`
 */
export function assertSameOrigin({ method, serverUrl, headers }: SentRequest): void {
  if (READS.includes(method)) return;
  if (headers['x-locate-client'] !== 'web') {
    throw createCrossSiteError('X-Locate-Client', 'X-Locate-Client must be "web" on writes with a session.');
  }
  // Browsers send `Sec-Fetch-Site` over TLS and to this machine, and the origin with every write.
  const site = headers['sec-fetch-site'];
  const isSameOrigin = site === undefined ? headers.origin === serverUrl : site === 'same-origin';
  if (isSameOrigin) return;
  const name = site === undefined ? 'Origin' : 'Sec-Fetch-Site';
  throw createCrossSiteError(name, `${name} must name the origin of this application on writes with a session.`);
}

function createCrossSiteError(header: string, detail: string): CodedError {
  const code = 'session.cross_site';
  return new CodedError(code, detail, [{ pointer: `#${header}`, code, detail }]);
}
