import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  getEmail,
  holdWrites,
  recordWrites,
  signIn,
  useJourney,
} from './support/journey.js';
import { waitForPatch } from './support/settle.js';
import { readDrafts } from './support/drafts.js';

describeInBrowser('Editing a record', () => {
  const { journey, make } = useJourney();

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
    const saved = waitForPatch(page);
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

  it('opens a list at once, and saves a choice when it is made (W30)', async () => {
    const { id } = await make.company({ kind: 'company' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    const writes = recordWrites(page);
    await findField(page, 'Kind').click();
    await page.getByRole('option', { name: 'University' }).click();
    await findField(page, 'Kind University').waitFor();
    expect(writes).toEqual([`PATCH /companies/${id}`]);
    await page.close();
  });

  it('takes the keys that follow the click, behind the text of the field (W30)', async () => {
    const { id } = await make.company({ city: 'Genk' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'City').click();
    await page.keyboard.type('-Zuid');
    expect(await findInput(page, 'City').inputValue()).toBe('Genk-Zuid');
    await page.close();
  });

  it('saves all that was typed into several fields at once (W42)', async () => {
    const { id } = await make.company({ city: 'Genk', postalCode: '3600' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    for (const [field, text] of [
      ['City', 'Hasselt'],
      ['Postal code', '3500'],
    ] as const) {
      await findField(page, field).click();
      await findInput(page, field).fill(text);
    }
    await findField(page, 'Website').click();
    await expectText(page, 'You have not saved:');
    const writes = recordWrites(page);
    await page.getByRole('button', { name: 'Save all' }).click();
    await expectNoText(page, 'You have not saved:');
    await findField(page, 'City Hasselt').waitFor();
    expect(writes).toEqual([`PATCH /companies/${id}`]);
    expect((await journey.api.manager.get(`/companies/${id}`)).body).toMatchObject({
      city: 'Hasselt',
      postalCode: '3500',
    });
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
    const saved = waitForPatch(page);
    release();
    await (await saved).finished();
    // The device forgets the draft a moment later.
    while ((await readDrafts(page)).includes('My idea'));
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

  describe('with external ids', () => {
    const TAKEN = 'This id of the other system belongs to another record.';
    const findSystem = (page: Page) => findInput(page, 'System');
    const findId = (page: Page) => page.getByRole('textbox', { name: 'Id', exact: true });

    it('adds, changes and removes them, and shows readers those that there are', async () => {
      await make.company({ externalIds: [{ system: 'HubSpot', value: '7001' }] });
      const { id, name } = await make.company({ name: 'Glowworm Optics' });
      const page = await journey.openAs('bdm', `/companies/${id}`);
      await findField(page, 'External ids').click();
      await findSystem(page).fill('Odoo');
      await findId(page).fill('88');
      await page.getByRole('button', { name: 'Add an id' }).click();
      await findSystem(page).nth(1).fill('HubSpot');
      await findId(page).nth(1).fill('7001');
      await save(page);
      await expectText(page, TAKEN);
      await expectFocus(page, findId(page).nth(1));
      expect(await findAccessibilityProblems(page)).toEqual([]);
      await findId(page).nth(1).fill('7002');
      await save(page);
      await findField(page, 'External ids HubSpot 7002 Odoo 88').waitFor();
      const viewer = await journey.openAs('viewer', '/companies?externalId=7002');
      await viewer.getByRole('button', { name: 'External id: 7002' }).waitFor();
      await viewer.getByRole('grid').getByRole('link', { name }).click();
      await expectText(viewer, 'HubSpot 7002');
      await findField(page, 'External ids').click();
      await page.getByRole('button', { name: 'Remove HubSpot 7002' }).click();
      await page.getByRole('button', { name: 'Remove Odoo 88' }).click();
      await save(page);
      await findField(page, 'External ids Add').waitFor();
      await expectNoText(viewer, 'HubSpot 7002');
    });

    it.each(['contacts', 'leads'] as const)('says at the input what is wrong, and finds %s by one', async (kind) => {
      const create = (body: Record<string, unknown>) => (kind === 'leads' ? make.lead(body) : make.contact(body));
      await create({ externalIds: [{ system: 'HubSpot', value: '7101' }] });
      const { id, title, fullName } = await create({});
      const page = await journey.openAs('bdm', `/${kind}/${id}`);
      await findField(page, 'External ids Add').click();
      await findId(page).fill('7101');
      await save(page);
      await expectFocus(page, findSystem(page));
      await findSystem(page).fill('HubSpot');
      await save(page);
      await expectText(page, TAKEN);
      await expectFocus(page, findId(page));
      await findId(page).fill('7102');
      await save(page);
      await findField(page, 'External ids HubSpot 7102').waitFor();
      await page.goto(`/${kind}?externalId=7102`);
      await page.getByRole('button', { name: 'External id: 7102' }).waitFor();
      await page
        .getByRole('grid')
        .getByRole('link', { name: title ?? fullName })
        .waitFor();
      expect(await page.getByRole('grid').locator('tbody').getByRole('row').count()).toBe(1);
    });
  });
});
