import type { Page, Request, Response } from 'playwright-core';

interface Requests {
  underWay: Set<Request>;
  /** How many there have been. */
  count: number;
}

const requestsOfPages = new WeakMap<Page, Requests>();

/** Follows the requests of a page from the first call on, and returns them. */
export function followRequests(page: Page): Requests {
  const known = requestsOfPages.get(page);
  if (known) return known;
  const requests: Requests = { underWay: new Set(), count: 0 };
  requestsOfPages.set(page, requests);
  page.on('request', (request) => {
    // The stream of live updates never ends.
    if (new URL(request.url()).pathname === '/api/v1/live-updates') return;
    requests.underWay.add(request);
    requests.count += 1;
  });
  // The application does not read the body of a 401, and such a request never finishes.
  page.on('response', (response) => !response.ok() && requests.underWay.delete(response.request()));
  page.on('requestfinished', (request) => requests.underWay.delete(request));
  page.on('requestfailed', (request) => requests.underWay.delete(request));
  return requests;
}

/** The application shows these where something is still to come. */
const LOADING = '[role="status"] .mantine-Loader-root:visible, .mantine-Skeleton-root:visible';

/**
 * Waits until the page has come to rest: for some frames, it has read nothing and nothing has moved, and nothing shows
 * that it is loading. React shows that for a while after everything was read. The load state `networkidle` of
 * Playwright is reached once for each document, so it says nothing of a tab that is opened later.
 */
export async function settle(page: Page): Promise<void> {
  const requests = followRequests(page);
  const loading = page.locator(LOADING).first();
  let before: number;
  do {
    await loading.waitFor({ state: 'hidden' });
    before = requests.count;
    await waitForAnimations(page);
  } while (requests.underWay.size > 0 || requests.count > before || (await loading.isVisible()));
}

/** Waits until nothing has moved for some frames, because a dialog begins to fade in after it is there. */
export async function waitForAnimations(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let quietFrames = 0; quietFrames < 4; quietFrames++) {
      await new Promise(requestAnimationFrame);
      // Animations without an end are those of loading.
      const isMoving = document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
      if (isMoving) quietFrames = -1;
    }
  });
}

/** Waits for the answer to the next change of a record or of preferences, which the screen may show before it is stored. */
export function waitForPatch(page: Page): Promise<Response> {
  return page.waitForResponse((response) => response.request().method() === 'PATCH');
}
