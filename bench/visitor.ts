import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.js';

/** A request of a page that reached the API, with its times in seconds. */
interface ApiRequest {
  method: string;
  began: number;
  ended: number;
}

/** The requests of an action. */
export interface ApiRequests {
  all: readonly ApiRequest[];
  /** Number of requests in the longest chain in which each began after the one before had ended. */
  depth: number;
}

/** A new browser on the web application, with counts of what its page requests. */
export interface Visitor {
  page: Page;
  /** Counts the requests that reach the API during an action and until the page is at rest. */
  countRequests: (action: () => Promise<void>) => Promise<ApiRequests>;
  /** Returns the compressed size of all scripts and styles that the page has loaded. */
  readCodeBytes: () => Promise<number>;
}

/** Runs with a visitor, and closes the browser afterwards. */
export async function withVisitor<T>(baseURL: string, run: (visitor: Visitor) => Promise<T>): Promise<T> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ baseURL, locale: 'en-GB' });
    const code = new Set<string>();
    page.on('request', (sent) => {
      if (/\.(?:js|css)$/.test(new URL(sent.url()).pathname)) code.add(sent.url());
    });
    return await run({
      page,
      countRequests: (action) => countRequests(page, action),
      readCodeBytes: async () => {
        await page.evaluate(waitForRest);
        const sizes = await Promise.all([...code].map(readCompressedSize));
        return sizes.reduce((sum, size) => sum + size, 0);
      },
    });
  } finally {
    await browser.close();
  }
}

async function countRequests(page: Page, action: () => Promise<void>): Promise<ApiRequests> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const sent = new Map<string, ApiRequest>();
  network.on('Network.requestWillBeSent', ({ requestId, request: { url, method }, timestamp }) => {
    // The stream of live updates never ends.
    if (/\/api\/v1\/(?!live-updates)/.test(url)) sent.set(requestId, { method, began: timestamp, ended: Infinity });
  });
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) sent.delete(requestId);
  });
  network.on('Network.requestServedFromCache', ({ requestId }) => sent.delete(requestId));
  network.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const request = sent.get(requestId);
    if (request) request.ended = timestamp;
  });
  await action();
  await page.evaluate(waitForRest);
  await network.detach();
  const all = [...sent.values()];
  return { all, depth: computeDepth(all) };
}

/** Waits, in the page, until half a second has passed without a new request. */
function waitForRest(): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, 500);
    new PerformanceObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 500);
    }).observe({ type: 'resource' });
  });
}

function computeDepth(requests: readonly ApiRequest[]): number {
  const depths = new Map<ApiRequest, number>();
  for (const one of requests.toSorted((a, b) => a.began - b.began)) {
    const before = [...depths].filter(([{ ended }]) => ended <= one.began).map(([, depth]) => depth);
    depths.set(one, 1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths.values());
}

/** Returns the number of bytes of a file when it is compressed with gzip. */
function readCompressedSize(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
