import type { Page } from 'playwright-core';
import { Make, type Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  getEmail,
  holdWrites,
  Journey,
  recordWrites,
  signIn,
} from './support/journey.js';

describeInBrowser('Editing a record', () => {
  let journey: Journey;
  let make: Make;
  beforeAll(async () => {
    journey = await Journey.start();
    make = new Make(journey.api);
  }, 120_000);
  afterAll(() => journey.close());
  afterEach(() => expect(journey.errors).toEqual([]));

  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const findInput = (page: Page, name: string) => page.getByRole('textbox', { name });
  const readLead = async (id: string): Promise<Made> => (await journey.api.manager.get(`/leads/${id}`)).body;
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const openLead = async (change: object = {}) => {
    const lead = await make.lead({ stage: 'qualified', description: 'The first idea', ...change });
    const page = await journey.open(`/leads/${lead.id}`);
    // A live update would read the lead again in the middle of a journey.
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await expectHeading(page, lead.title);
    return { lead, page };
  };
  const leave = async (page: Page) => {
    await page.getByRole('navigation').getByRole('link', { name: 'Pipeline' }).click();
    await expectHeading(page, 'Pipeline');
  };
  const type = async (page: Page, text: string) => {
    await findField(page, 'Description').click();
    await findInput(page, 'Description').fill(text);
  };

  it('keeps what is typed while the field is being saved, and saves it too', async () => {
    const { lead, page } = await openLead();
    const writes = recordWrites(page);
    const release = await holdWrites(page, `/leads/${lead.id}`);
    await type(page, 'One');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type(' and two');
    await page.keyboard.press('Control+Enter');
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    release();
    await saved;
    await page
      .getByRole('form', { name: 'Description' })
      .locator('button[type="submit"]:not([data-loading])')
      .waitFor();
    expect(await findInput(page, 'Description').inputValue()).toBe('One and two');
    await page.keyboard.press('Control+Enter');
    await findField(page, 'Description One and two').waitFor();
    expect((await readLead(lead.id)).description).toBe('One and two');
    expect(writes).toEqual([`PATCH /leads/${lead.id}`, `PATCH /leads/${lead.id}`]);
    await page.close();
  });

  it('saves a second field after the first, without a conflict of the user with himself', async () => {
    const { lead, page } = await openLead();
    const release = await holdWrites(page, `/leads/${lead.id}`);
    await type(page, 'My idea');
    await save(page);
    await findField(page, 'Jobs expected').click();
    await findInput(page, 'Jobs expected').fill('55');
    await page.keyboard.press('Control+Enter');
    release();
    await findField(page, 'Description My idea').waitFor();
    await expectNoText(page, 'You have not saved:');
    await save(page);
    await findField(page, 'Jobs expected 55').waitFor();
    expect(await readLead(lead.id)).toMatchObject({ description: 'My idea', jobsExpected: 55 });
    await page.close();
  });

  it('ends also when the user has left the page: nothing is unsaved when he returns', async () => {
    const { lead, page } = await openLead();
    const release = await holdWrites(page, `/leads/${lead.id}`);
    await type(page, 'My idea');
    await expectText(page, 'kept on this device');
    await save(page);
    await leave(page);
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    release();
    await (await saved).finished();
    await page.getByRole('link', { name: lead.title }).click();
    await findField(page, 'Description My idea').waitFor();
    expect(await page.getByText(/not saved/i).count()).toBe(0);
    await page.close();
  });

  it('says after the user has left the page that a field is not saved', async () => {
    const { lead, page } = await openLead();
    const release = await holdWrites(page, `/leads/${lead.id}`);
    await type(page, 'My idea');
    await save(page);
    await leave(page);
    await journey.api.manager.patch(`/leads/${lead.id}`, { description: 'Their idea' });
    release();
    const message = page.getByRole('alert').filter({ hasText: 'Description' });
    await message.waitFor();
    await page.waitForFunction(() => document.getAnimations().length === 0);
    expect([new URL(page.url()).pathname, await findAccessibilityProblems(page)]).toEqual(['/pipeline', []]);
    await page.close();
  });

  it('asks again when the record changes once more during the choice', async () => {
    const { lead, page } = await openLead();
    await type(page, 'My idea');
    await journey.api.manager.patch(`/leads/${lead.id}`, { description: 'Their idea' });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this record' });
    await dialog.getByRole('radio', { name: 'Mine' }).check();
    await journey.api.manager.patch(`/leads/${lead.id}`, { description: 'Their better idea' });
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await dialog.getByText('Their better idea').waitFor();
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    await dialog.getByRole('radio', { name: 'Theirs' }).check();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await findField(page, 'Description Their better idea').waitFor();
    expect((await readLead(lead.id)).description).toBe('Their better idea');
    await page.close();
  });

  it('says at the field when the changed record cannot be read', async () => {
    const { lead, page } = await openLead();
    await type(page, 'My idea');
    await journey.api.manager.patch(`/leads/${lead.id}`, { description: 'Their idea' });
    await page.route(`**/api/v1/leads/${lead.id}`, (route) =>
      route.request().method() === 'GET'
        ? route.fulfill({ status: 500, body: '{"code":"internal","detail":"Out of order"}' })
        : route.fallback(),
    );
    await save(page);
    await expectText(page, 'Out of order');
    await expectFocus(page, findInput(page, 'Description'));
    expect(await findInput(page, 'Description').inputValue()).toBe('My idea');
    await page.close();
  });

  it('shows no draft as a value of a record that can no longer be edited, but shows what it was', async () => {
    const { lead, page } = await openLead();
    await type(page, 'Half a sentence');
    await expectText(page, 'kept on this device');
    const { version } = await readLead(lead.id);
    await journey.api.manager.delete(`/leads/${lead.id}`, { 'If-Match': `"${version}"` });
    await page.goto(`/leads/${lead.id}`);
    await expectText(page, 'This can no longer be edited. You have not saved:');
    await page.getByText('The first idea').waitFor();
    expect(await page.getByText('Half a sentence').count()).toBe(1);
    expect([await findField(page, 'Description').count(), await findAccessibilityProblems(page)]).toEqual([0, []]);
    await page.getByRole('button', { name: 'Discard all' }).click();
    await expectNoText(page, 'You have not saved:');
    expect(await page.getByText('Half a sentence').count()).toBe(0);
    await page.close();
  });
});
