import type { Page } from 'playwright-core';
import { type Made, ok } from '../../test/support/make.js';
import { choose, describeInBrowser, expectText, findAccessibilityProblems, useJourney } from './support/journey.js';

describeInBrowser('Changes of many records, and saved views', () => {
  const { journey, make } = useJourney();
  const create = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
  const read = async (path: string, { id }: Made) => (await journey.api.bdm.get(`/${path}/${id}`)).body;

  /** Selects rows of a list and opens the form that changes them. */
  const openForm = async (page: Page, list: string, titles: readonly string[], described: string) => {
    const table = page.getByRole('grid', { name: list });
    for (const title of titles) await table.getByRole('checkbox', { name: `Select ${title}`, exact: true }).check();
    await expectText(page, `${described} selected`);
    await page.getByRole('button', { name: 'Change…' }).click();
    return page.getByRole('dialog', { name: `Change ${described}` });
  };

  /** Changes what the form says, after the preview, and returns the message about it. */
  const submit = async (page: Page, described: string) => {
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText(`${described} will change`).waitFor();
    await page.getByRole('button', { name: `Change ${described}`, exact: true }).click();
    const toast = page.getByRole('alert').filter({ hasText: /(has|have) changed/ });
    await toast.waitFor();
    return toast;
  };

  const chooseOwner = (page: Page, name: string | RegExp) =>
    choose(page, page.getByRole('dialog').getByRole('combobox', { name: 'New owner' }), name);

  it('gives many companies tags and an owner, and takes both back', async () => {
    const first = await make.company({ name: 'Batch Optics', tags: ['led'] });
    const second = await make.company({ name: 'Batch Pumps' });
    const page = await journey.openAs('bdm', '/companies?q=Batch');
    const dialog = await openForm(page, 'Companies', ['Batch Optics', 'Batch Pumps'], '2 companies');
    await dialog.getByLabel('Add tags').and(page.locator('input')).fill('fair-2026');
    await page.keyboard.press('Enter');
    await chooseOwner(page, /^manager/);
    expect(await dialog.getByRole('combobox', { name: 'New status' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const toast = await submit(page, '2 companies');
    const { id: ownerId } = journey.api.manager;
    expect(await read('companies', first)).toMatchObject({ ownerId, tags: ['led', 'fair-2026'] });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: '2 companies are as before.' }).waitFor();
    expect(await read('companies', first)).toMatchObject({ tags: ['led'] });
    expect(await read('companies', second)).toMatchObject({ tags: [] });
  });

  it('gives many contacts tags, which have no owner', async () => {
    const contact = await make.contact({ fullName: 'Batch Person' });
    const page = await journey.openAs('bdm', '/contacts?q=Batch');
    const dialog = await openForm(page, 'Contacts', ['Batch Person'], '1 contact');
    expect(await dialog.getByRole('combobox', { name: 'New owner' }).count()).toBe(0);
    await dialog.getByLabel('Add tags').and(page.locator('input')).fill('guest');
    await page.keyboard.press('Enter');
    const toast = await submit(page, '1 contact');
    expect(await read('contacts', contact)).toMatchObject({ tags: ['guest'] });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: '1 contact is as before.' }).waitFor();
    expect(await read('contacts', contact)).toMatchObject({ tags: [] });
  });

  it('hands over activities of several kinds at once, leaves out stops, and takes it back', async () => {
    const days = { startsOn: '2027-03-15', endsOn: '2027-03-19', timezone: 'Asia/Shanghai' };
    const visit = await create('/delegations', { title: 'Batch visit', direction: 'inbound', ...days });
    const roadshow = await create('/roadshows', { title: 'Batch roadshow', ...days });
    await create(`/roadshows/${roadshow.id}/stops`, {
      title: 'Batch stop',
      city: 'Foshan',
      country: 'CN',
      startsAt: '2027-03-16T09:30',
      endsAt: '2027-03-16T12:00',
      timezone: 'Asia/Shanghai',
    });
    const page = await journey.openAs('bdm', '/activities?view=list&q=Batch');
    const titles = ['Batch visit', 'Batch roadshow', 'Batch stop'];
    await openForm(page, 'Activities', titles, '3 activities');
    await chooseOwner(page, /^manager/);
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('Stops are changed on the page of their roadshow.').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    const toast = await submit(page, '2 activities');
    const { id: ownerId } = journey.api.manager;
    expect(await read('delegations', visit)).toMatchObject({ ownerId });
    expect(await read('roadshows', roadshow)).toMatchObject({ ownerId });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: '2 activities are as before.' }).waitFor();
    expect(await read('delegations', visit)).toMatchObject({ ownerId: journey.api.bdm.id });
    expect(await read('roadshows', roadshow)).toMatchObject({ ownerId: journey.api.bdm.id });
  });

  it('says which activities are as before when those of another kind could not be restored', async () => {
    const days = { startsOn: '2027-03-15', endsOn: '2027-03-19', timezone: 'Asia/Shanghai' };
    const visit = await create('/delegations', { title: 'Half visit', direction: 'inbound', ...days });
    const roadshow = await create('/roadshows', { title: 'Half roadshow', ...days });
    const page = await journey.openAs('bdm', '/activities?view=list&q=Half');
    await openForm(page, 'Activities', ['Half visit', 'Half roadshow'], '2 activities');
    await chooseOwner(page, /^manager/);
    const toast = await submit(page, '2 activities');
    await page.route('**/api/v1/delegations/bulk-updates/*/undo', (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: '{"code":"x","detail":"Disk full"}',
      }),
    );
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: '1 activity is as before. Disk full' }).waitFor();
    expect(await read('roadshows', roadshow)).toMatchObject({ ownerId: journey.api.bdm.id });
    expect(await read('delegations', visit)).toMatchObject({ ownerId: journey.api.manager.id });
  });

  it('hands over many agreements, and takes it back', async () => {
    const agreement = await make.agreement({ title: 'Batch partnership' });
    const { ownerId: before } = await read('agreements', agreement);
    const page = await journey.openAs('bdm', '/agreements?q=Batch');
    await openForm(page, 'Agreements', ['Batch partnership'], '1 agreement');
    await chooseOwner(page, /^manager/);
    const toast = await submit(page, '1 agreement');
    expect(await read('agreements', agreement)).toMatchObject({ ownerId: journey.api.manager.id });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').filter({ hasText: '1 agreement is as before.' }).waitFor();
    expect(await read('agreements', agreement)).toMatchObject({ ownerId: before });
  });

  it.each([
    ['/companies', '?country=CN', 'Companies'],
    ['/contacts', '?q=Batch', 'Contacts'],
    ['/agreements', '?ownerId=me', 'Agreements'],
    ['/activities', '?view=list&kind=delegation', 'Activities'],
    ['/tasks', '?view=team&status=done', 'Tasks'],
  ])('saves what the list %s shows as a view, and opens the list with it', async (path, address, heading) => {
    const page = await journey.openAs('bdm', `${path}${address}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save the view' });
    await dialog.getByLabel('Name').fill('Usual');
    await dialog.getByLabel('Open the list with this view').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'View: Usual', exact: true }).waitFor();
    await page.goto(path === '/activities' ? '/activities?view=list' : path);
    await page.getByRole('button', { name: 'View: Usual', exact: true }).waitFor();
    const found = new URLSearchParams(new URL(page.url()).search);
    for (const [name, value] of new URLSearchParams(address)) expect(found.get(name)).toBe(value);
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('takes back that a view was archived', async () => {
    const page = await journey.openAs('manager', '/companies?country=NL');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Dutch ones');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'View: Dutch ones' }).click();
    await page.getByRole('menuitem', { name: 'Archive Dutch ones' }).click();
    const toast = page.getByRole('alert').filter({ hasText: 'Dutch ones is archived' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitemradio', { name: 'Dutch ones' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('takes back that a record or a part of it was archived', async () => {
    const company = await make.company({ name: 'Archived by mistake' });
    const agreement = await make.agreement();
    await create(`/agreements/${agreement.id}/commitments`, { description: 'Mistaken promise' });
    const page = await journey.openAs('bdm', `/companies/${company.id}`);
    await page.getByRole('button', { name: 'Actions for Archived by mistake' }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    const toast = page.getByRole('alert').filter({ hasText: 'Archived by mistake is archived' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Actions for Archived by mistake' }).waitFor();
    expect(await read('companies', company)).toMatchObject({ archivedAt: null });
    await page.goto(`/agreements/${agreement.id}?tab=commitments`);
    await page.getByRole('button', { name: 'Archive: Mistaken promise' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Mistaken promise is archived' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await page.getByRole('button', { name: 'Archive: Mistaken promise' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
