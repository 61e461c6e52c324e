import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import type { LookupFunction } from 'node:net';
import { readJson, readUtf8 } from '../connectors/json.reading.js';
import { type AllowedOrigins, isPublicAddress, numericHost } from './remote.address.js';

/** What came of asking a sender. Never an exception: what fails there is no failure of ours. */
export type RemoteAnswer =
  | { kind: 'answer'; body: unknown; headers: Record<string, string> }
  /** The sender knows no such thing (404 or 410). */
  | { kind: 'gone' }
  /** It may work later: too many requests, an error of theirs, no connection, no answer in time. */
  | { kind: 'again'; code: string; afterSeconds: number | null }
  /** It will not work until somebody changes something: a wrong token, a redirect, an answer that is no JSON. */
  | { kind: 'failed'; code: string };

/** Bounds of a client; all but the first have defaults. */
export interface RemoteLimits {
  /** Origins on private networks that may be asked all the same. */
  allowed: AllowedOrigins;
  /** From the first byte sent to the last received, in milliseconds. */
  timeoutMs?: number;
  /** Largest answer, in bytes. */
  maxBytes?: number;
  /** How names become addresses. */
  lookup?: LookupFunction;
}

/** Longest pause that a sender may ask for, in seconds. */
const LONGEST_PAUSE = 21_600;

/**
 * Asks the APIs of senders. A name is looked up once and the connection goes to the address that was checked, so that a
 * second answer of the name server cannot lead elsewhere. Redirects are not followed: the token is for one origin.
 */
export class RemoteClient {
  private readonly timeoutMs: number;
  private readonly maxBytes: number;

  constructor(private readonly limits: RemoteLimits) {
    this.timeoutMs = limits.timeoutMs ?? 15_000;
    this.maxBytes = limits.maxBytes ?? 8 * 1024 * 1024;
  }

  /** The JSON at an address made by `remote.address.ts`, asked for with the headers that carry the token. */
  async get(url: URL, headers: Readonly<Record<string, string>>): Promise<RemoteAnswer> {
    const mayBePrivate = this.limits.allowed.has(url.origin);
    const host = numericHost(url);
    if (host !== null && !mayBePrivate && !isPublicAddress(host)) return failed('remote.private_address');
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      const response = await this.send(url, headers, mayBePrivate, signal);
      return await this.answerOf(response, signal);
    } catch (error) {
      if (error instanceof PrivateAddress) return failed('remote.private_address');
      if (error instanceof TooLarge) return failed('remote.too_large');
      return { kind: 'again', code: signal.aborted ? 'remote.timeout' : 'remote.unreachable', afterSeconds: null };
    }
  }

  private send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    mayBePrivate: boolean,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const request = url.protocol === 'https:' ? requestEncrypted : requestPlain;
    const sent = request(
      url,
      {
        method: 'GET',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'locate-crm', ...headers },
        // No connection is kept: its address would outlive the check.
        agent: false,
        signal,
        lookup: mayBePrivate ? this.lookup : this.publicLookup,
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

  /** Looks a name up and refuses it when any of its addresses is not public: one bad one is enough to be led astray. */
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

  private async answerOf(response: IncomingMessage, signal: AbortSignal): Promise<RemoteAnswer> {
    const status = response.statusCode ?? 0;
    const headers = plainHeaders(response.headers);
    if (status !== 200) {
      response.destroy();
      return refusal(status, headers);
    }
    const bytes = await this.read(response, signal);
    const body = readJson(readUtf8(bytes));
    return body === undefined ? failed('remote.not_json') : { kind: 'answer', body, headers };
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

function failed(code: string): RemoteAnswer {
  return { kind: 'failed', code };
}

function refusal(status: number, headers: Record<string, string>): RemoteAnswer {
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 401 || status === 403) return failed('remote.unauthorised');
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'again', code: `remote.status_${status}`, afterSeconds: pauseOf(headers) };
  }
  return failed(status >= 300 && status < 400 ? 'remote.redirect' : `remote.status_${status}`);
}

/** `Retry-After` in seconds; of a moment, as seconds from the sender's own `Date`, as its clock need not agree with ours. */
function pauseOf({ 'retry-after': after = '', date = '' }: Record<string, string>): number | null {
  const seconds = /^\d{1,9}$/.test(after) ? Number(after) : Math.ceil((Date.parse(after) - Date.parse(date)) / 1_000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_PAUSE) : null;
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
