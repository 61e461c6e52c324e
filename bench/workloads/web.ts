import { createUser } from '../api-caller.queries.js';
import { BROWSER_PATH } from '../browser.js';
import { measureTaskTimes } from '../task-times.js';
import { type ApiRequests, type Visitor, withVisitor } from '../visitor.js';
import { type Bench, buildMeasure, buildSkippedMeasure, type Measure, type Workload } from '../workload.js';
import { measureBoard } from './board.js';
import { measureScreenTimes } from './web-times.js';

const SLOW_DOWN = 4;

/** The budgets of the web application in a real browser, and its board compared with bare SQL. */
export const web: Workload = {
  name: 'web',
  title: 'The web application in a browser',
  run: async (bench) => [
    ...(await measureBoard(bench)),
    ...(BROWSER_PATH ? await measureScreens(bench) : [buildSkippedMeasure()]),
  ],
};

async function measureScreens(bench: Bench): Promise<Measure[]> {
  const user = await createUser(bench.db);
  return withVisitor(bench.app.url, async (visitor) => [
    await measureFirstLoad(visitor),
    ...(await measureBoardScreen(visitor, user)),
    ...(await measureLogInteraction(visitor)),
    await measureTyping(visitor),
    ...(await measureLeadScreen(visitor)),
    ...(await measureScreenTimes(visitor)),
  ]);
}

async function measureFirstLoad({ page, readCodeBytes }: Visitor): Promise<Measure> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  return buildMeasure('first load, js and css with gzip', (await readCodeBytes()) / 1_000, ' kB', { atMost: 260 });
}

async function measureBoardScreen({ page, countRequests }: Visitor, user: { email: string; password: string }) {
  const firstCard = page.getByRole('article').first();
  await page.getByLabel('E-mail address').fill(user.email);
  await page.getByLabel(/^Password/).fill(user.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
  await page.goto('/pipeline');
  await firstCard.waitFor();
  const reloaded = await countRequests(async () => {
    await page.reload();
    await firstCard.waitFor();
  });
  await page.goto('/leads');
  // The requests of the table do not count.
  await countRequests(() => page.getByRole('row').nth(1).waitFor());
  const opened = await countRequests(async () => {
    await page.getByRole('link', { name: 'Pipeline' }).click();
    await firstCard.waitFor();
  });
  return buildRequestMeasures('board', reloaded, opened);
}

async function measureLogInteraction({ page, countRequests }: Visitor): Promise<Measure[]> {
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  const who = dialog.getByRole('combobox', { name: 'Who', exact: true });
  await who.waitFor();
  const inputs = await dialog.locator('input:visible, select:visible, textarea:visible').count();
  await who.fill('lighting');
  // Without the options that create a record.
  const company = page
    .getByRole('listbox')
    .getByRole('option')
    .filter({ hasNotText: /^Create/ })
    .first();
  await countRequests(() => company.click());
  // A company with several open leads asks which of them the call is about.
  const noLead = dialog.getByText('No lead', { exact: true });
  if (await noLead.isVisible()) await noLead.click();
  await dialog.getByLabel('What').fill('They visit Genk');
  const { all } = await countRequests(async () => {
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });
  const writes = all.filter(({ method }) => method !== 'GET');
  return [
    buildMeasure('log an interaction: inputs', inputs, '', { atMost: 4 }),
    buildMeasure('log an interaction: requests that write', writes.length, '', { atMost: 1 }),
  ];
}

async function measureTyping({ page }: Visitor): Promise<Measure> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search', exact: true }).waitFor();
  const tasks = await measureTaskTimes(page, async () => {
    await page.keyboard.type('lighting', { delay: 90 });
    await page.getByRole('option').nth(3).waitFor();
  });
  await page.keyboard.press('Escape');
  const what = `longest task while typing in search, on a processor ${SLOW_DOWN} times slower`;
  return buildMeasure(what, SLOW_DOWN * Math.max(...tasks), ' ms', { atMost: 50 });
}

async function measureLeadScreen({ page, countRequests }: Visitor): Promise<Measure[]> {
  const opened = await countRequests(async () => {
    await page.getByRole('article').first().getByRole('link').first().click();
    await page.getByRole('tablist').waitFor();
  });
  const reloaded = await countRequests(async () => {
    await page.reload();
    await page.getByRole('tablist').waitFor();
  });
  return buildRequestMeasures('lead', reloaded, opened);
}

/** Builds the figures of a screen that was opened by its address, and from another one, whose code is loaded. */
function buildRequestMeasures(screen: string, reloaded: ApiRequests, opened: ApiRequests): Measure[] {
  return [
    buildMeasure(`${screen}, by its address: requests`, reloaded.all.length, '', { atMost: 4 }),
    buildMeasure(`${screen}, from another screen: requests`, opened.all.length, '', { atMost: 4 }),
    buildMeasure(`${screen}, from another screen: one after the other`, opened.depth, '', { atMost: 2 }),
  ];
}
