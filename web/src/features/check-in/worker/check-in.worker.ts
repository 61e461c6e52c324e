/**
 * The service worker of the check-in. It keeps the files of one build, so that the page starts without a network. A new
 * build replaces all of them at once. A page that is open since before still finds its files, such as the decoder, in the
 * cache of the build before. The entries are in IndexedDB, which the worker does not touch.
 */

/** An event that lasts until a promise is settled. The types of the page do not know those of a worker. */
interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}

interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void;
}

/** The build to which this worker belongs. */
interface Build {
  version: string;
  /** The paths of its files, whose names contain a hash. */
  files: string[];
}

declare const __CHECK_IN_BUILD__: Build;
const { version, files } = __CHECK_IN_BUILD__;
const scope = globalThis as unknown as WorkerScope;

const CACHE_PREFIX = 'check-in ';
const CACHE_NAME = CACHE_PREFIX + version;

/** The path below which the files of all builds are. */
const FILES_PATH = '/door/assets/';

/** The address under which the page is kept. It is the same for all seminars. */
const PAGE_PATH = '/door/';

/** How long the page waits for a network that is there but does not answer. */
const PAGE_TIMEOUT_MS = 3_000;

scope.addEventListener('install', (event) => {
  const install = async () => {
    const cache = await caches.open(CACHE_NAME);
    // The page is read together with the files to which it refers, and not from the cache of the browser.
    await cache.addAll([new Request(PAGE_PATH, { cache: 'reload', headers: { accept: 'text/html' } }), ...files]);
    await scope.skipWaiting();
  };
  event.waitUntil(install());
});

scope.addEventListener('activate', (event) => {
  const removeOldBuilds = async () => {
    // The names are in the order in which the caches were made.
    const names = await caches.keys();
    const others = names.filter((name) => name.startsWith(CACHE_PREFIX) && name !== CACHE_NAME);
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(removeOldBuilds());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (pathname.startsWith(FILES_PATH)) event.respondWith(readFile(request));
});

/** Opens the page from the network, and the one that is kept where there is none. */
async function openPage(request: Request): Promise<Response> {
  try {
    const response = await fetch(request.url, {
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(PAGE_TIMEOUT_MS),
    });
    if (response.ok) return response;
  } catch {
    // There is no network, or it does not answer.
  }
  return readKept(PAGE_PATH);
}

/** Reads a file of this build or of the one before. Their names differ, because they contain a hash. */
async function readFile(request: Request): Promise<Response> {
  const kept = await caches.match(request.url);
  return kept ?? fetch(request);
}

async function readKept(path: string): Promise<Response> {
  const cache = await caches.open(CACHE_NAME);
  const kept = await cache.match(path);
  return kept ?? Response.error();
}
