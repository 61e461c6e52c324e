import type { Page } from 'playwright-core';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { JobRunner } from '../../src/operations/job.runner.js';
import type { Made } from '../../test/support/make.js';
import { type ReceiverAnswer, useReceiver, verifyRequest } from '../../test/support/webhook-receiver.js';
import {
  changeResponses,
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  type Journey,
  readOverflow,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';
import { INSTALLED_LANGUAGES, runProgram } from './support/webhooks/verification-programs.js';

const LIST = '/administration/webhooks';

describeInBrowser('Webhooks', () => {
  const receiver = useReceiver();
  const { journey, make } = useJourney(() => ({
    env: { JOBS: 'true', WEBHOOK_PRIVATE_ORIGINS: receiver.origin },
  }));
  /** How the receiver answers, by the end of the address; 204 for others. */
  const answers = new Map<string, ReceiverAnswer>();
  let keyId: string;
  beforeAll(async () => {
    receiver.decide = ({ path }) => answers.get(path) ?? 204;
    await journey.api.app.get(JobRunner).start();
    keyId = await createKey({ name: 'Power BI of the province', role: 'manager' });
  });

  const createKey = async (body: object): Promise<string> => {
    const created = await journey.api.admin.post('/api-keys', body);
    expect(created.status).toBe(201);
    return created.body.id as string;
  };
  const createWebhook = async (name: string, path: string, changes: object = {}): Promise<Made> => {
    const body = { name, url: `${receiver.origin}${path}`, eventTypes: ['lead.*'], apiKeyId: keyId, ...changes };
    const created = await journey.api.admin.post('/webhooks', body);
    expect(created.status).toBe(201);
    return created.body;
  };
  const createTask = async (title: string): Promise<void> => {
    expect((await journey.api.bdm.post('/tasks', { title, dueOn: '2026-12-24' })).status).toBe(201);
  };
  const listRequests = (path: string) => receiver.requests.filter((request) => request.path === path);
  const openPage = async (role: Parameters<Journey['openAs']>[0], { id, name }: Made, options = {}) => {
    const page = await journey.openAs(role, `${LIST}/${id}`, options);
    await page.getByRole('heading', { level: 2, name }).waitFor();
    return page;
  };
  const act = async (page: Page, name: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  const findDelivery = (page: Page, state: string) => page.locator(`[data-delivery="${state}"]`);

  it('are created with a secret that is shown once, tested, and tell a receiver of changes, which verifies them', async () => {
    const { api } = journey;
    const page = await journey.openAs('admin', '/administration/users');
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await expectHeading(page, 'There are no webhooks');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'New webhook' }).click();
    const form = page.getByRole('dialog', { name: 'New webhook' });
    await form.getByRole('button', { name: 'Create webhook' }).click();
    await expectFocus(page, form.getByLabel('Name'));
    await form.getByLabel('Name').fill('Power BI');
    await form.getByLabel('Address to send to').fill('http://10.0.0.5/hooks');
    await choose(page, form.getByRole('combobox', { name: 'API key' }), 'Power BI of the province (Manager)');
    await form.getByText(/^The key “Power BI of the province” \(Manager\) sees companies,.* leads too\.$/).waitFor();
    await form.getByRole('button', { name: 'Create webhook' }).click();
    await form.getByText('Choose at least one event.').waitFor();
    await expectFocus(page, form.getByRole('searchbox', { name: 'Search events' }));
    await page.keyboard.type('all of leads');
    await form.getByRole('checkbox', { name: 'All of leads' }).check();
    expect(await form.getByRole('checkbox', { name: 'Lead created' }).isDisabled()).toBe(true);
    await form.getByRole('searchbox', { name: 'Search events' }).fill('done');
    await form.getByRole('checkbox', { name: 'Task done' }).check();
    await form.getByText('2 chosen').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Create webhook' }).click();
    await form.getByText(/^This address cannot be used/).waitFor();
    await expectFocus(page, form.getByLabel('Address to send to'));
    await page.reload();
    await page.getByRole('button', { name: 'New webhook' }).click();
    await form.getByText('This is your draft of earlier.').waitFor();
    await form.getByLabel('Address to send to').fill(`${receiver.origin}/power-bi`);
    const writes = recordWrites(page);
    await form.getByRole('button', { name: 'Create webhook' }).dblclick();

    const secret = await page.getByLabel('Secret', { exact: true }).innerText();
    expect(writes).toEqual(['POST /webhooks']);
    const programs = { Node: await page.getByLabel('Program for Node').innerText(), Python: '' };
    await page.getByText('Python', { exact: true }).click();
    programs.Python = await page.getByLabel('Program for Python').innerText();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // Neither Escape nor the button of the browser nor one click loses the secret.
    await page.keyboard.press('Escape');
    await page.goBack();
    await expectText(page, 'You have not copied it yet, and it is never shown again.');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'I have saved it' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await expectHeading(page, 'Power BI');
    expect((await page.content()).includes(secret)).toBe(false);

    answers.set('/power-bi', { status: 200, body: 'welcome' });
    await page.getByRole('button', { name: 'Send test' }).click();
    await expectText(page, 'The receiver has accepted the test');
    await page.getByRole('dialog').getByText('welcome').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

    const lead = await make.lead({ title: 'Assembly of hinges' });
    const item = findDelivery(page, 'delivered').filter({ hasText: 'Lead created' });
    await item.getByText(/^1 attempt · Answer 200 after/).waitFor();
    await item.getByRole('link', { name: 'Lead created' }).click();
    await item.getByText('"title": "Assembly of hinges"').waitFor();
    await item.getByText('welcome').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const request = listRequests('/power-bi').at(-1)!;
    expect(verifyRequest(secret, request)).toMatchObject({ type: 'lead.created', data: { id: lead.id } });
    const other = { ...request, body: Buffer.from(request.body.toString().replace('hinges', 'lamps')) };
    for (const language of INSTALLED_LANGUAGES) {
      const read = runProgram.bind(null, language, programs[language]);
      expect(await read(secret, request)).toMatchObject({ data: { id: lead.id } });
      await expect(read('whsec_AAAA', request)).rejects.toThrow();
      await expect(read(secret, other)).rejects.toThrow();
    }

    await page.goto(LIST);
    const row = page.getByRole('row', { name: /Power BI/ });
    await row.getByText(new URL(receiver.origin).host).waitFor();
    await row.getByText('All of leads, Task done').waitFor();
    await row.getByText(/^200 · /).waitFor();
    expect((await api.admin.get('/webhooks')).body.items[0]).toMatchObject({
      eventTypes: ['lead.*', 'task.completed'],
    });
  });

  it('cannot be created without an API key, and say where to make one', async () => {
    const page = await journey.openAs('admin', LIST);
    await changeResponses(page, '/api-keys', (body) => ({ ...body, items: [] }));
    await page.getByRole('button', { name: 'New webhook' }).click();
    const form = page.getByRole('dialog', { name: 'New webhook' });
    await form.getByText('There is no API key that a webhook can have.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('link', { name: 'Create one under API keys' }).click();
    await page.waitForURL('**/administration/api-keys');
    await page.getByRole('button', { name: 'New API key' }).waitFor();
  });

  it('show how a receiver fails, and send a delivery now or again', async () => {
    answers.set('/failing', { status: 500, body: 'The table is full.' });
    const webhook = await createWebhook('Failing', '/failing');
    const page = await openPage('admin', webhook);
    await expectHeading(page, 'Nothing has happened yet');
    await make.lead({ title: 'Assembly of locks' });
    const waiting = findDelivery(page, 'waiting');
    await waiting.getByText(/^1 attempt · Answer 500 after .* · next attempt/).waitFor();
    await waiting.getByRole('link', { name: 'Lead created' }).click();
    await waiting.getByText('The table is full.').waitFor();
    answers.delete('/failing');
    await waiting.getByRole('button', { name: 'Send now' }).click();
    const delivered = findDelivery(page, 'delivered');
    await delivered.getByText(/^2 attempts · Answer 204/).waitFor();
    await delivered.getByRole('button', { name: 'Redeliver', exact: true }).click();
    await delivered.filter({ hasText: 'Redelivery' }).getByText('"title": "Assembly of locks"').waitFor();
    const ids = listRequests('/failing').map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size, ids[0] === ids[1]]).toEqual([3, 2, true]);
  });

  it('are filtered by state, event, time and record in the log', async () => {
    const webhook = await createWebhook('Log', '/log', { eventTypes: ['lead.*', 'company.*'] });
    const lead = await make.lead({ title: 'Assembly of bolts' });
    expect((await journey.api.bdm.patch(`/leads/${lead.id}`, { jobsExpected: 12 })).status).toBe(200);
    const page = await openPage('manager', webhook);
    await findDelivery(page, 'delivered').filter({ hasText: 'Lead changed' }).waitFor();
    await page.getByRole('button', { name: 'Event', exact: true }).click();
    await choose(page, page.getByRole('combobox', { name: 'Event' }), 'Lead changed');
    await page.keyboard.press('Escape');
    await findDelivery(page, 'delivered').filter({ hasText: 'Lead created' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await findDelivery(page, 'delivered').filter({ hasText: 'Company created' }).waitFor();
    await page.getByRole('combobox', { name: 'Record' }).fill('Assembly of bolts');
    await page.getByRole('option', { name: /Assembly of bolts/ }).click();
    await findDelivery(page, 'delivered').filter({ hasText: 'Company created' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /Record: Assembly of bolts/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /Record: Assembly of bolts/ }).click();
    await page.getByRole('button', { name: 'State', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Failed' }).check();
    await expectHeading(page, 'No delivery matches the filters');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('show ten thousand deliveries page by page', async () => {
    const webhook = await createWebhook('Busy', '/busy');
    await make.lead({ title: 'Assembly of everything' });
    const page = await openPage('admin', webhook);
    await findDelivery(page, 'delivered').waitFor();
    await journey.api.app.get(SqlClient).execute(
      `INSERT INTO webhook_delivery OVERRIDING SYSTEM VALUE
       SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'sequence', -n))).*
       FROM webhook_delivery d, generate_series(1, 10000) n WHERE d.webhook_id = $1`,
      [webhook.id],
    );
    await page.reload();
    const all = page.locator('[data-delivery]');
    await all.nth(49).waitFor();
    expect(await all.count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await all.nth(99).waitFor();
    // A delivery that arrives meanwhile is shown first.
    const latest = all.first().getByRole('link', { name: 'Lead created' });
    const href = await latest.getAttribute('href');
    await make.lead({ title: 'Assembly of the rest' });
    await all.first().locator(`a[href="${href}"]`).waitFor({ state: 'detached' });
    await all.first().getByRole('link', { name: 'Lead created' }).click();
    await all.first().getByText('"title": "Assembly of the rest"').waitFor();
  });

  it('that a receiver no longer wants are disabled, tell it in the bell, and redeliver what was missed', async () => {
    answers.set('/gone', 410);
    const webhook = await createWebhook('Flow of Teams', '/gone', { eventTypes: ['task.*'] });
    const page = await journey.openAs('admin', '/my-day');
    await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
    await createTask('Sell the hooks');
    await page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
    await page.getByRole('link', { name: /Flow of Teams.*Webhook disabled/ }).click();
    await expectHeading(page, 'Flow of Teams');
    await expectText(page, /^Disabled since .*: nothing is sent$/);
    await expectText(page, /The receiver answered 410/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await createTask('Sell the anchors');
    answers.delete('/gone');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expectText(page, 'The webhook sends again');
    await page.getByRole('button', { name: 'Redeliver what was missed…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Count the events' }).click();
    await expectText(page, '2 events of this period will be sent.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Redeliver 2 events' }).click();
    await expectText(page, '2 events are being sent');
    await expectNoText(page, 'The webhook sends again');
    await findDelivery(page, 'delivered').nth(1).waitFor();
    const titles = listRequests('/gone').map(({ body }) => JSON.parse(body.toString()).data.record.title as string);
    // Only the events of one record have an order.
    expect(titles.toSorted()).toEqual(['Sell the anchors', 'Sell the hooks', 'Sell the hooks']);
    expect((await journey.api.admin.get(`/webhooks/${webhook.id}`)).body.state).toBe('active');
  });

  it('are paused, resumed, given a new secret, archived and restored', async () => {
    const webhook = await createWebhook('Accounting', '/accounting');
    const page = await openPage('admin', webhook);
    await act(page, 'Accounting', 'Pause');
    await expectText(page, /Events wait for at most seven days/);
    await make.lead({ title: 'Assembly of tills' });
    await expectText(page, /1 waits now/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await findDelivery(page, 'delivered').waitFor();

    await act(page, 'Accounting', 'New secret…');
    await page.getByRole('button', { name: 'Make a new secret' }).click();
    const secret = await page.getByLabel('Secret', { exact: true }).innerText();
    expect(secret).not.toBe(webhook.secret);
    await page.getByRole('button', { name: 'I have saved it' }).click();
    await page.getByRole('button', { name: 'Close without copying' }).click();
    await expectText(page, /signed with the present secret and, until .*, with the former one too/);
    expect((await page.content()).includes(secret)).toBe(false);

    await act(page, 'Accounting', 'Archive');
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expectText(page, /^Archived .* Nothing is sent\.$/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectText(page, /Events wait for at most seven days/);
    expect((await journey.api.admin.get(`/webhooks/${webhook.id}`)).body).toMatchObject({
      state: 'paused',
      archivedAt: null,
    });
  });

  it('say what their key never gets, and keep what a colleague has changed meanwhile', async () => {
    const scopes = ['leads:read', 'companies:read'];
    await createKey({ name: 'Narrow', role: 'viewer', scopes });
    const webhook = await createWebhook('Newsletter', '/newsletter', { eventTypes: ['lead.created'] });
    const page = await openPage('admin', webhook);
    await act(page, 'Newsletter', 'Edit');
    const form = page.getByRole('dialog', { name: 'Edit “Newsletter”' });
    await choose(page, form.getByRole('combobox', { name: 'API key' }), 'Narrow (Viewer)');
    await form.getByText(/sees companies and leads\. It does not see confidential leads/).waitFor();
    await form.getByRole('checkbox', { name: 'All of tasks' }).check();
    await form.getByText('The key does not see tasks: these events are never sent.').waitFor();
    const { status } = await journey.api.admin.patch(`/webhooks/${webhook.id}`, { description: 'For the press.' });
    expect(status).toBe(200);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('The record has changed: it is now at version 2.').waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await expectText(page, 'For the press.');
    await expectText(page, 'The key does not see tasks: these events are never sent.');
    expect((await journey.api.admin.get(`/webhooks/${webhook.id}`)).body).toMatchObject({
      apiKeyName: 'Narrow',
      description: 'For the press.',
      eventTypes: ['lead.created', 'task.*'],
    });
  });

  it('are found, opened and edited by keyboard', async () => {
    const webhook = await createWebhook('A keyboard', '/keyboard');
    const page = await journey.openAs('admin', LIST);
    await page.getByRole('link', { name: 'A keyboard' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${LIST}/${webhook.id}`);
    await page.getByRole('heading', { level: 2, name: 'A keyboard' }).waitFor();
    // Single keys work when the preferences of the user are known.
    await settle(page);
    await page.keyboard.press('e');
    await expectFocus(page, page.getByRole('dialog').getByLabel('Name'));
    await page.keyboard.press('End');
    await page.keyboard.type(' and a mouse');
    await page.keyboard.press('Control+Enter');
    await expectHeading(page, 'A keyboard and a mouse');
    await page.goto(LIST);
    await page.getByRole('grid', { name: 'Webhooks' }).waitFor();
    await settle(page);
    await page.keyboard.press('n');
    await expectFocus(page, page.getByRole('dialog', { name: 'New webhook' }).getByLabel('Name'));
  });

  it('are only read by managers, and hidden from others', async () => {
    const webhook = await createWebhook('Read only', '/read-only');
    const manager = await openPage('manager', webhook);
    await make.lead({ title: 'Assembly of glasses' });
    const item = findDelivery(manager, 'delivered');
    await item.getByRole('link', { name: 'Lead created' }).click();
    await item.getByText('"title": "Assembly of glasses"').waitFor();
    expect({
      actions: await manager.getByRole('button', { name: /Send test|Actions for|Redeliver/ }).count(),
      sight: await manager.getByText(/^The key “Power BI of the province” \(Manager\) sees/).count(),
    }).toEqual({ actions: 0, sight: 1 });
    await manager.getByRole('link', { name: 'Webhooks' }).first().click();
    await manager.getByRole('grid', { name: 'Webhooks' }).getByText('Read only').waitFor();
    expect(await manager.getByRole('button', { name: 'New webhook' }).count()).toBe(0);

    const bdm = await journey.openAs('bdm', LIST);
    await expectHeading(bdm, 'You may not see this');
    expect({
      part: await bdm.getByRole('navigation', { name: 'Parts of the administration' }).getByText('Webhooks').count(),
      create: await bdm.getByRole('button', { name: 'New webhook' }).count(),
    }).toEqual({ part: 0, create: 0 });
    await bdm.goto(`${LIST}/${webhook.id}`);
    await expectHeading(bdm, 'You may not see this');
  });

  it('are shown in Dutch, and on a small phone by name and state only', async () => {
    answers.set('/telefoon', 410);
    const webhook = await createWebhook('Een lange naam: '.concat('Vergunningsaanvraag'.repeat(3)), '/telefoon');
    await make.lead({ title: 'Assemblage van telefoons' });
    await journey.api.admin.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('admin', LIST, { viewport: { width: 320, height: 640 } });
    const card = page.getByRole('listitem').filter({ hasText: 'Een lange naam' });
    await card.getByText('Uitgeschakeld').waitFor();
    expect([await card.getByText(/Antwoord/).count(), await readOverflow(page)]).toEqual([0, 0]);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await card.getByRole('link').click();
    await expectText(page, /De ontvanger antwoordde met 410/);
    await findDelivery(page, 'skipped').getByRole('link', { name: 'Lead aangemaakt' }).click();
    await expectText(page, 'Verzoek');
    expect([await readOverflow(page), await findAccessibilityProblems(page)]).toEqual([0, []]);
    await page.getByRole('button', { name: `Acties voor ${webhook.name as string}` }).click();
    await page.getByRole('menuitem', { name: 'Bewerken' }).click();
    await page.getByRole('dialog').getByLabel('Adres om naar te verzenden').fill('https://[::1]/');
    await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
    await expectText(page, /^Dit adres kan niet/);
    expect([await readOverflow(page), await findAccessibilityProblems(page)]).toEqual([0, []]);
    await expectNoText(page, 'Events');
  });
});
