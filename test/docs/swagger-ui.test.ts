import type { Browser, Page } from 'playwright-core';
import { type TestApi, startApi } from '../support/api.js';
import { BROWSER_PATH, launchBrowser } from '../../bench/browser.js';

// Where there is no browser, Jest reports these tests as skipped.
const describeInBrowser = BROWSER_PATH ? describe : describe.skip;

describeInBrowser('Swagger UI in a browser', () => {
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    api = await startApi();
    browser = await launchBrowser();
  }, 120_000);
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(`${api.url}/docs`);
    await page.waitForSelector('.opblock-tag-section');
  }, 120_000);
  afterEach(() => page.close());
  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  it('shows every tag and finds no fault in the document', async () => {
    const tags = await page.locator('.opblock-tag').allInnerTexts();
    expect(tags).toHaveLength(28);
    expect(await page.locator('.errors-wrapper').count()).toBe(0);
    expect(await page.locator('.info a.link').first().getAttribute('href')).toBe(`${api.url}/openapi.json`);
  }, 120_000);

  it('finds operations by words of their path and description, and opens the tags that have some', async () => {
    await page.fill('.operation-filter-input', 'matchmaking meets');
    await page.waitForFunction(() => document.querySelectorAll('.opblock-tag').length === 1);
    expect(await page.locator('.opblock-summary-path').allInnerTexts()).toEqual([
      '/api/v1/activities/{id}/matchmaking',
    ]);
    await page.fill('.operation-filter-input', '');
    await page.waitForFunction(() => document.querySelectorAll('.opblock-tag').length > 10);
    expect(await page.locator('.opblock').count()).toBe(0);
  }, 120_000);

  it('sends a filter with an operator as the parameter that the list takes', async () => {
    await page.click('#operations-tag-Leads');
    await page.click('#operations-Leads-Lead_list .opblock-summary-control');
    await page.fill(
      '#operations-Leads-Lead_list tr[data-param-name="operators"] textarea',
      '{"expectedDecisionOn.gte": "2026-01-01", "likelihood.isNull": "false"}',
    );
    const sent = page.waitForRequest((request) => request.url().includes('/api/v1/leads'));
    await page.click('#operations-Leads-Lead_list button.execute');
    const { searchParams } = new URL((await sent).url());
    expect(Object.fromEntries(searchParams)).toEqual({
      limit: '25',
      count: 'false',
      sort: '-receivedOn',
      archived: 'false',
      'expectedDecisionOn.gte': '2026-01-01',
      'likelihood.isNull': 'false',
    });
    const asked = await api.viewer.get(`/leads${new URL((await sent).url()).search}`);
    expect(asked.status).toBe(200);
  }, 120_000);
});
