import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Server } from './processes.js';

/** The result of a load. Times are in milliseconds. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the server for each request. */
  cpu: number;
}

/** A request of a load. */
export interface Ask {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface LoadOptions {
  server: Server;
  connections: number;
  seconds: number;
  /** Returns the next request. */
  next: () => Ask;
}

/**
 * Keeps a number of connections busy for some seconds.
 * @throws if a response is not a success
 */
export async function runLoad({ server, connections, seconds, next }: LoadOptions): Promise<Load> {
  const { url } = server;
  const before = server.cpu();
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed.`);
  }
  const { p50, p99 } = result.latency;
  const requests = result.requests.total;
  return { perSecond: requests / result.duration, p50, p99, cpu: (server.cpu() - before) / requests };
}

/** Sends requests one after the other over one connection, and measures each in fractions of a millisecond. */
export async function measureTimes(url: string, asks: readonly Ask[]): Promise<{ times: number[]; bodies: string[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const bodies: string[] = [];
  try {
    for (const ask of asks) {
      const began = performance.now();
      bodies.push(await fetchAnswer(url, ask, agent));
      times.push(performance.now() - began);
    }
  } finally {
    agent.destroy();
  }
  return { times, bodies };
}

function fetchAnswer(url: string, { method = 'GET', path, headers, body }: Ask, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface PacedOptions {
  url: string;
  perSecond: number;
  seconds: number;
  /** Returns a request by its number, from 0. */
  next: (n: number) => Ask;
}

/** The result of requests at a constant rate. */
export interface Paced {
  sent: number;
  failed: number;
  /**
   * Milliseconds from the time when each request was due, not from the time when a connection was free for it, so that
   * slow responses are not hidden.
   */
  times: number[];
}

/** Maximum number of requests under way. */
const MAX_SOCKETS = 128;

/** Sends requests at a constant rate, however long the responses take. */
export async function runPaced({ url, perSecond, seconds, next }: PacedOptions): Promise<Paced> {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  const times: number[] = [];
  let failed = 0;
  const one = async (n: number, due: number) => {
    try {
      await fetchAnswer(url, next(n), agent);
    } catch {
      failed += 1;
    }
    times.push(performance.now() - due);
  };
  const all: Promise<void>[] = [];
  const began = performance.now();
  const count = Math.round(perSecond * seconds);
  while (all.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000));
    while (all.length < due) all.push(one(all.length, began + (all.length * 1_000) / perSecond));
    await pause(1);
  }
  await Promise.all(all);
  agent.destroy();
  return { sent: count, failed, times };
}

/** Returns the value that a share of the values does not exceed. */
export function computeQuantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  // For an even number of values the median is the mean of the middle two: the upper one would favour every ratio of
  // two rounds.
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};
