import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { Make, type Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  Journey,
  tabTo,
  recordRequests,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { settle } from './support/settle.js';

const TODAY = getLocalDate('Europe/Brussels', new Date());
const FROM = `${TODAY.slice(0, 4)}-01-01`;
const YESTERDAY = addDays(TODAY, -1);

/** The folder for pictures and for the printed page; none when absent. */
const PICTURES = process.env['APPEARANCE_PICTURES'];

/** The number of leads of each country: more countries than the table lists. */
const LEADS = { CN: 3, DE: 2, SG: 1, US: 1, FR: 1, NL: 1, GB: 1, IT: 1, IN: 1, KR: 1, TW: 1, CA: 1 };

describeInBrowser('The dashboard', () => {
  const { journey } = useJourney();
  beforeAll(async () => {
    const make = new Make(journey.api);
    for (const [country, count] of Object.entries(LEADS)) {
      const { id: companyId } = await make.company({ country });
      for (let lead = 0; lead < count; lead++) await make.lead({ companyId, jobsExpected: 10 + lead });
    }
    const { id: companyId } = await make.company({ country: 'JP' });
    await make.lead({ companyId, stage: 'qualified' });
    await make.lead({ companyId, stage: 'announced' });
    await make.lead({ companyId, stage: 'invested' });
    await make.lead({ companyId, confidential: true, codename: 'Project Kersenbloesem' });
  }, 120_000);

  const openDashboard = async (role: Parameters<Journey['openAs']>[0], path = '/dashboard', options = {}) => {
    const page = await journey.openAs(role, path, options);
    await page.getByRole('group', { name: /^World map|^Wereldkaart/ }).waitFor();
    return page;
  };
  const readReport = async (path: string): Promise<Made> => {
    const { status, body } = await journey.api.viewer.get(`/reports/${path}`);
    expect(status).toBe(200);
    return body;
  };
  const readText = async (link: Locator) => (await link.innerText()).split('\n')[0];
  const findTile = (page: Page, section: string, text: string) =>
    page.getByRole('region', { name: section }).getByRole('link').filter({ hasText: text }).first();

  it('shows the figures of the reports, and each opens that many leads', async () => {
    const { rows, totals } = await readReport(`pipeline-summary?from=${FROM}`);
    const { tiles } = await readReport('annual?section=main');
    const page = await openDashboard('manager');
    expect(await readText(findTile(page, 'In the pipeline', 'Open leads'))).toBe(String(totals.open));
    expect(await readText(findTile(page, 'In the pipeline', 'Expected jobs'))).toBe(String(totals.jobs));
    expect(await readText(findTile(page, 'Results of', 'Announced investments'))).toBe(String(tiles.projects.value));
    expect(await readText(findTile(page, 'Results of', 'Announced jobs'))).toBe(String(tiles.jobs.value));
    expect(await readText(findTile(page, 'Results of', 'Won in'))).toBe(String(totals.won));
    expect(await readText(findTile(page, 'Results of', 'Of these won'))).toBe('1');
    const stage = page.getByRole('row', { name: /^First contact/ });
    expect(await stage.getByRole('cell').first().innerText()).toBe(String(rows[0].open));
    expect(totals.open).toBe(18);
    expect(await page.getByText('Kersenbloesem').count()).toBe(0);
    const years = page.getByRole('region', { name: 'Announced investments by year' });
    expect(await years.getByRole('listitem').count()).toBe(10);
    await years.getByText(`${TODAY.slice(0, 4)}*`).waitFor();
    await years.getByText(/is part of a year/).waitFor();

    for (const [section, text, count] of [
      ['In the pipeline', 'Open leads', totals.open],
      ['Results of', 'Announced investments', tiles.projects.value],
      ['Results of', 'Won in', totals.won],
      ['Open leads by stage', 'First contact', rows[0].open],
      ['Where open leads come from', 'China', 3],
    ] as const) {
      await findTile(page, section, text).click();
      await expectHeading(page, 'Pipeline');
      await expectText(page, new RegExp(`^${count} leads?$`));
      await page.goBack();
      await expectHeading(page, 'Dashboard');
    }
  });

  it('has a map whose countries are reached by keyboard, small ones too', async () => {
    const page = await openDashboard('bdm');
    const singapore = page.getByRole('link', { name: 'Singapore: 1 open lead, 10 jobs' });
    await tabTo(page, singapore);
    await expectFocus(page, singapore);
    await page.keyboard.press('Enter');
    await expectText(page, /^1 lead$/);
    expect(new URL(page.url()).searchParams.get('company.country')).toBe('SG');
  });

  it('shows a past day from its address, whose figures open the report of that day', async () => {
    const page = await openDashboard('viewer');
    await page.getByLabel('Figures as known on').fill(YESTERDAY);
    await expectText(page, 'There were no open leads.');
    expect(new URL(page.url()).searchParams.get('asOf')).toBe(YESTERDAY);
    const href = await findTile(page, 'In the pipeline', 'Open leads').getAttribute('href');
    expect(href).toBe(`/reports/pipeline-summary?asOf=${YESTERDAY}&from=${FROM}&groupBy=stage`);
    await page.getByLabel('Figures as known on').fill(addDays(TODAY, 1));
    await expectText(page, 'Choose today or an earlier day.');
    expect(await page.getByLabel('Figures as known on').getAttribute('aria-invalid')).toBe('true');
    await page.reload();
    await expectText(page, 'There were no open leads.');
  });

  it('is opened with at most four requests', async () => {
    const page = await journey.openAs('bdm', '/account');
    await expectHeading(page, 'My account');
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: 'Figures' }).click();
    await page.getByRole('group', { name: 'World map of open leads by country' }).waitFor();
    expect(paths.slice(4)).toEqual([]);
    expect(paths.every((path) => path.startsWith('/api/v1/reports/'))).toBe(true);
  });

  it('is printed on one page, without navigation and in light colours', async () => {
    const page = await openDashboard('viewer', '/dashboard', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe('rgb(255, 255, 255)');
    const file = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    if (process.env['APPEARANCE_PICTURES']) {
      await writeFile(join(process.env['APPEARANCE_PICTURES'], 'dashboard.pdf'), file);
    }
    expect(file.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it.each([
    ['a desk in English', 1_280, 'en', 'Where open leads come from'],
    ['a small phone in Dutch', 320, 'nl', 'Herkomst van de open leads'],
  ] as const)('has no finding of axe and nothing sideways on %s', async (_, width, language, title) => {
    await journey.api.bdm.patch('/me/preferences', { language });
    const page = await openDashboard('bdm', '/dashboard', { viewport: { width, height: 800 } });
    await expectHeading(page, title);
    const overflow = await readOverflow(page);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `dashboard-${language}-${width}.png`), fullPage: true });
    expect([overflow, await findAccessibilityProblems(page)]).toEqual([0, []]);
  });
});
