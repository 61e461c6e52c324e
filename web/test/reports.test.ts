import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { LeadHistory } from '../../test/reports/lead.history.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  tabTo,
  useJourney,
} from './support/journey.js';

const TODAY = getLocalDate('Europe/Brussels', new Date());
const LAST_DAY = addDays(`${TODAY.slice(0, 8)}01`, -1);
const MONTH = LAST_DAY.slice(0, 7);
const FIRST_DAY = `${MONTH}-01`;
const MONTH_NAME = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
  new Date(FIRST_DAY),
);

/** The instant in the month at which its leads become known. */
const KNOWN_AT = `${MONTH}-05T09:00:00Z`;

describeInBrowser('Reports', () => {
  let companyId: string;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const history = new LeadHistory(journey.api.db, { companyId: '', ownerId: journey.api.bdm.id! });
    companyId = await history.company('Lumenova Lighting', 'CN', `${MONTH}-01T08:00:00Z`);
    const known = { company_id: companyId };
    await history.lead(KNOWN_AT, `${MONTH}-05`, { ...known, title: 'Assembly of lamps', jobs_expected: 40 });
    await history.lead(KNOWN_AT, `${MONTH}-05`, { ...known, title: 'Second hall', jobs_expected: 20 });
    const secret = {
      title: 'Secret plant',
      confidential: true,
      codename: 'Kingfisher',
      owner_id: journey.api.manager.id!,
    };
    await history.lead(KNOWN_AT, `${MONTH}-05`, { ...known, ...secret });
  }, 120_000);

  const PAST_MONTH = `/reports/pipeline-summary?from=${FIRST_DAY}&to=${LAST_DAY}`;
  const findTable = (page: Page, title: string) => page.getByRole('region', { name: `Table: ${title}` });
  const getSearch = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
  const download = async (page: Page, item: string): Promise<{ name: string; text: string }> => {
    await page.getByRole('button', { name: 'Download' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('are drilled down, downloaded and locked', async () => {
    const page = await journey.openAs('manager', '/my-day');
    await page.getByRole('link', { name: 'Figures' }).click();
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await page.getByRole('link', { name: 'Pipeline summary' }).click();
    await expectHeading(page, 'Pipeline summary');
    await page.getByLabel('Period').selectOption('Last month');
    await expectText(page, new RegExp(`Version \\d+ of the definition`));
    expect(getSearch(page)).toEqual({ from: FIRST_DAY, to: LAST_DAY, asOf: LAST_DAY });
    await page.getByRole('button', { name: 'Show what is known today about these days' }).click();
    await page.waitForURL((url) => !url.searchParams.has('asOf'));
    expect(getSearch(page)).toEqual({ from: FIRST_DAY, to: LAST_DAY });
    const figure = findTable(page, 'Pipeline summary').getByRole('link', { name: '3: show the leads of New, Total' });
    await figure.click();
    await expectText(page, '3 leads');
    expect(getSearch(page)).toEqual({ 'receivedOn.gte': FIRST_DAY, 'receivedOn.lte': LAST_DAY, figure: '3' });
    await page.goBack();
    await figure.waitFor();
    const csv = await download(page, 'CSV, English');
    const [head = '', first = ''] = csv.text.split('\n');
    expect(csv.name).toContain('pipeline-summary');
    expect(`${head}\n${first}`).toContain(`${FIRST_DAY},${LAST_DAY}`);
    await page.getByRole('button', { name: `Lock ${MONTH_NAME}` }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Lock ${MONTH_NAME}` });
    await expectFocus(page, dialog.getByLabel('What for'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.type('Reported to the deputy');
    await tabTo(page, dialog.getByRole('button', { name: 'Lock the month' }));
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Show the locked figures' }).click();
    await expectHeading(page, `Pipeline summary, ${MONTH_NAME}`);
    await expectText(page, 'Reported to the deputy');
    await expectText(page, 'No figure is different now.');
  });

  it('show what has changed since a month was locked, why, and who unlocked it', async () => {
    const { body: late } = await journey.api.bdm.post('/leads', {
      title: 'Recorded too late',
      companyId,
      source: { channel: 'web' },
      receivedOn: `${MONTH}-20`,
    });
    const page = await journey.openAs('manager', PAST_MONTH);
    await page.getByRole('link', { name: 'Show the locked figures' }).click();
    const row = page
      .getByRole('region', { name: 'Differences: Pipeline summary' })
      .getByRole('row', { name: 'Total New' });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['New', '3', '4', '+1']);
    await expectText(page, '1 later change of a lead');
    const changes = page.getByRole('region', { name: '1 later change of a lead' });
    const change = changes.getByRole('listitem').filter({ hasText: 'Recorded too late' });
    await change.getByText('New', { exact: true }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `Unlock ${MONTH_NAME}` }).click();
    const dialog = page.getByRole('dialog', { name: `Unlock ${MONTH_NAME}` });
    await dialog.getByRole('button', { name: 'Unlock the month' }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await expectFocus(page, dialog.getByLabel('Why it is unlocked'));
    await dialog.getByLabel('Why it is unlocked').fill('A lead was recorded too late');
    await dialog.getByRole('button', { name: 'Unlock the month' }).click();
    await expectText(page, /Unlocked by .* A lead was recorded too late/);
    await page.getByRole('main').getByRole('link', { name: 'Locked months' }).click();
    await page.getByLabel('State').selectOption('Unlocked');
    await expectText(page, 'A lead was recorded too late');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel('State').selectOption('Locked');
    await expectHeading(page, 'No month is locked');
    await journey.api.manager.post(`/leads/${late.id}/archive`, {});
  });

  it('keep for a locked month the figures that the screen and the dialog show (W8)', async () => {
    const page = await journey.openAs('manager', '/reports/pipeline-summary?groupBy=country&section=main');
    await page.getByLabel('Period').selectOption('Last month');
    await expectText(page, 'These are the figures of a past day.');
    expect(await page.getByLabel('As of').inputValue()).toBe(LAST_DAY);
    const total = findTable(page, 'Pipeline summary').getByRole('row', { name: /^Total/ });
    const shown = await total.getByRole('cell').allInnerTexts();
    await page.getByRole('button', { name: `Lock ${MONTH_NAME}` }).click();
    const dialog = page.getByRole('dialog', { name: `Lock ${MONTH_NAME}` });
    const kept = dialog.getByRole('table', { name: /^Totals that are kept, as known on / }).getByRole('cell');
    await kept.first().waitFor();
    const isKnown = (text: string) => text !== '–';
    expect(await kept.allInnerTexts()).toEqual(shown.filter(isKnown));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lock the month' }).click();
    await page.getByRole('heading', { name: 'Figures as they were locked' }).waitFor();
    expect(await total.getByRole('cell').allInnerTexts()).toEqual(shown);
    const late = await make.lead({ title: 'Announced late', receivedOn: `${MONTH}-21` });
    await page.getByText('As known today', { exact: true }).click();
    await findTable(page, 'Pipeline summary')
      .getByRole('link', { name: /show the leads of New, Total/ })
      .waitFor();
    expect((await total.getByRole('cell').allInnerTexts()).join()).not.toBe(shown.join());
    await page.getByText('As locked', { exact: true }).click();
    await page.getByRole('heading', { name: 'Figures as they were locked' }).waitFor();
    expect(await total.getByRole('cell').allInnerTexts()).toEqual(shown);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await journey.api.bdm.post(`/leads/${late.id}/archive`, {});
  });

  it('are locked from the page of locked months, and scheduled from a report (W37)', async () => {
    const page = await journey.openAs('manager', '/reports/locks');
    await page.getByRole('button', { name: 'Lock a month' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lock a month' });
    await dialog.getByLabel('Report').selectOption('Lost reasons');
    await dialog.getByLabel('Month').selectOption(MONTH);
    await dialog.getByRole('table', { name: /^Totals that are kept/ }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lock the month' }).click();
    await page.getByRole('row', { name: new RegExp(`${MONTH_NAME} Lost reasons`) }).waitFor();
    await page.getByRole('button', { name: 'Lock a month' }).click();
    await dialog.getByLabel('Report').selectOption('Lost reasons');
    await dialog.getByLabel('Month').selectOption(MONTH);
    await dialog.getByText(`${MONTH_NAME} is locked`).waitFor();
    expect(await dialog.getByRole('button', { name: 'Lock the month' }).isDisabled()).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto('/reports/pipeline-summary?groupBy=owner&section=main');
    await page.getByRole('link', { name: 'Schedule this report' }).click();
    const form = page.getByRole('dialog', { name: 'New schedule' });
    const report = form.getByRole('combobox').first();
    await report.waitFor();
    expect(await report.inputValue()).toBe('Pipeline summary');
    expect(await form.getByRole('combobox', { name: 'Grouping' }).inputValue()).toBe('by owner');
  });

  it('say that a file is being made, make it once however often it is asked for, and name its language (W12)', async () => {
    const page = await journey.openAs('bdm', '/reports/lost-reasons');
    let asked = 0;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/format=pdf/, async (route) => {
      asked += 1;
      await held;
      await route.continue();
    });
    const ask = async () => {
      await page.getByRole('button', { name: 'Download' }).click();
      await page.getByRole('menuitem', { name: 'PDF, Nederlands', exact: true }).click();
    };
    await ask();
    await expectText(page, 'The file is being made: PDF, Nederlands');
    await ask();
    const file = page.waitForEvent('download');
    letGo();
    expect((await file).suggestedFilename()).toMatch(/^lost-reasons_.*_nl\.pdf$/);
    await page.getByText('The file is being made').waitFor({ state: 'hidden' });
    expect(asked).toBe(1);
  });

  it('are downloaded in every format and language, with exactly what is shown', async () => {
    const page = await journey.openAs('bdm', `${PAST_MONTH}&groupBy=owner`);
    await page.getByRole('button', { name: 'Download' }).click();
    const items = page.getByRole('menuitem');
    await items.last().waitFor();
    const paths = await items.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    const shown = { from: FIRST_DAY, to: LAST_DAY, asOf: TODAY, groupBy: 'owner', section: 'all' };
    const starts: string[] = [];
    for (const path of paths) {
      expect(Object.fromEntries(new URL(path, page.url()).searchParams)).toMatchObject(shown);
      starts.push((await (await page.request.get(path, { timeout: 0 })).body()).toString('latin1').slice(0, 4));
    }
    const files = ['%PDF', 'PK\u0003\u0004', expect.stringContaining('r'), '<svg', '{"re'];
    expect(starts).toEqual([...files, ...files]);
  }, 180_000);

  it('never tell a viewer of a confidential lead, and cannot be locked by him', async () => {
    const page = await journey.openAs('viewer', PAST_MONTH);
    await expectText(page, 'The lists behind the figures show only the leads that you may see.');
    const figure = findTable(page, 'Pipeline summary').getByRole('link', { name: /show the leads of New, Total/ });
    const count = Number(await figure.innerText());
    await figure.click();
    await page.getByRole('grid').getByText('Assembly of lamps').waitFor();
    await expectText(page, `${count - 1} leads`);
    expect(await page.getByText(/Secret plant|Kingfisher/).count()).toBe(0);
    await page.goto(PAST_MONTH);
    await findTable(page, 'Pipeline summary').waitFor();
    expect(await page.getByRole('button', { name: /^Lock / }).count()).toBe(0);
  });

  it('show the figures of a past day without links to lists of today', async () => {
    const page = await journey.openAs('manager', `${PAST_MONTH}&asOf=${LAST_DAY}&section=main`);
    await expectText(page, 'These are the figures of a past day.');
    expect(await findTable(page, 'Pipeline summary').getByRole('link').count()).toBe(0);
  });

  it('say at the field which value is wrong', async () => {
    const page = await journey.openAs('bdm', '/reports/funnel');
    await findTable(page, 'Funnel').waitFor();
    await page.getByLabel('To', { exact: true }).fill(addDays(TODAY, 40));
    await page.keyboard.press('Enter');
    const to = page.getByLabel('To', { exact: true });
    await expectText(page, 'The last day cannot be after the day of the figures.');
    await expectFocus(page, to);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Back to the default' }).click();
    await findTable(page, 'Funnel').waitFor();
    expect(getSearch(page)).toEqual({});
  });

  it('keep their parameters in the address, and show one table of several', async () => {
    const page = await journey.openAs('bdm', '/reports/pipeline-summary');
    await page.getByLabel('Grouping').selectOption('by country');
    await findTable(page, 'Pipeline summary').getByRole('rowheader', { name: 'China' }).waitFor();
    await page.getByLabel('Section').selectOption('Source by stage');
    await findTable(page, 'Funnel').waitFor({ state: 'hidden' });
    await page.reload();
    await findTable(page, 'Source by stage').waitFor();
    expect(getSearch(page)).toEqual({ groupBy: 'country', section: 'sources' });
  });

  it('are read in Dutch', async () => {
    await make.lead({ title: 'Logistics hall', jobsExpected: 10 });
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('bdm', '/reports');
    await page.getByRole('link', { name: 'Overzicht van de pijplijn' }).click();
    await page
      .getByRole('link', { name: /: toon de leads van Open, Totaal$/ })
      .first()
      .waitFor();
    await page.getByText('Wat de kolommen betekenen').first().click();
    await expectText(page, 'Leads die op de peildatum on hold staan.');
    await page.getByRole('img', { name: /De tabel bevat dezelfde cijfers/ }).waitFor();
    await expectText(page, 'Zoals bekend op het einde van');
  });

  it('have all tables on a phone, each in its own frame, and nothing else scrolls sideways', async () => {
    const page = await journey.openAs('viewer', '/reports', { viewport: { width: 390, height: 800 } });
    const reports = page.getByRole('main').getByRole('listitem').getByRole('link');
    await reports.first().waitFor();
    const paths = await reports.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(paths).toHaveLength(11);
    const wrong: string[] = [];
    for (const path of [...paths.map((known) => `${known}?section=main`), '/reports', '/reports/locks']) {
      await page.goto(path);
      await page
        .getByText(/Version \d|Scheduled reports|A locked month keeps/)
        .first()
        .waitFor();
      if (await isScrolledSideways(page)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto('/reports/annual');
    await findTable(page, 'Annual report').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('say that a report does not exist', async () => {
    const page = await journey.openAs('viewer', '/reports/nothing');
    await expectHeading(page, 'There is no such report');
  });
});
