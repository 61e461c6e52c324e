import type { Page } from 'playwright-core';
import { median } from '../load.js';
import type { Visitor } from '../visitor.js';
import { buildMeasure, type Measure } from '../workload.js';

const MY_DAY = '/my-day';

/** The screens whose times are compared with that of My day. */
const SCREENS: Readonly<Record<string, string>> = {
  board: '/pipeline',
  leads: '/leads',
  tasks: '/tasks?assigneeId=me',
  dashboard: '/dashboard',
  report: '/reports/pipeline-summary',
};

const ROUNDS = 5;

/** Measures how long it takes until a screen that is opened by its address shows its content, in turn with My day. */
export async function measureScreenTimes({ page }: Visitor): Promise<Measure[]> {
  const screens = { ...SCREENS, lead: await findLeadPath(page) };
  const days: number[] = [];
  const ratios = new Map<string, number[]>(Object.keys(screens).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, path] of Object.entries(screens)) {
      const day = await measureTime(page, MY_DAY);
      const time = await measureTime(page, path);
      // In the first round the browser stores the code, and the server compiles its own.
      if (round === 0) continue;
      days.push(day);
      ratios.get(name)!.push(time / day);
    }
  }
  return [
    buildMeasure('My day, by its address, until it is ready, p50', median(days), ' ms'),
    ...[...ratios].map(([name, all]) => buildMeasure(`${name}, until it is ready, to My day`, median(all), '×')),
  ];
}

async function findLeadPath(page: Page): Promise<string> {
  await page.goto(SCREENS['board']!);
  const path = await page.getByRole('article').first().getByRole('link').first().getAttribute('href');
  if (path === null) throw new Error('The board has no card with a link.');
  return path;
}

async function measureTime(page: Page, path: string): Promise<number> {
  const began = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await page.waitForFunction(isReady, undefined, { polling: 'raf' });
  return performance.now() - began;
}

/** Tells, in the page, whether it has its title and shows no sign of loading. */
function isReady(): boolean {
  const content = document.querySelector('main');
  return content?.querySelector('h1') != null && content.querySelector('.mantine-Loader-root') === null;
}
