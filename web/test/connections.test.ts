import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { work } from '../../test/intake/intake.given.js';
import { connectForm, submit } from '../../test/intake/registration.given.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  recordWrites,
  signIn,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('Connections to forms', () => {
  let company: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    company = await make.company({ name: 'Puig i Ferré Optics' });
  }, 120_000);

  const findButton = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const tally = readFileSync(new URL('../../test/intake/fixtures/tally.json', import.meta.url), 'utf8');
  /** Sends a response of the Tally form as Tally does, with its signature. */
  const sendTally = (url: string, secret: string) =>
    fetch(url, {
      method: 'POST',
      body: tally,
      headers: {
        'content-type': 'application/json',
        'tally-signature': createHmac('sha256', secret).update(tally).digest('base64'),
      },
    });

  it('connects a Tally form by the wizard, and reviews its first registration', async () => {
    const page = await journey.openAs('manager', '/connections');
    await expectHeading(page, 'No form is connected');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Connect a form' }).click();
    await page.getByRole('link', { name: /^Tally/ }).click();
    const name = page.getByLabel('Name');
    await findButton(page, 'Create the connection').click();
    await expectText(page, 'Fill in this field.');
    await expectFocus(page, name);
    await name.fill('Autumn seminar, Tally');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Create the connection').click();

    await expectText(page, 'This is shown once');
    const url = await page.getByLabel('Address for the provider', { exact: true }).inputValue();
    const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
    expect(secret.length).toBeGreaterThanOrEqual(16);
    await expectText(page, 'Integrations → Webhooks → Connect');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const stored = await page.evaluate(async () => {
      const names = await indexedDB.databases();
      const rows = await Promise.all(
        names.map(
          ({ name: database }) =>
            new Promise<string>((resolve) => {
              const request = indexedDB.open(database!);
              request.onsuccess = () => {
                const [table] = [...request.result.objectStoreNames];
                if (!table) return resolve('');
                const all = request.result.transaction(table).objectStore(table).getAll();
                all.onsuccess = () => resolve(JSON.stringify(all.result));
              };
            }),
        ),
      );
      return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, ...rows]);
    });
    expect([stored.includes(secret), stored.includes(url), page.url().includes('in_')]).toEqual([false, false, false]);

    await findButton(page, 'Next').click();
    await expectText(page, 'Waiting for the first delivery…');
    expect((await sendTally(url, 'another secret')).status).toBe(401);
    await expectText(page, '1 delivery was refused');
    expect((await sendTally(url, secret)).status).toBe(202);
    await work(journey.api);
    await expectText(page, 'The first delivery has arrived.');
    await findButton(page, 'Next').click();

    await findButton(page, /^Take over/).click();
    const preview = page.getByRole('region', { name: 'What a real delivery gives' });
    await preview.getByText('Núria Puig i Ferré').waitFor();
    await preview.getByText('No consent').waitFor();
    await page.getByLabel('What “Consent” fills').selectOption('consent');
    await expectText(page, 'Say for each consent which answer gives it.');
    await page.getByRole('combobox', { name: 'Answer that gives it' }).fill('opt-1');
    await preview.getByText(/Consent to Marketing/).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Save the mapping').click();

    await findButton(page, 'Add a rule').click();
    await page.getByLabel('Title of the lead').fill('');
    await findButton(page, 'Save the rules').click();
    await expectFocus(page, page.getByLabel('Title of the lead'));
    await page.getByLabel('Title of the lead').fill('{companyName}: came by Tally');
    await findButton(page, 'Save the rules').click();
    await findButton(page, 'Try the rules').click();
    await expectText(page, /That would make 0 new leads/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Next').click();
    await expectText(page, 'The form is connected.');
    await work(journey.api);
    const { body } = await journey.api.manager.get('/intake/registrations?matchState=needs_review');
    expect(body.items).toMatchObject([{ fullName: 'Núria Puig i Ferré', connectionName: 'Autumn seminar, Tally' }]);

    await page.getByRole('link', { name: 'Review the registrations' }).click();
    await page.getByRole('heading', { level: 2, name: 'Núria Puig i Ferré' }).waitFor();
    await expectText(page, /Agreed to Marketing/);
    await page.keyboard.press('o');
    await page.getByText('New contact', { exact: true }).click();
    await page.getByText('Existing company', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Company' }).fill('Puig');
    await page.getByRole('option', { name: /Puig i Ferré Optics/ }).click();
    await findButton(page, 'Decide').click();
    await expectHeading(page, 'No registration matches the filters');
    const { body: leads } = await journey.api.manager.get(`/leads?companyId=${company.id}`);
    expect(leads.items).toHaveLength(1);
  }, 120_000);

  it('has the activity that was typed and taken by Enter, which sends the form only afterwards', async () => {
    const { body: seminar } = await journey.api.bdm.post('/seminars', {
      title: 'Seminar on prisms',
      startsAt: '2027-03-04T14:00',
      endsAt: '2027-03-04T17:00',
      timezone: 'Europe/Brussels',
    });
    const page = await journey.openAs('manager', '/connections/new?provider=typeform');
    // The chosen activity itself is not read before the form is sent.
    await page.route(`**/api/v1/activities/${seminar.id}`, () => undefined);
    await page.getByLabel('Name').fill('Prisms, Typeform');
    const activity = page.getByRole('combobox', { name: 'Activity' });
    await activity.click();
    await page.keyboard.type('on prisms');
    // The search has not answered yet.
    await page.keyboard.press('Enter');
    await page.locator('[role=option][data-combobox-selected]').filter({ hasText: seminar.title }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    expect(await activity.inputValue()).toBe(seminar.title);
    await page.keyboard.press('Enter');
    await expectText(page, 'This is shown once');
    const { items } = (await journey.api.manager.get('/intake/connections')).body;
    expect(items.find(({ name }: Made) => name === 'Prisms, Typeform')).toMatchObject({ activityId: seminar.id });
  });

  it('shows how a connection does, what it received, and what reading a delivery again would change', async () => {
    const form = await connectForm(journey.api, { name: 'Website' });
    await submit(journey.api, form, { id: 'one', name: 'Ann Maes', email: 'ann@gmail.com', company: 'Maes' });
    for (const body of ['{"id":"two"}', '{"id":"three"}'])
      await fetch(form.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    const page = await journey.openAs('manager', '/connections');
    const card = page.getByRole('listitem', { name: 'Website' });
    await card.getByText('1 delivery', { exact: false }).first().waitFor();
    await card.getByRole('link', { name: 'Website' }).click();
    await expectText(page, 'This needs attention');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /received/ }).click();
    await page.getByRole('list', { name: 'Deliveries' }).getByRole('link').first().click();
    await findButton(page, 'Show what reading it again would change').click();
    await expectText(page, /Nothing would change\.|It would be/);
    const href = await page.getByRole('link', { name: /^Download what was sent/ }).getAttribute('href');
    expect(href).toMatch(/^\/api\/v1\/intake\/deliveries\/.*\/raw$/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Refused' }).click();
    await expectText(page, 'The signature is missing');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('is paused, gets a new address, imports a list, and is archived and restored', async () => {
    const form = await connectForm(journey.api, { name: 'Fair' });
    const page = await journey.openAs('manager', `/connections/${form.id}?tab=settings`);
    await findButton(page, 'Pause').click();
    await expectText(page, /^Paused since/);
    await findButton(page, 'Resume').click();
    await expectText(page, 'Registrations come in.');
    await findButton(page, 'Make a new address').click();
    await expectText(page, 'This is shown once');
    expect(await page.getByRole('textbox', { name: 'Address for the provider' }).inputValue()).not.toBe(form.url);
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id,name,email,company\n1,Ana Maes,ana@zan.example,Zan\n'),
    });
    await findButton(page, 'Show what would be imported').click();
    await expectText(page, 'New: 1');
    await findButton(page, 'Import 1 registration').click();
    await expectText(page, '1 row was taken in:');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Archive').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
    await findButton(page, 'Restore').click();
    await expectText(page, 'Registrations come in.');
  });

  it('shows both mappings when somebody has changed it meanwhile', async () => {
    const form = await connectForm(journey.api, { name: 'Two people' });
    await submit(journey.api, form, { id: 'x', name: 'Cis Claes', email: 'cis@gmail.com', role: 'Buyer' });
    const page = await journey.open(`/connections/${form.id}?tab=mapping`);
    // A live update would show the conflict, and disable the button, before it is pressed.
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('manager'));
    await page.getByLabel('What “role” fills').selectOption('jobTitle');
    await journey.api.admin.patch(`/intake/connections/${form.id}`, { mapping: { fields: { jobTitle: 'function' } } });
    await findButton(page, 'Save the mapping').click();
    await expectText(page, 'Somebody has changed this meanwhile');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Keep mine').click();
    await findButton(page, 'Save the mapping').click();
    await expectText(page, 'The mapping is saved as version 3');
    const { body } = await journey.api.manager.get(`/intake/connections/${form.id}`);
    expect(body.mapping.fields.jobTitle).toBe('role');
  });

  it('is shown to a viewer without anything to change, and in Dutch on a small phone', async () => {
    const form = await connectForm(journey.api, { name: 'Alleen lezen' });
    await journey.api.viewer.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('viewer', '/connections', { viewport: { width: 320, height: 640 } });
    await expectHeading(page, 'Koppelingen');
    expect(await page.getByRole('link', { name: 'Een formulier koppelen' }).count()).toBe(0);
    const writes = recordWrites(page);
    for (const tab of ['health', 'mapping', 'rules', 'deliveries', 'settings']) {
      await page.goto(`/connections/${form.id}?tab=${tab}`);
      await expectHeading(page, 'Alleen lezen');
      await settle(page);
      const overflow = await readOverflow(page);
      expect([tab, overflow, await findAccessibilityProblems(page)]).toEqual([tab, 0, []]);
    }
    expect(await page.getByRole('tab', { name: 'Instellingen' }).count()).toBe(0);
    await page.goto('/connections/new');
    await expectHeading(page, 'U mag dit niet bekijken');
    expect(writes).toEqual([]);
  });
});
