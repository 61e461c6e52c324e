import type { LookupFunction } from 'node:net';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { AllowedOrigins } from '../../common/http/remote-address.rules.js';
import { RemoteClient } from '../../common/http/remote.client.js';
import { parseRetryAfter } from '../../common/http/retry-after.rules.js';
import { readJson, readUtf8 } from '../parsing/json-values.rules.js';

/** Result of a request to a provider. Failures are results and not exceptions, because they are expected. */
export type ProviderAnswer =
  | { kind: 'answer'; body: unknown; headers: Record<string, string> }
  /** The provider does not know the object (404 or 410). */
  | { kind: 'gone' }
  /** The request may succeed later: too many requests, a server error, no connection, no answer in time. */
  | { kind: 'again'; code: ErrorCode; afterSeconds: number | null }
  /** The request fails until somebody changes something: a wrong token, a redirect, an answer that is not JSON. */
  | { kind: 'failed'; code: ErrorCode };

/** Limits of a client. */
interface ProviderLimits {
  /** Origins on private networks to which requests are allowed. */
  allowed: AllowedOrigins;
  timeoutMs?: number;
  /** Maximum size of an answer in bytes. */
  maxBytes?: number;
  /** Function that looks up the addresses of a name. */
  lookup?: LookupFunction;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;
/** Longest pause that a provider can ask for, in seconds. */
const MAX_RETRY_AFTER_SECONDS = 21_600;

/** Fetches JSON from the APIs of providers. */
export class ProviderJsonClient {
  private readonly client: RemoteClient;

  constructor({ maxBytes = DEFAULT_MAX_BYTES, ...limits }: ProviderLimits) {
    // Only the body of a success is read.
    this.client = new RemoteClient({ ...limits, getMaxBytes: (status) => (status === 200 ? maxBytes : 0) });
  }

  /** Fetches JSON from an address that `provider-address.rules.ts` checked. `headers` contain the token. */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<ProviderAnswer> {
    const result = await this.client.send({ method: 'GET', url, headers: { accept: 'application/json', ...headers } });
    if (result.kind === 'failure') {
      if (result.code === 'remote.private_address') return { kind: 'failed', code: result.code };
      return { kind: 'again', code: result.code, afterSeconds: null };
    }
    if (result.status !== 200) return classifyStatus(result.status, result.headers);
    if (result.end === 'too_large') return { kind: 'failed', code: 'remote.too_large' };
    if (result.end === 'timeout') return { kind: 'again', code: 'remote.timeout', afterSeconds: null };
    if (result.end === 'broken') return { kind: 'again', code: 'remote.unreachable', afterSeconds: null };
    const body = readJson(readUtf8(result.body));
    if (body === undefined) return { kind: 'failed', code: 'remote.not_json' };
    return { kind: 'answer', body, headers: result.headers };
  }
}

function classifyStatus(status: number, headers: Record<string, string>): ProviderAnswer {
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 401 || status === 403) return { kind: 'failed', code: 'remote.unauthorised' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const after = parseRetryAfter(headers);
    const afterSeconds = after === null ? null : Math.min(after, MAX_RETRY_AFTER_SECONDS);
    return { kind: 'again', code: `remote.status_${status}`, afterSeconds };
  }
  return { kind: 'failed', code: status >= 300 && status < 400 ? 'remote.redirect' : `remote.status_${status}` };
}
