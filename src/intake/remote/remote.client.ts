import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import { readJson, readUtf8 } from '../parsing/json-values.rules.js';
import { type AllowedOrigins, isPublicAddress, findNumericHost } from './remote-address.rules.js';

/** Result of a request to a provider. Failures are results and not exceptions, because they are expected. */
export type RemoteAnswer =
  | { kind: 'answer'; body: unknown; headers: Record<string, string> }
  /** The provider does not know the object (404 or 410). */
  | { kind: 'gone' }
  /** The request may succeed later: too many requests, a server error, no connection, no answer in time. */
  | { kind: 'again'; code: ErrorCode; afterSeconds: number | null }
  /** The request fails until somebody changes something: a wrong token, a redirect, an answer that is not JSON. */
  | { kind: 'failed'; code: ErrorCode };

/** Limits of a client. */
export interface RemoteLimits {
  /** Origins on private networks to which requests are allowed. */
  allowed: AllowedOrigins;
  /** Maximum time of a request in milliseconds, from the first byte sent to the last byte received. */
  timeoutMs?: number;
  /** Maximum size of an answer in bytes. */
  maxBytes?: number;
  /** Function that looks up the addresses of a name. */
  lookup?: LookupFunction;
}

/** Longest pause that a provider can ask for, in seconds. */
const MAX_RETRY_AFTER_SECONDS = 21_600;

/**
 * Sends requests to the APIs of providers. A name is looked up once, and the connection uses the address that was
 * checked, so that a second answer of the name server cannot redirect it. Redirects are not followed, because the token
 * is valid for one origin only.
 */
export class RemoteClient {
  private readonly timeoutMs: number;
  private readonly maxBytes: number;

  constructor(private readonly limits: RemoteLimits) {
    this.timeoutMs = limits.timeoutMs ?? 15_000;
    this.maxBytes = limits.maxBytes ?? 8 * 1024 * 1024;
  }

  /** Fetches JSON from an address that `remote-address.rules.ts` checked. `headers` contain the token. */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<RemoteAnswer> {
    const canBePrivate = this.limits.allowed.has(url.origin);
    const host = findNumericHost(url);
    if (host !== null && !canBePrivate && !isPublicAddress(host)) return buildFailure('remote.private_address');
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await this.send(url, headers, canBePrivate, signal);
      return await this.parseResponse(response, signal);
    } catch (error) {
      if (error instanceof PrivateAddress) return buildFailure('remote.private_address');
      if (error instanceof TooLarge) return buildFailure('remote.too_large');
      return { kind: 'again', code: signal.aborted ? 'remote.timeout' : 'remote.unreachable', afterSeconds: null };
    }
  }

  private send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    canBePrivate: boolean,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const request = url.protocol === 'https:' ? requestEncrypted : requestPlain;
    const sent = request(
      url,
      {
        method: 'GET',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'locate-crm', ...headers },
        // No connection is kept alive, because its address would outlive the check.
        agent: false,
        signal,
        lookup: canBePrivate ? this.lookup : this.publicLookup,
      },
      resolve,
    );
    sent.on('error', reject);
    sent.end();
    return promise;
  }

  private get lookup(): LookupFunction {
    return this.limits.lookup ?? lookup;
  }

  /** Looks up a name and refuses it if one of its addresses is not public, because any of them could be used. */
  private get publicLookup(): LookupFunction {
    return (name, options, done) => {
      this.lookup(name, { ...options, all: true }, (error, addresses) => {
        const found = typeof addresses === 'string' ? [{ address: addresses, family: 4 }] : addresses;
        const [first] = found ?? [];
        if (error || !first) return done(error ?? new Error(`no address of ${name}`), '', 0);
        if (!found.every(({ address }) => isPublicAddress(address))) return done(new PrivateAddress(), '', 0);
        return options.all ? done(null, found) : done(null, first.address, first.family);
      });
    };
  }

  private async parseResponse(response: IncomingMessage, signal: AbortSignal): Promise<RemoteAnswer> {
    const status = response.statusCode ?? 0;
    const headers = toPlainHeaders(response.headers);
    if (status !== 200) {
      response.destroy();
      return classifyStatus(status, headers);
    }
    const bytes = await this.read(response, signal);
    const body = readJson(readUtf8(bytes));
    return body === undefined ? buildFailure('remote.not_json') : { kind: 'answer', body, headers };
  }

  private async read(response: IncomingMessage, signal: AbortSignal): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > this.maxBytes) {
        response.destroy();
        throw new TooLarge();
      }
      chunks.push(chunk);
    }
    signal.throwIfAborted();
    return Buffer.concat(chunks);
  }
}

class PrivateAddress extends Error {}

class TooLarge extends Error {}

function buildFailure(code: ErrorCode): RemoteAnswer {
  return { kind: 'failed', code };
}

function classifyStatus(status: number, headers: Record<string, string>): RemoteAnswer {
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 401 || status === 403) return buildFailure('remote.unauthorised');
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'again', code: `remote.status_${status}`, afterSeconds: parseRetryAfter(headers) };
  }
  return buildFailure(status >= 300 && status < 400 ? 'remote.redirect' : `remote.status_${status}`);
}

/**
 * Returns `Retry-After` in seconds. A time is compared with the provider's `Date`, because its clock may differ from
 * ours.
 */
function parseRetryAfter({ 'retry-after': after = '', date = '' }: Record<string, string>): number | null {
  const seconds = /^\d{1,9}$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - Date.parse(date)) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_RETRY_AFTER_SECONDS) : null;
}

function toPlainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
