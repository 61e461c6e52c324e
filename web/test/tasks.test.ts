import type { Page } from 'playwright-core';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import type { Caller } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  type Journey,
  recordRequests,
  recordWrites,
  useJourney,
  readOverflow,
} from './support/journey.js';
import { settle, waitForPatch } from './support/settle.js';

const TODAY = getLocalDate('Europe/Brussels', new Date());
const inDays = (days: number) => addDays(TODAY, days);

describeInBrowser('Tasks', () => {
  let lead: Made;
  let company: Made;
  let person: Made;
  const { journey, make } = useJourney();
  beforeAll(async () => {
    company = await make.company({ name: 'Lumenova Lighting' });
    person = await make.contact({ fullName: 'Lin Zhihao', companyId: company.id });
    lead = await make.lead({ title: 'Assembly of lamps', companyId: company.id });
  }, 120_000);

  const createTask = async (
    title: string,
    days: number | null,
    change = {},
    by: Caller = journey.api.bdm,
  ): Promise<Made> => {
    const dueOn = days === null ? null : inDays(days);
    const { status, body } = await by.post('/tasks', { title, dueOn, ...change });
    expect(status).toBe(201);
    return body;
  };
  const readTask = async ({ id }: Made): Promise<Made> => (await journey.api.manager.get(`/tasks/${id}`)).body;
  const findButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const findRow = (page: Page, { id }: Made) => page.locator(`[data-task="${id}"]`);
  const openTasks = async (role: Parameters<Journey['openAs']>[0] = 'bdm', search = '', options = {}) => {
    const page = await journey.openAs(role, `/tasks${search}`, options);
    await expectHeading(page, 'Tasks');
    return page;
  };
  const openAgain = async (page: Page, path: string) => {
    await page.goto(path);
    await settle(page);
  };

  it('are in groups by the day on which they are due, also those of next month and those without a day', async () => {
    await createTask('Send the plan', -3, { leadId: lead.id });
    await createTask('Call the notary', 0);
    await createTask('Check the permit', 6);
    await createTask('Visit the site', 7, { companyId: company.id });
    await createTask('Read the study', null);
    const page = await openTasks();
    const regions = { Overdue: 'Send the plan', Today: 'Call the notary', Later: 'Visit the site' };
    for (const [group, title] of Object.entries({ ...regions, 'Without a date': 'Read the study' })) {
      await page.getByRole('region', { name: group, exact: true }).getByText(title, { exact: true }).waitFor();
    }
    await page
      .getByRole('region', { name: /^This week, through/ })
      .getByText('Check the permit')
      .waitFor();
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Overdue',
      'Today',
      expect.stringMatching(/^This week, through/),
      'Later',
      'Without a date',
    ]);
    // The lead stands without its reference.
    await page.getByRole('link', { name: 'Assembly of lamps', exact: true }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
  });

  it('are opened with two requests at most', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Tasks' }).click();
    await expectHeading(page, 'Tasks');
    await settle(page);
    expect(new Set(paths)).toEqual(new Set(['/api/v1/tasks', '/api/v1/views']));
  });

  it('are completed, postponed, passed on and changed in the row, and each can be undone', async () => {
    const task = await createTask('Order the flags', 0);
    const page = await openTasks();
    await findButton(page, 'Complete “Order the flags”').click();
    await expectText(page, '“Order the flags” is done');
    await findButton(page, 'Complete “Order the flags”').waitFor({ state: 'hidden' });
    // A task is shown with its change while that is being saved.
    const undone = waitForPatch(page);
    await findButton(page, 'Undo').click();
    await findButton(page, 'Complete “Order the flags”').waitFor();
    await undone;
    expect((await readTask(task)).status).toBe('open');

    await findButton(page, 'Postpone “Order the flags”').click();
    await page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
    await expectText(page, /“Order the flags” is postponed to/);
    await page
      .getByRole('region', { name: /^This week, through/ })
      .getByText('Order the flags')
      .waitFor();

    await findButton(page, 'Change “Order the flags”').click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Order ten flags');
    await page.keyboard.press('Control+Enter');
    await findButton(page, 'Complete “Order ten flags”').waitFor();

    await page.getByRole('button', { name: 'Assign “Order ten flags”: bdm 3' }).click();
    await page.getByRole('combobox', { name: 'Assigned to' }).fill('manager 2');
    await page.getByRole('option', { name: 'manager 2' }).click();
    await expectText(page, '“Order ten flags” is passed on');
    await findButton(page, 'Complete “Order ten flags”').waitFor({ state: 'hidden' });
    expect(await readTask(task)).toMatchObject({
      title: 'Order ten flags',
      dueOn: inDays(1),
      assigneeId: journey.api.manager.id,
    });
  });

  it('are changed many at once in one request, which names those that are skipped and can be undone', async () => {
    const flyers = await createTask('Print the flyers', 1);
    const folders = await createTask('Print the folders', 2);
    const foreign = await createTask('Sign the letter', 2, {}, journey.api.manager);
    const page = await openTasks('bdm', '?view=team');
    const writes = recordWrites(page);
    await page.getByRole('checkbox', { name: 'Select “Print the flyers”' }).check();
    await page.getByRole('checkbox', { name: 'Select “Print the folders”' }).check();
    await findButton(page, 'Postpone 2 tasks').click();
    await page.getByRole('menuitem', { name: 'Another day…' }).click();
    await page.getByLabel('Day', { exact: true }).fill(inDays(20));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expectText(page, '2 tasks are changed.');
    expect([(await readTask(flyers)).dueOn, (await readTask(folders)).dueOn]).toEqual([inDays(20), inDays(20)]);
    const inThisWeek = page.getByRole('region', { name: /^This week, through/ }).getByText('Print the folders');
    await inThisWeek.waitFor({ state: 'hidden' });
    await findButton(page, 'Undo').click();
    await inThisWeek.waitFor();
    expect([(await readTask(flyers)).dueOn, (await readTask(folders)).dueOn]).toEqual([inDays(1), inDays(2)]);
    expect(writes).toEqual([
      'POST /tasks/bulk-updates',
      expect.stringMatching(/^POST \/tasks\/bulk-updates\/[\w-]+\/undo$/),
    ]);

    await page.getByRole('checkbox', { name: 'Select “Print the flyers”' }).check();
    await page.getByRole('checkbox', { name: 'Select “Sign the letter”' }).check();
    await findButton(page, 'Complete 2 tasks').click();
    await expectText(page, /1 task is changed\. 1 task is skipped: /);
    expect([(await readTask(flyers)).status, (await readTask(foreign)).status]).toEqual(['done', 'open']);
    await page.getByRole('checkbox', { name: 'Select “Print the folders”' }).check();
    await findButton(page, 'Assign 1 task').click();
    await page.getByRole('combobox', { name: 'Assigned to' }).fill('manager 2');
    await page.getByRole('option', { name: 'manager 2' }).click();
    await page.getByText('1 task is changed.', { exact: true }).waitFor();
    expect((await readTask(folders)).assigneeId).toBe(journey.api.manager.id);
  });

  it('are the own ones or those of everybody, and filters are in the address', async () => {
    await createTask('Brief the minister', 3, { companyId: company.id }, journey.api.manager);
    const page = await openTasks();
    await findButton(page, 'Complete “Call the notary”').waitFor();
    expect(await page.getByText('Brief the minister').count()).toBe(0);
    await page.getByText('Everybody', { exact: true }).click();
    await page.getByText('Brief the minister').waitFor();
    expect(new URL(page.url()).search).toBe('?view=team');
    await page.getByRole('searchbox').fill('minister');
    await page.waitForFunction(() => location.search === '?view=team&q=minister');
    await page.getByText('Call the notary').waitFor({ state: 'hidden' });
    await findButton(page, 'Clear filters').click();
    await page.getByText('Call the notary').waitFor();
    expect(new URL(page.url()).search).toBe('?view=team');
    await openAgain(page, `/tasks?companyId=${company.id}`);
    await page.getByText('Visit the site').waitFor();
    await findButton(page, 'Company: Lumenova Lighting').waitFor();
    await openAgain(page, '/tasks?view=team&status=done');
    await page.getByRole('region', { name: 'Closed' }).getByText('Print the flyers').waitFor();
    await findButton(page, 'Reopen “Print the flyers”').waitFor();
  });

  it('are created here by keyboard, and the message leads to the new one', async () => {
    const page = await openTasks();
    await settle(page);
    await page.keyboard.press('t');
    await expectFocus(page, page.getByRole('textbox', { name: 'Title' }));
    await page.keyboard.press('Control+Enter');
    await expectText(page, 'Fill in this field.');
    await page.keyboard.type('Write to the harbour');
    const subject = page.getByRole('combobox', { name: 'Subject' });
    await subject.fill('Lumenova');
    await page
      .getByRole('option', { name: /Lumenova Lighting/ })
      .first()
      .click();
    await page.getByLabel('Due on').fill(inDays(30));
    await page.keyboard.press('Control+Enter');
    await expectText(page, '“Write to the harbour” is created');
    await page.getByRole('link', { name: 'Show the task' }).click();
    await page.getByRole('region', { name: 'Later', exact: true }).getByText('Write to the harbour').waitFor();
    const { body } = await journey.api.bdm.get('/tasks?q=harbour');
    expect(body.items).toMatchObject([{ companyId: company.id, assigneeId: journey.api.bdm.id, dueOn: inDays(30) }]);
  });

  it('are on the pages of their company and of their contact, and created there', async () => {
    const page = await journey.openAs('bdm', `/contacts/${person.id}?tab=tasks`);
    await expectText(page, 'No tasks');
    await findButton(page, 'New task').click();
    expect(await page.getByRole('combobox', { name: 'Subject' }).inputValue()).toBe('Lin Zhihao');
    await page.getByRole('textbox', { name: 'Title' }).fill('Thank him');
    await page.keyboard.press('Control+Enter');
    await findButton(page, 'Complete “Thank him”').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await openAgain(page, `/companies/${company.id}?tab=tasks`);
    await findButton(page, 'Complete “Visit the site”').click();
    await page.getByRole('region', { name: 'Closed' }).getByText('Visit the site').waitFor();
  });

  it('offers a viewer nothing', async () => {
    const page = await openTasks('viewer', '?view=team');
    await page.getByText('Call the notary').waitFor();
    const list = page.getByRole('group', { name: 'Tasks' });
    expect([await list.getByRole('button').count(), await page.getByRole('checkbox').count()]).toEqual([0, 0]);
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it.each([
    ['a desk', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 800 }],
    ['a small phone', { width: 320, height: 640 }],
  ])('has no finding of axe and nothing sideways on %s, in Dutch too', async (_, viewport) => {
    await createTask(`Een lange titel: ${'Vergunningsaanvraag'.repeat(4)}`, 1, { leadId: lead.id });
    for (const [language, title] of [
      ['nl', 'Taken'],
      ['en', 'Tasks'],
    ] as const) {
      await journey.api.bdm.patch('/me/preferences', { language });
      const page = await journey.openAs('bdm', '/tasks', { viewport });
      await expectHeading(page, title);
      await page.locator('[data-task]').first().waitFor();
      const overflow = await readOverflow(page);
      expect([overflow, await findAccessibilityProblems(page)]).toEqual([0, []]);
      await page.context().close();
    }
  });

  it('are postponed on a phone from a menu, with buttons for fingers', async () => {
    const task = await createTask('Phone the harbour', 0);
    const page = await openTasks('bdm', '', { viewport: { width: 390, height: 800 }, hasTouch: true });
    const buttons = findRow(page, task).getByRole('button');
    await buttons.first().waitFor();
    const heights = await buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().height));
    expect(heights.filter((height) => height < 44)).toEqual([]);
    await findButton(page, 'Actions for Phone the harbour').tap();
    await page.getByRole('menuitem', { name: /^Tomorrow/ }).tap();
    await expectText(page, /“Phone the harbour” is postponed to/);
    expect((await readTask(task)).dueOn).toBe(inDays(1));
  });

  it('are selected on a phone from a menu, and completed together', async () => {
    const first = await createTask('Phone the port', 0);
    const second = await createTask('Phone the airport', 0);
    const page = await openTasks('bdm', '', { viewport: { width: 390, height: 800 }, hasTouch: true });
    await findButton(page, 'Actions for Phone the port').tap();
    await page.getByRole('menuitem', { name: 'Select “Phone the port”' }).tap();
    await page.getByRole('checkbox', { name: 'Select “Phone the airport”' }).tap();
    await expectText(page, '2 tasks selected');
    const boxes = page.getByRole('checkbox');
    const heights = await boxes.evaluateAll((all) => all.map((box) => box.getBoundingClientRect().height));
    expect(heights.filter((height) => height < 44)).toEqual([]);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Complete 2 tasks').tap();
    await expectText(page, '2 tasks are changed.');
    expect([(await readTask(first)).status, (await readTask(second)).status]).toEqual(['done', 'done']);
    await boxes.first().waitFor({ state: 'hidden' });
  });

  it('are found by the search while they are open, and opened where they are shown', async () => {
    await createTask('Notarise the deed', 3, { companyId: company.id });
    await createTask('Notarise the copy', 3);
    const page = await journey.openAs('bdm', '/companies');
    await settle(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('Notarise the');
    const hit = page.getByRole('option', { name: /^Notarise the deed/ });
    await hit.waitFor();
    expect(await hit.innerText()).toContain(company.name);
    await hit.click();
    await page.waitForURL(`**/companies/${company.id}?tab=tasks`);
    await settle(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search', exact: true }).fill('Notarise the');
    await page.getByRole('option', { name: /^Notarise the copy/ }).click();
    await expectHeading(page, 'Tasks');
    await page.getByRole('button', { name: 'Complete “Notarise the copy”' }).waitFor();
  });

  it('are created with t on every screen, about the record whose page is open', async () => {
    const page = await journey.openAs('bdm', `/companies/${company.id}`);
    await expectHeading(page, company.name);
    await settle(page);
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'New task' });
    await dialog.getByLabel('Title').fill('Ask for the permit');
    expect(await dialog.getByRole('combobox', { name: 'Subject' }).inputValue()).toBe(company.name);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create task' }).click();
    await expectText(page, '“Ask for the permit” is created');
    const { items } = (await journey.api.bdm.get('/tasks?q=Ask for the permit')).body;
    expect(items).toMatchObject([{ subject: { kind: 'company', id: company.id } }]);
    await openAgain(page, '/agreements');
    await page.keyboard.press('t');
    await dialog.waitFor();
    expect(await dialog.getByRole('combobox', { name: 'Subject' }).inputValue()).toBe('');
  });

  it('that are due are counted in the navigation, without a request of its own', async () => {
    await createTask('Due at once', 0, {}, journey.api.manager);
    await createTask('Due too late', -1, {}, journey.api.manager);
    await createTask('Due tomorrow', 1, {}, journey.api.manager);
    const page = await journey.openAs('manager', '/tasks');
    await expectHeading(page, 'Tasks');
    const entry = page.getByRole('navigation').getByRole('link', { name: /^Tasks/ });
    expect(await entry.innerText()).toBe('Tasks');
    const connected = page.waitForResponse('**/api/v1/live-updates');
    await page.reload();
    // A connection that begins makes everything out of date that has been read before.
    await connected;
    await settle(page);
    const paths = recordRequests(page);
    await page.getByRole('link', { name: 'My day' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Tasks 2 overdue or due today' }).waitFor();
    await settle(page);
    expect(paths.filter((path) => path.endsWith('/my-day'))).toHaveLength(1);
    await page.getByRole('link', { name: 'Companies' }).click();
    await expectHeading(page, 'Companies');
    // A colleague gives the manager one more task, and the number follows on every screen.
    await createTask('Due as well', 0, { assigneeId: journey.api.manager.id });
    await page.getByRole('navigation').getByRole('link', { name: 'Tasks 3 overdue or due today' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
