import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type AllowedOrigins, isForbiddenHost, isPublicAddress } from './remote-address.rules.js';

/** A request to another system, at an address that its feature has checked. */
export interface RemoteRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: Buffer;
}

/**
 * Result of a request. Failures are results and not exceptions, because they are expected. The beginning of a response
 * that was cut is returned too.
 */
export type RemoteResult =
  | { kind: 'response'; status: number; headers: Record<string, string>; body: Buffer; end: BodyEnd }
  | { kind: 'failure'; code: RemoteFailureCode };

/** How the body of a response ended: as sent, at the maximum size, after the maximum time, with its connection. */
export type BodyEnd = 'complete' | 'too_large' | 'timeout' | 'broken';

/** Reasons for which there is no response. */
export type RemoteFailureCode =
  'remote.private_address' | 'remote.timeout' | 'remote.tls_failed' | 'remote.unreachable';

/** Limits of a client. */
export interface RemoteLimits {
  /** Origins on private networks to which requests are allowed. */
  allowed: AllowedOrigins;
  /** Maximum size in bytes of the body of a response, by its status. The connection is closed beyond it. */
  getMaxBytes: (status: number) => number;
  /** Maximum time of a request in milliseconds, from the first byte sent to the last byte received. */
  timeoutMs?: number;
  /** Function that looks up the addresses of a name. */
  lookup?: LookupFunction;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** Codes of OpenSSL and of Node for a certificate that is not trusted, or for an answer that is not TLS. */
const TLS_CODE = /^(EPROTO|HOSTNAME_MISMATCH|(ERR_(TLS|SSL)|CERT|CRL|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|INVALID)_\w+)$/;

/**
 * Sends requests to other systems. A name is looked up once, and the connection uses the address that was checked, so that
 * a second answer of the name server cannot redirect it. Redirects are not followed, because what is sent is meant for one
 * origin only.
 */
export class RemoteClient {
  private readonly timeoutMs: number;

  constructor(private readonly limits: RemoteLimits) {
    this.timeoutMs = limits.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /** Sends a request and reads its response to the limits. */
  async send(request: RemoteRequest): Promise<RemoteResult> {
    if (isForbiddenHost(request.url, this.limits.allowed)) return { kind: 'failure', code: 'remote.private_address' };
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      return await this.read(await this.open(request, signal), signal);
    } catch (error) {
      return { kind: 'failure', code: signal.aborted ? 'remote.timeout' : classifyError(error) };
    }
  }

  private open({ method, url, headers, body }: RemoteRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const request = url.protocol === 'https:' ? requestEncrypted : requestPlain;
    const length: Record<string, string> = body ? { 'content-length': String(body.length) } : {};
    const sent = request(
      url,
      {
        method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'locate-crm', ...headers, ...length },
        // No connection is kept alive, because its address would outlive the check.
        agent: false,
        signal,
        lookup: this.limits.allowed.has(url.origin) ? this.lookup : this.publicLookup,
      },
      resolve,
    );
    sent.on('error', reject);
    // An answer that wants to change the protocol (101) closes the connection without an error and without a response.
    sent.on('close', () => reject(new Error('closed without a response')));
    sent.end(body);
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

  /** Reads the body until one of the limits. The status stands before it and counts although the body is cut. */
  private async read(response: IncomingMessage, signal: AbortSignal): Promise<RemoteResult> {
    const status = response.statusCode ?? 0;
    const headers = toPlainHeaders(response.headers);
    const maxBytes = this.limits.getMaxBytes(status);
    const chunks: Buffer[] = [];
    let size = 0;
    const build = (end: BodyEnd): RemoteResult => {
      // This closes the connection, so that nothing more of the body arrives.
      response.destroy();
      return { kind: 'response', status, headers, body: Buffer.concat(chunks).subarray(0, maxBytes), end };
    };
    if (maxBytes === 0) return build('too_large');
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes) return build('too_large');
      }
    } catch {
      return build(signal.aborted ? 'timeout' : 'broken');
    }
    if (response.complete) return build('complete');
    return build(signal.aborted ? 'timeout' : 'broken');
  }
}

class PrivateAddress extends Error {}

function classifyError(error: unknown): RemoteFailureCode {
  if (error instanceof PrivateAddress) return 'remote.private_address';
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && TLS_CODE.test(code) ? 'remote.tls_failed' : 'remote.unreachable';
}

function toPlainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
