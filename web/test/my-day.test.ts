import type { Page, Route } from 'playwright-core';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import type { Made } from '../../test/support/make.js';
import type { Caller } from '../../test/support/api.js';
import {
  countForeignPictures,
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
  tabTo,
  recordRequests,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { settle, waitForPatch } from './support/settle.js';

const TODAY = getLocalDate('Europe/Brussels', new Date());
const inDays = (days: number) => addDays(TODAY, days);

describeInBrowser('My day', () => {
  let quiet: Made;
  let person: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    const company = await make.company({ name: 'Lumenova Lighting', nativeName: '佛山朗明照明' });
    quiet = await make.lead({ title: 'Assembly of lamps', companyId: company.id, receivedOn: inDays(-100) });
    await make.lead({ title: 'Second hall', expectedDecisionOn: inDays(-1), jobsExpected: 20 });
    person = await make.contact({ fullName: 'Lin Zhihao', companyId: company.id });
    const { body: delegation } = await journey.api.bdm.post('/delegations', {
      title: 'Delegation of lighting companies',
      direction: 'inbound',
      timezone: 'Europe/Brussels',
      startsOn: inDays(-5),
      endsOn: inDays(-4),
      ownerId: journey.api.bdm.id,
    });
    await journey.api.bdm.post(`/delegations/${delegation.id}/participants`, {
      contactId: person.id,
      role: 'member',
      status: 'confirmed',
    });
  }, 120_000);

  const createTask = async (title: string, days: number, change = {}, by: Caller = journey.api.bdm): Promise<Made> => {
    const { status, body } = await by.post('/tasks', { title, dueOn: inDays(days), ...change });
    expect(status).toBe(201);
    return body;
  };
  const readTask = async ({ id }: Made): Promise<Made> => (await journey.api.bdm.get(`/tasks/${id}`)).body;
  const findButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const openDay = async (role: Parameters<Journey['openAs']>[0] = 'bdm', options = {}) => {
    const page = await journey.openAs(role, '/', options);
    await expectHeading(page, 'Today');
    return page;
  };

  it('is a day of tasks: complete, undo, postpone, log and follow up, by keyboard alone', async () => {
    const brochure = await createTask('Send the brochure', -2, { leadId: quiet.id });
    const call = await createTask('Call about the sites', 0);
    const page = await openDay();
    expect(new URL(page.url()).pathname).toBe('/my-day');
    const writes = recordWrites(page);

    await tabTo(page, findButton(page, 'Complete “Send the brochure”'));
    await page.keyboard.press('Enter');
    await expectText(page, '“Send the brochure” is done');
    await expectFocus(page, findButton(page, 'Complete “Call about the sites”'));
    expect([(await readTask(brochure)).status, await findAccessibilityProblems(page)]).toEqual(['done', []]);

    await tabTo(page, findButton(page, 'Undo'));
    // A task is shown with its change while that is being saved.
    const undone = waitForPatch(page);
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('group', { name: 'My tasks' }));
    await findButton(page, 'Complete “Send the brochure”').waitFor();
    await undone;
    expect((await readTask(brochure)).status).toBe('open');

    await tabTo(page, findButton(page, 'Postpone “Call about the sites”'));
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('menuitem', { name: /^Tomorrow/ }));
    await page.keyboard.press('Enter');
    await expectText(page, /“Call about the sites” is postponed to/);
    expect((await readTask(call)).dueOn).toBe(inDays(1));

    await tabTo(page, findButton(page, 'Log an interaction: Assembly of lamps'));
    await page.keyboard.press('Enter');
    await page.getByLabel('What').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('They visit Genk in April');
    await page.keyboard.press('Control+Enter');
    await expectText(page, 'The interaction with Assembly of lamps is logged');
    await page.getByRole('region', { name: 'Going stale' }).waitFor({ state: 'hidden' });

    await tabTo(page, findButton(page, 'Log an interaction: Lin Zhihao'));
    await page.keyboard.press('Enter');
    await page.getByLabel('What').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('Thanked him for his visit');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('region', { name: 'Follow-up' }).waitFor({ state: 'hidden' });

    await tabTo(page, findButton(page, 'Log an interaction: Send the brochure'));
    await page.keyboard.press('Enter');
    await page.getByLabel('What').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('They have it now');
    expect(await page.getByLabel('And complete the task “Send the brochure”').isChecked()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await expectText(page, '“Send the brochure” is done');
    expect((await readTask(brochure)).status).toBe('done');
    expect(writes).toEqual([
      `PATCH /tasks/${brochure.id}`,
      `PATCH /tasks/${brochure.id}`,
      `PATCH /tasks/${call.id}`,
      'POST /interactions',
      'POST /interactions',
      'POST /interactions',
    ]);
  });

  it('postpones a task to a chosen day, and says at the field what is wrong with it', async () => {
    const task = await createTask('Ask for the permit', -1);
    const page = await openDay();
    await findButton(page, 'Postpone “Ask for the permit”').click();
    await page.getByRole('menuitem', { name: 'Another day…' }).click();
    const day = page.getByLabel('Day', { exact: true });
    await page.getByRole('dialog').getByRole('button', { name: 'Postpone' }).click();
    await expectText(page, 'Choose today or a day to come.');
    await expectFocus(page, day);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await day.fill(inDays(30));
    await page.keyboard.press('Enter');
    await expectText(page, /“Ask for the permit” is postponed to/);
    await findButton(page, 'Complete “Ask for the permit”').waitFor({ state: 'hidden' });
    expect((await readTask(task)).dueOn).toBe(inDays(30));
  });

  it('opens the leads behind a figure and behind the decisions', async () => {
    const page = await openDay();
    const figures = page.getByRole('group', { name: /Your open leads on/ });
    await figures.getByRole('link', { name: /^\d+ jobs$/ }).click();
    await expectHeading(page, 'Pipeline');
    await page.getByRole('link', { name: 'Second hall' }).waitFor();
    expect(await page.getByRole('link', { name: 'Assembly of lamps' }).count()).toBe(0);
    await page.goBack();
    await page
      .getByRole('region', { name: 'Decisions expected' })
      .getByRole('link', { name: 'Show as a list' })
      .click();
    await page.getByRole('link', { name: 'Second hall' }).waitFor();
    expect(new URL(page.url()).searchParams.get('ownerId')).toBe('me');
  });

  it('is opened with at most four requests', async () => {
    const page = await journey.open('/pipeline');
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await page.getByRole('article').first().waitFor();
    const paths = recordRequests(page);
    await page.getByRole('link', { name: 'My day' }).click();
    await expectHeading(page, 'Today');
    await settle(page);
    expect(paths.slice(4)).toEqual([]);
    expect(paths.filter((path) => path.endsWith('/my-day'))).toHaveLength(1);
  });

  it('shows at once what somebody else has changed', async () => {
    const task = await createTask('Send the map', 0);
    const page = await openDay();
    await findButton(page, 'Complete “Send the map”').waitFor();
    await journey.api.manager.patch(`/tasks/${task.id}`, { title: 'Send the new map' });
    await findButton(page, 'Complete “Send the new map”').waitFor();
    await journey.api.manager.patch(`/tasks/${task.id}`, { status: 'done' });
    await expectNoText(page, 'Send the new map');
    expect(await page.getByText('Send the map').count()).toBe(0);
  });

  it('does not overwrite what somebody has changed meanwhile', async () => {
    const task = await createTask('Draft the letter', 0);
    const page = await journey.open('/my-day');
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await findButton(page, 'Complete “Draft the letter”').waitFor();
    await journey.api.manager.patch(`/tasks/${task.id}`, { title: 'Draft the offer' });
    await findButton(page, 'Complete “Draft the letter”').click();
    await findButton(page, 'Complete “Draft the offer”').waitFor();
    expect((await readTask(task)).status).toBe('open');
  });

  const openQuietDay = async () => {
    const page = await journey.open('/my-day');
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('bdm'));
    await expectHeading(page, 'Today');
    return page;
  };

  it('confirms every one of several quick changes, says which is refused, and brings back none that is under way', async () => {
    const order = await createTask('Order the maps', 0);
    const print = await createTask('Print the maps', 0);
    const send = await createTask('Post the maps', 0);
    const page = await openQuietDay();
    await journey.api.manager.patch(`/tasks/${order.id}`, { title: 'Order new maps' });
    const [releaseOrder, releasePrint, releaseSend] = [
      await holdWrites(page, `/tasks/${order.id}`),
      await holdWrites(page, `/tasks/${print.id}`),
      await holdWrites(page, `/tasks/${send.id}`),
    ];
    for (const title of ['Order', 'Print', 'Post']) await findButton(page, `Complete “${title} the maps”`).click();
    await findButton(page, 'Complete “Post the maps”').waitFor({ state: 'hidden' });
    await createTask('Fold the maps', 0);
    releasePrint();
    await expectText(page, '“Print the maps” is done');
    // The page has been read again.
    await findButton(page, 'Complete “Fold the maps”').waitFor();
    expect(await page.getByRole('button', { name: /^Complete “(Order|Print|Post)/ }).count()).toBe(0);
    releaseOrder();
    await expectText(page, /has changed/);
    await findButton(page, 'Complete “Order new maps”').waitFor();
    expect(await findButton(page, 'Complete “Post the maps”').count()).toBe(0);
    releaseSend();
    await expectText(page, '“Post the maps” is done');
    expect((await readTask(send)).status).toBe('done');
  });

  it('shows a task again whose change does not reach the server, and can undo a change from another screen', async () => {
    const task = await createTask('Book the hall', 0);
    const page = await openQuietDay();
    await findButton(page, 'Complete “Book the hall”').waitFor();
    const refuse = (route: Route) =>
      route.fulfill({ status: 500, body: '{"code":"internal","detail":"Out of order"}' });
    await page.route('**/api/v1/my-day', refuse);
    await page.route('**/api/v1/tasks/*', refuse);
    await findButton(page, 'Complete “Book the hall”').click();
    await expectText(page, 'Out of order');
    await findButton(page, 'Complete “Book the hall”').waitFor();

    await page.unroute('**/api/v1/tasks/*');
    await findButton(page, 'Complete “Book the hall”').click();
    await expectText(page, '“Book the hall” is done');
    await page.getByRole('navigation').getByRole('link', { name: 'Pipeline' }).click();
    await page.getByRole('heading', { name: 'Pipeline', exact: true }).waitFor();
    await journey.api.manager.patch(`/tasks/${task.id}`, { title: 'Book the big hall' });
    await page.getByRole('alert').filter({ hasText: 'Book the hall' }).getByRole('button', { name: 'Undo' }).click();
    await expectText(page, /has changed/);
    await expectFocus(page, page.getByRole('main'));
    expect((await readTask(task)).status).toBe('done');
  });

  it('counts the tasks that are due later, and leads to them', async () => {
    await createTask('Prepare the fair', 9);
    const page = await openDay();
    const { laterTasks } = (await journey.api.bdm.get('/my-day')).body;
    await page.getByRole('link', { name: `Later ${laterTasks}`, exact: true }).click();
    await expectHeading(page, 'Tasks');
    await findButton(page, 'Complete “Prepare the fair”').waitFor();
    expect(new URL(page.url()).hash).toBe('#later');
  });

  it('moves over its rows with the arrow keys, and with j and k', async () => {
    const page = await openDay();
    const rows = page.locator('[data-row]');
    await rows.first().waitFor();
    // Single keys work when the preferences of the user are known.
    await settle(page);
    const expectRow = (index: number) =>
      page.waitForFunction(
        (at) => document.querySelectorAll('[data-row]')[at]?.contains(document.activeElement) === true,
        index,
      );
    await page.keyboard.press('j');
    await expectRow(0);
    await page.keyboard.press('ArrowDown');
    await expectRow(1);
    await page.keyboard.press('j');
    await expectRow(2);
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    await expectRow(0);
  });

  it('shows a hostile title as text', async () => {
    await createTask('<img src=x onerror="document.title=`hacked`"> & <b>bold</b>', 1);
    const page = await openDay();
    await expectText(page, '<img src=x onerror="document.title=`hacked`"> & <b>bold</b>');
    expect(await countForeignPictures(page)).toBe(0);
    expect(await page.title()).not.toBe('hacked');
  });

  it.each([
    ['a desk', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 800 }],
    ['a small phone', { width: 320, height: 640 }],
  ])('has no finding of axe and nothing sideways on %s, in Dutch too', async (_, viewport) => {
    await createTask(`Een lange titel: ${'Vergunningsaanvraag'.repeat(4)}`, 1, { leadId: quiet.id });
    for (const [language, title] of [
      ['nl', 'Mijn dag'],
      ['en', 'My day'],
    ] as const) {
      await journey.api.bdm.patch('/me/preferences', { language });
      const page = await journey.openAs('bdm', '/my-day', { viewport });
      await expectHeading(page, title);
      await page.locator('[data-task]').first().waitFor();
      const overflow = await readOverflow(page);
      expect([overflow, await findAccessibilityProblems(page)]).toEqual([0, []]);
      await page.context().close();
    }
  });

  it('has buttons for fingers on a phone', async () => {
    await createTask('Call back', 0);
    const page = await openDay('bdm', { viewport: { width: 390, height: 800 } });
    const buttons = page.locator('[data-task]').first().getByRole('button');
    await buttons.first().waitFor();
    const heights = await buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height));
    expect(heights.filter((height) => height < 44)).toEqual([]);
    expect(heights).toHaveLength(2);
    await buttons.last().click();
    await page.getByRole('menuitem', { name: 'Another day…' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Log an interaction',
      'Change the task',
      expect.stringMatching(/^Tomorrow/),
      expect.stringMatching(/^Next week/),
      'Another day…',
    ]);
  });

  it('says how many leads there are besides those that it shows', async () => {
    for (let count = 0; count < 11; count++) {
      await make.lead({ by: journey.api.manager, expectedDecisionOn: inDays(1) });
    }
    const page = await openDay('manager');
    const decisions = page.getByRole('region', { name: 'Decisions expected' });
    await decisions.getByRole('link', { name: 'All 11', exact: true }).waitFor();
    expect(await decisions.getByRole('listitem').count()).toBe(6);
  });

  it('is that of the user: a viewer is offered nothing, and a manager sees his own', async () => {
    await createTask('Read the report', 0, { assigneeId: journey.api.viewer.id }, journey.api.manager);
    await createTask('Sign the contract', 0, {}, journey.api.manager);
    const viewer = await openDay('viewer');
    await expectText(viewer, 'Read the report');
    expect(await viewer.getByRole('group', { name: /Your open leads on/ }).count()).toBe(0);
    const main = viewer.getByRole('main');
    expect(await main.getByRole('button').count()).toBe(0);
    expect(await viewer.getByText(/registrations? to review/).count()).toBe(0);
    expect(await findAccessibilityProblems(viewer)).toEqual([]);
    await viewer.close();
    const manager = await openDay('manager');
    await findButton(manager, 'Complete “Sign the contract”').waitFor();
    expect(await manager.getByText(/registrations? to review/).count()).toBe(0);
    expect(await manager.getByText('Call back').count()).toBe(0);
  });
});
