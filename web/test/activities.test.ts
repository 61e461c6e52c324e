import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  tabTo,
  useJourney,
} from './support/journey.js';
import { ok } from '../../test/support/make.js';

describeInBrowser('The activities', () => {
  let visit: Made;
  let roadshow: Made;
  const { journey } = useJourney();
  beforeAll(async () => {
    const { bdm, manager } = journey.api;
    const create = (path: string, body: object, by = bdm) => ok(by.post(path, body));
    visit = await create('/delegations', {
      title: 'Lighting makers',
      direction: 'inbound',
      startsOn: '2027-03-29',
      endsOn: '2027-04-02',
      timezone: 'Europe/Brussels',
    });
    roadshow = await create(
      '/roadshows',
      { title: 'Pearl River', startsOn: '2027-03-15', endsOn: '2027-03-19', timezone: 'Asia/Shanghai' },
      manager,
    );
    await create(`/roadshows/${roadshow.id}/stops`, {
      city: 'Foshan',
      country: 'CN',
      startsAt: '2027-03-16T09:30',
      endsAt: '2027-03-16T12:00',
      timezone: 'Asia/Shanghai',
    });
    await create('/seminars', {
      title: 'Testing ground',
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:00',
      timezone: 'Europe/Brussels',
      status: 'cancelled',
    });
  }, 120_000);

  const findEvent = (page: Page, title: string) =>
    page.getByRole('region', { name: 'Calendar' }).getByRole('link').filter({ hasText: title }).first();

  it('stand on the days of their place in the month and the week, and open by keyboard', async () => {
    const page = await journey.openAs('bdm', '/activities?view=month&day=2027-03-10');
    await expectHeading(page, 'March 2027');
    for (const title of ['Lighting makers', 'Pearl River', 'Foshan', 'Testing ground']) {
      await findEvent(page, title).waitFor();
    }
    expect(await findEvent(page, 'Testing ground').innerText()).toContain('Cancelled');
    expect(await page.locator('[role="columnheader"]').first().innerText()).toMatch(/^Mon/);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByText('Week', { exact: true }).click();
    await expectText(page, '8 Mar 2027 – 14 Mar 2027');
    await expectText(page, 'No activity matches in this week.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next week' }).click();
    expect(await findEvent(page, 'Foshan').innerText()).toContain('09:30 Shanghai · 02:30 Brussels');
    expect(new URL(page.url()).search).toContain('view=week');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next week' }).click();
    await page.getByRole('button', { name: 'Next week' }).click();
    await findEvent(page, 'Lighting makers').waitFor();
    await tabTo(page, findEvent(page, 'Lighting makers'));
    await page.keyboard.press('Enter');
    await expectHeading(page, 'Lighting makers');
    await page.goBack();
    await findEvent(page, 'Lighting makers').waitFor();
  });

  it('are filtered by what the address says, in the calendar and in the list, and exported', async () => {
    const page = await journey.openAs('manager', '/activities?view=list&ownerId=me');
    await page.getByRole('link', { name: 'Pearl River' }).waitFor();
    expect(await page.getByRole('link', { name: 'Lighting makers' }).count()).toBe(0);
    await page.getByText('Everybody', { exact: true }).click();
    await page.getByRole('link', { name: 'Lighting makers' }).waitFor();
    await page.getByRole('button', { name: /^Kind/ }).click();
    await page.getByRole('checkbox', { name: 'Seminar' }).check();
    await page.getByRole('link', { name: 'Lighting makers' }).waitFor({ state: 'hidden' });
    expect(new URL(page.url()).search).toContain('kind=seminar');
    await page.keyboard.press('Escape');
    await expectText(page, '1 activity');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Export' }).click();
    const link = await page.getByRole('menuitem', { name: /CSV/i }).getAttribute('href');
    expect(link).toContain('kind=seminar');
    const rows = (await journey.api.manager.get(link!.replace('/api/v1', ''))).text.trim().split('\n');
    expect(rows).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.getByText('Month', { exact: true }).click();
    await page.waitForURL(/kind=seminar/);
  });

  it('are created as a roadshow or a seminar, and say at its field what is wrong', async () => {
    const page = await journey.openAs('bdm', '/activities?view=list');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New activity' }).click();
    await page.getByRole('menuitem', { name: 'New seminar' }).click();
    // Not the button that closes the dialog, where a space would throw away what is typed.
    await expectFocus(page, dialog.getByRole('textbox', { name: 'Title' }));
    await dialog.getByRole('button', { name: 'Create seminar' }).click();
    await expectFocus(page, dialog.getByRole('textbox', { name: 'Title' }));
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Battery day');
    await dialog.getByLabel(/^Day/).fill('2027-05-12');
    await dialog.getByLabel(/^To\b/).fill('08:00');
    await dialog.getByRole('button', { name: 'Create seminar' }).click();
    await expectFocus(page, dialog.getByLabel(/^To\b/));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByText('Roadshow', { exact: true }).click();
    await dialog.getByLabel('Last day').fill('2027-05-14');
    await choose(page, dialog.getByRole('combobox', { name: 'Target country' }), 'China');
    await dialog.getByRole('button', { name: 'Create roadshow' }).click();
    await page.waitForURL(/\/roadshows\//);
    const { items } = (await journey.api.bdm.get('/roadshows?q=Battery%20day')).body;
    expect(items[0]).toMatchObject({ startsOn: '2027-05-12', endsOn: '2027-05-14', targetCountry: 'CN' });
  });

  it('are received in Belgium when they come to Limburg, and take place elsewhere otherwise', async () => {
    const page = await journey.openAs('bdm', '/activities?view=list');
    await page.getByRole('button', { name: 'New activity' }).click();
    await page.getByRole('menuitem', { name: 'New delegation' }).click();
    const dialog = page.getByRole('dialog');
    const country = dialog.getByRole('combobox', { name: 'Country' });
    expect(await country.inputValue()).toBe('Belgium');
    await expectText(page, 'Where you receive the delegation, not where it comes from.');
    await dialog.getByText('From Limburg', { exact: true }).click();
    expect(await country.inputValue()).toBe('');
    await dialog.getByText('To Limburg', { exact: true }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Guests of Suzhou');
    await dialog.getByRole('button', { name: 'Create delegation' }).click();
    await page.waitForURL(/\/delegations\//);
    const { items } = (await journey.api.bdm.get('/delegations?q=Guests%20of%20Suzhou')).body;
    expect(items[0]).toMatchObject({ direction: 'inbound', country: 'BE', timezone: 'Europe/Brussels' });
  });

  it('begin with the list on a phone and cannot be created by a viewer, and the search finds their pages', async () => {
    const page = await journey.openAs('viewer', '/activities', { viewport: { width: 390, height: 800 } });
    await page.getByRole('list', { name: 'Activities' }).getByRole('link', { name: 'Foshan' }).waitFor();
    expect(await page.getByRole('button', { name: 'New activity' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto(`/activities/${visit.id}`);
    await page.waitForURL(`**/delegations/${visit.id}`);
    await page.goto('/activities/0199c000-0000-7000-8000-00000000ffff');
    await expectHeading(page, 'This does not exist, or you may not see it');
  });

  it('are read in Dutch, with weeks that begin on Monday', async () => {
    await journey.api.viewer.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('viewer', '/activities?view=month&day=2027-03-10');
    await expectHeading(page, 'maart 2027');
    expect(await page.locator('[role="columnheader"]').first().innerText()).toMatch(/^ma/);
    await page.getByRole('link', { name: 'Roadshow: Pearl River' }).first().waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
