import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { BROWSER_PATH, launchBrowser } from '../browser.js';
import { median } from '../load.js';
import { buildMeasure, buildSkippedMeasure, type Workload } from '../workload.js';

/** The opened operations: one with many parameters, and one with a large body. */
const OPENED = [
  { what: 'open a list', selector: '#operations-Leads-Lead_list' },
  { what: 'open a creation', selector: '#operations-Leads-Lead_create' },
];

/** Milliseconds between two checks of a page, and the processor time in seconds below which it is at rest. */
const POLL_INTERVAL_MS = 300;
const REST_SECONDS = 0.02;
const MAX_LOOKS = 200;

/** The costs of one visit of the page: processor seconds of the renderer by step, and bytes over the network. */
interface Visit {
  load: number;
  opened: number[];
  bytes: number;
}

/** Swagger UI in a real browser: the cost on the reader's machine of loading it and of opening an operation. */
export const docs: Workload = {
  name: 'docs',
  title: 'Swagger UI in a browser',
  run: async (bench) => {
    if (!BROWSER_PATH) return [buildSkippedMeasure()];
    const visits: Visit[] = [];
    for (let round = 0; round < bench.rounds; round++) visits.push(await visit(bench.app.url));
    return [
      buildMeasure('processor time to load', median(visits.map(({ load }) => load)), ' s', { atMost: 2.5 }),
      ...OPENED.map(({ what }, index) =>
        buildMeasure(`processor time to ${what}`, median(visits.map(({ opened }) => opened[index]!)), ' s', {
          atMost: 0.6,
        }),
      ),
      buildMeasure('over the wire', median(visits.map(({ bytes }) => bytes)) / 1_000, ' kB'),
    ];
  },
};

/** Visits the page with a new browser, so that nothing is cached or compiled from an earlier visit. */
async function visit(url: string): Promise<Visit> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const renderer = await watchRenderer(browser);
    await page.goto(`${url}/docs`);
    await page.waitForSelector('.opblock-tag-section');
    const load = await renderer.rest();
    await page.click('#operations-tag-Leads');
    const opened: number[] = [];
    for (const { selector } of OPENED) {
      const before = await renderer.rest();
      await page.click(`${selector} .opblock-summary-control`);
      await page.waitForSelector(`${selector} .responses-wrapper`);
      opened.push((await renderer.rest()) - before);
    }
    return { load, opened, bytes };
  } finally {
    await browser.close();
  }
}

/** Counts the processor time of the pages, which other programs of the machine do not affect. */
async function watchRenderer(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const readUsed = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  return {
    /** Waits until the page is at rest. Returns the seconds used. */
    async rest(): Promise<number> {
      let before = await readUsed();
      for (let look = 0; look < MAX_LOOKS; look++) {
        await sleep(POLL_INTERVAL_MS);
        const now = await readUsed();
        if (now - before < REST_SECONDS) return now;
        before = now;
      }
      return before;
    },
  };
}
