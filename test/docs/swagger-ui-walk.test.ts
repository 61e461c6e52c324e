import type { Browser, Locator, Page } from 'playwright-core';
import { BROWSER_PATH, launchBrowser } from '../../bench/browser.js';
import { DEMO_RECORDS } from '../../src/common/openapi/demo-records.examples.js';
import { DEMO_EXAMPLE } from '../../src/demo/seeding/demo-ids.constants.js';
import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { type Answer, startApi, type TestApi } from '../support/api.js';

// Where there is no browser, Jest reports these tests as skipped.
const describeInBrowser = BROWSER_PATH ? describe : describe.skip;

type Outcome = Pick<Answer, 'status' | 'body'>;

describeInBrowser('Swagger UI on the demo', () => {
  let api: TestApi;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    api = await startApi({ demo: true });
    browser = await launchBrowser();
    // Swagger UI renders only the operations that are in sight. An open one takes up to 4,000 pixels: in a window this
    // high all that the tests open stay in sight.
    page = await browser.newPage({ viewport: { width: 1280, height: 80_000 } });
    await page.goto(`${api.url}/docs`);
    await page.waitForSelector('.opblock-tag-section');
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await api.close();
  });

  /** Opens an operation, which stays open. */
  async function open(tag: string, id: string): Promise<Locator> {
    const operation = page.locator(`#operations-${tag}-${id}`);
    if (!(await operation.isVisible())) await page.click(`#operations-tag-${tag}`);
    if ((await operation.locator('.opblock-body').count()) === 0) {
      await operation.locator('.opblock-summary-control').click();
      await operation.locator('button.execute').waitFor();
    }
    return operation;
  }

  const readPathId = (operation: Locator) => operation.locator('tr[data-param-name="id"] input').inputValue();
  const chooseExample = async (operation: Locator, label: RegExp) => {
    const select = operation.locator('.opblock-section-request-body .examples-select-element');
    const labels = await select.locator('option').allInnerTexts();
    await select.selectOption({ label: labels.find((text) => label.test(text))! });
  };

  /** Presses Execute and reads the response that the page shows. */
  async function execute(operation: Locator): Promise<Outcome> {
    // The page shows an earlier response until it has drawn the new one.
    const clear = operation.getByRole('button', { name: 'Clear' });
    if (await clear.isVisible()) await clear.click();
    await operation.locator('.live-responses-table').waitFor({ state: 'detached' });
    const received = page.waitForResponse((response) => response.url().includes('/api/v1/'));
    await operation.locator('button.execute').click();
    await received;
    const live = operation.locator('.live-responses-table .response');
    const body = await live.locator('.highlight-code code').first().textContent();
    const status = await live.locator('.response-col_status').first().textContent();
    return { status: Number.parseInt(status!, 10), body: JSON.parse(body!) };
  }

  /** Logs in with an example of the page, and pastes the token of the response. */
  async function logIn(example: RegExp): Promise<void> {
    const operation = await open('Identity', 'Auth_login');
    await chooseExample(operation, example);
    const { status, body } = await execute(operation);
    expect(status).toBe(200);
    await page.click('.scheme-container .btn.authorize');
    const dialog = page.locator('.dialog-ux .modal-ux');
    const form = dialog.locator('.auth-container').filter({ hasText: 'http, Bearer' });
    const logout = form.getByRole('button', { name: 'Remove authorization' });
    if (await logout.isVisible()) await logout.click();
    await form.locator('input').fill(body.accessToken);
    await form.getByRole('button', { name: 'Apply credentials' }).click();
    await dialog.getByRole('button', { name: 'Close' }).first().click();
  }

  it('keeps the record of the demo where a path also has the id of a child, until a child is created', async () => {
    await logIn(/^An Janssens/);
    const { id } = (await execute(await open('Delegations', 'Delegation_create'))).body;
    expect(id).not.toBe(DEMO_RECORDS['delegations']);
    const participant = await open('Delegations', 'Participant_read');
    expect(await readPathId(participant)).toBe(DEMO_RECORDS['delegations']);
    expect((await execute(participant)).status).toBe(200);
    const create = await open('Delegations', 'Participant_create');
    expect(await readPathId(create)).toBe(id);
    const created = await execute(create);
    expect(created.status).toBe(201);
    expect(await readPathId(participant)).toBe(id);
    expect(await execute(participant)).toMatchObject({ status: 200, body: { id: created.body.id } });
  });

  it('walks a new lead from login to invested with what the page offers', async () => {
    await logIn(/^An Janssens/);
    // An operation that was opened before the lead is created has the lead of the demo in its path.
    const update = await open('Leads', 'Lead_update');
    expect(await readPathId(update)).toBe(DEMO_EXAMPLE.lead);

    const created = await execute(await open('Leads', 'Lead_create'));
    expect(created).toMatchObject({ status: 201, body: { stage: 'first_contact' } });
    const { id } = created.body;
    const transition = await open('Leads', 'LeadTransitions_move');
    const realise = await open('Leads', 'LeadEvidence_addRealisation');
    for (const operation of [update, transition, realise]) expect(await readPathId(operation)).toBe(id);

    const interaction = await open('Interactions', 'Interaction_create');
    const body = interaction.locator('textarea.body-param__text');
    await body.fill((await body.inputValue()).replace(DEMO_EXAMPLE.lead, id));
    expect((await execute(interaction)).status).toBe(201);

    let last: Outcome | undefined;
    for (const stage of STAGE_NAMES.slice(1)) {
      await chooseExample(update, new RegExp(`required by ${stage}`));
      expect([stage, (await execute(update)).status]).toEqual([stage, 200]);
      if (stage === 'invested') expect((await execute(realise)).status).toBe(201);
      await chooseExample(transition, new RegExp(`^To ${stage}(?!, with everything)`));
      last = await execute(transition);
      if (stage !== 'invested') expect([stage, last.status]).toEqual([stage, 201]);
    }
    expect(last).toMatchObject({ status: 403, body: { code: 'lead.second_pair_of_eyes' } });
    // The manager of the test API is no account of the demo.
    expect(last?.body.detail).toContain('These managers may: Katrien Wouters, manager 2.');

    await logIn(/^Katrien Wouters/);
    const won = await execute(transition);
    expect(won).toMatchObject({ status: 201, body: { lead: { id, stage: 'invested', status: 'won' } } });
  }, 180_000);
});
