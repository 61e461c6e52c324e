import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { STATUS_TRANSITIONS } from '../../src/activities/activity-statuses.rules.js';
import { PARTICIPANT_TRANSITIONS } from '../../src/activities/delegations/model/participant-statuses.rules.js';
import { PARTICIPANT_CHANGES } from '../src/features/delegation/participants/participant-statuses.rules';
import { STATUS_CHANGES } from '../src/records/activities/activity-statuses.rules';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import { ok } from '../../test/support/make.js';

describeInBrowser('The page of a delegation', () => {
  const { journey, make } = useJourney();
  beforeAll(async () => {
    await make.contact({ fullName: 'Chen Wei', nativeName: '陈伟' });
    await make.contact({ fullName: 'Zhang Li' });
  }, 120_000);

  const create = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
  const makeVisit = (change: object = {}) =>
    create('/delegations', {
      title: 'Lighting makers visit Limburg',
      direction: 'inbound',
      startsOn: '2027-03-08',
      endsOn: '2027-03-10',
      timezone: 'Europe/Brussels',
      ...change,
    });
  const addPerson = async (delegationId: string, fullName: string, change: object = {}) => {
    const { id: contactId } = await make.contact({ fullName });
    return create(`/delegations/${delegationId}/participants`, { contactId, status: 'confirmed', ...change });
  };
  const addItem = (delegationId: string, change: object = {}) =>
    create(`/delegations/${delegationId}/programme`, {
      title: 'Tour',
      kind: 'tour',
      startsAt: '2027-03-08T09:00',
      endsAt: '2027-03-08T11:00',
      ...change,
    });
  const findDialog = (page: Page) => page.getByRole('dialog');
  const findItem = (page: Page, title: string) =>
    page.getByRole('region', { name: 'Programme' }).getByRole('button').filter({ hasText: title });
  const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
  const addParticipant = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Add a participant' }).click();
    await findDialog(page).getByPlaceholder('Name, 中文 or pinyin').fill(name);
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
    await choose(page, findDialog(page).getByRole('combobox', { name: 'Status' }), 'Confirmed');
    await findDialog(page).getByRole('button', { name: 'Add', exact: true }).click();
    await findDialog(page).waitFor({ state: 'hidden' });
  };
  const download = async (page: Page, name: string) => {
    await page.getByRole('button', { name: 'Download' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
    return readFile(await file.path(), 'latin1');
  };

  it('begins in the calendar and gets participants', async () => {
    const page = await journey.openAs('bdm', '/activities?view=month&day=2027-03-01');
    await page.getByRole('region', { name: 'Calendar' }).getByText('8', { exact: true }).first().click();
    await findDialog(page).getByRole('textbox', { name: 'Title' }).fill('Lighting makers of Foshan visit Limburg');
    expect(await findDialog(page).getByLabel('First day').inputValue()).toBe('2027-03-08');
    await findDialog(page).getByLabel('Last day').fill('2027-03-10');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findDialog(page).getByRole('button', { name: 'Create delegation' }).click();
    await expectHeading(page, 'Lighting makers of Foshan visit Limburg');
    await openTab(page, 'Participants');
    await addParticipant(page, 'Chen Wei');
    await addParticipant(page, 'Zhang Li');
    await expectText(page, '2 participants, 2 coming');
  });

  it('counts nobody as coming who is only invited (W21)', async () => {
    const visit = await makeVisit();
    await addPerson(visit.id, 'An Claes');
    await addPerson(visit.id, 'Bo Rossi', { status: 'invited' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}?tab=participants`);
    await expectText(page, '2 participants, 1 coming, 1 invited');
  });

  it('plans its items by the hours of the grid, meets a clash and solves it', async () => {
    const visit = await makeVisit();
    for (const name of ['Deng Hua', 'Xu Lan']) await addPerson(visit.id, name);
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    // An hour is 72 pixels high and the first one is eight o'clock, so that this is twenty to two.
    await page.locator('[data-day="2027-03-08"]').click({ position: { x: 40, y: 408 } });
    const dialog = findDialog(page);
    expect(await dialog.getByLabel(/^From/).inputValue()).toBe('13:30');
    await dialog.getByLabel(/^From/).fill('09:00');
    expect(await dialog.getByLabel(/^To\b/).inputValue()).toBe('10:00');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Tour of the lines');
    await dialog.getByRole('button', { name: 'Add to the programme' }).click();
    await findItem(page, 'Tour of the lines').waitFor();
    await page.getByRole('button', { name: /^Add an item on Mon,? 8 Mar/ }).click();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Signing');
    await expectText(page, 'This causes a clash');
    await expectText(
      page,
      '“Tour of the lines” (09:00–10:00) and “Signing” (09:00–10:00) overlap for Deng Hua and Xu Lan.',
    );
    expect(await dialog.getByRole('button', { name: 'Add to the programme' }).isDisabled()).toBe(true);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Begin at 10:00, after “Tour of the lines”' }).click();
    await expectNoText(page, 'This causes a clash');
    await dialog.getByRole('button', { name: 'Add to the programme' }).click();
    await findItem(page, 'Signing').waitFor();
    expect(await findItem(page, 'Signing').innerText()).toContain('10:00–11:00');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    for (const name of ['PDF in English', 'PDF in Dutch']) expect(await download(page, name)).toMatch(/^%PDF-/);
    expect(await download(page, 'Calendar (ics)')).toContain('SUMMARY:Signing');
  });

  it('moves and stretches items by pointer and by keyboard, and undoes it (W17)', async () => {
    const visit = await makeVisit();
    await addItem(visit.id, { title: 'Tour of the lines', endsAt: '2027-03-08T10:00' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    const block = findItem(page, 'Tour of the lines');
    const expectHours = (hours: string, day = '2027-03-08') =>
      page.locator(`[data-day="${day}"]`).getByText(hours).waitFor();
    const drag = async (from: { x: number; y: number }, dx: number, dy: number) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + dx / 2, from.y + dy / 2, { steps: 4 });
      await page.mouse.move(from.x + dx, from.y + dy, { steps: 4 });
      await page.mouse.up();
    };
    await block.waitFor();
    // All lines of an item of an hour are seen.
    expect(
      await block
        .locator('span')
        .first()
        .evaluate((one) => one.scrollHeight - one.clientHeight),
    ).toBe(0);
    let box = (await block.boundingBox())!;
    await drag({ x: box.x + 30, y: box.y + 20 }, 0, 72);
    await expectText(page, /Tour of the lines is now on Mon,? 8 Mar, 10:00–11:00/);
    await expectHours('10:00–11:00');
    expect(await findDialog(page).count()).toBe(0);
    box = (await block.boundingBox())!;
    await drag({ x: box.x + 30, y: box.y + box.height - 3 }, 0, 36);
    await expectText(page, /Tour of the lines is now on Mon,? 8 Mar, 10:00–11:30/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectHours('10:00–11:00');

    await block.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expectText(page, /Tour of the lines is now on Tue,? 9 Mar, 09:45–11:00/);
    await expectHours('09:45–11:00', '2027-03-09');
    await expectFocus(page, block);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await block.press('Enter');
    await findDialog(page).waitFor();
    const { items } = (await journey.api.bdm.get(`/delegations/${visit.id}/programme`)).body;
    expect(items[0]).toMatchObject({ startsAt: '2027-03-09T08:45:00.000Z', endsAt: '2027-03-09T10:00:00.000Z' });
  });

  it('keeps an item at its new place while an earlier move of it is saved and the list is read again', async () => {
    const visit = await makeVisit();
    await addItem(visit.id, { title: 'Tour of the lines' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    const address = `/delegations/${visit.id}/programme`;
    const [saved, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(`**/api/v1${address}/*`, async (route) => {
      await saved.promise;
      const response = await route.fetch();
      await answered.promise;
      await route.fulfill({ response });
    });
    const block = findItem(page, 'Tour of the lines');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await block.press('Alt+ArrowDown');
    await sent;
    await block.press('Alt+ArrowRight');
    const readAgain = page.waitForResponse((one) => one.request().method() === 'GET' && one.url().includes(address));
    saved.resolve();
    await readAgain;
    await expectFocus(page, block);
    await page.keyboard.press('Alt+ArrowDown');
    answered.resolve();
    await expectText(page, /Tour of the lines is now on Tue,? 9 Mar, 09:30–11:30/);
    await expectFocus(page, block);
  });

  it('saves both items when a second is moved by keyboard before the pause after the first has passed', async () => {
    const visit = await makeVisit();
    const first = await addItem(visit.id, { title: 'Tour of the lines' });
    const second = await addItem(visit.id, {
      title: 'Talks',
      startsAt: '2027-03-08T13:00',
      endsAt: '2027-03-08T14:00',
    });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    await findItem(page, 'Tour of the lines').press('Alt+ArrowDown');
    await findItem(page, 'Talks').press('Alt+ArrowDown');
    await expectText(page, /Tour of the lines is now on Mon,? 8 Mar, 09:15–11:15/);
    await expectText(page, /Talks is now on Mon,? 8 Mar, 13:15–14:15/);
    const { items } = (await journey.api.bdm.get(`/delegations/${visit.id}/programme?sort=startsAt`)).body;
    expect(items).toMatchObject([
      { id: first.id, startsAt: '2027-03-08T08:15:00.000Z' },
      { id: second.id, startsAt: '2027-03-08T12:15:00.000Z' },
    ]);
  });

  it('leaves out who is elsewhere, and shows a visit of the host in another delegation', async () => {
    const visit = await makeVisit();
    const other = await makeVisit();
    await addPerson(visit.id, 'Huang Min');
    const wu = await addPerson(visit.id, 'Wu Fang');
    const host = await make.company({ name: 'Corda Campus', country: 'BE' });
    await addItem(visit.id, { participantIds: [wu.id] });
    await addItem(other.id, {
      title: 'Other visit',
      startsAt: '2027-03-09T09:00',
      endsAt: '2027-03-09T10:00',
      hostCompanyId: host.id,
    });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    await page.getByRole('button', { name: 'Add an item', exact: true }).click();
    const dialog = findDialog(page);
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Talks');
    await dialog.getByRole('button', { name: 'Without Wu Fang' }).click();
    await expectNoText(page, 'This causes a clash');
    expect(await dialog.getByRole('checkbox', { name: /Huang Min/ }).isChecked()).toBe(true);
    await dialog.getByLabel(/^Day/).fill('2027-03-09');
    const hosts = dialog.getByRole('combobox', { name: 'Host' });
    await hosts.fill('Corda Campus');
    await page.getByRole('option', { name: /Corda Campus/ }).click();
    await expectText(
      page,
      /The host would receive two visits at the same time: “Other visit” \(DEL-2027-\d+, 09:00–10:00\)/,
    );
    await page.keyboard.press('Escape');
  });

  it('is changed, archived and restored item by item, and says what somebody else has changed', async () => {
    const visit = await makeVisit();
    const tour = await addItem(visit.id, { venue: 'Hall 3' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    await findItem(page, 'Tour').focus();
    await page.keyboard.press('Enter');
    const dialog = findDialog(page);
    await dialog.getByRole('textbox', { name: 'Place' }).fill('Hall 4');
    await journey.api.manager.patch(`/delegations/${visit.id}/programme/${tour.id}`, { title: 'Long tour' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'Somebody else has changed this item');
    await expectText(page, /Long tour · Tour · Planned · Hall 3/);
    await dialog.getByRole('button', { name: 'Go on with what I typed' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await findItem(page, 'Hall 4').click();
    await dialog.getByRole('button', { name: 'Archive the item' }).click();
    await page.getByRole('dialog').nth(1).getByRole('button', { name: 'Archive the item' }).click();
    await dialog.first().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '1 archived item' }).click();
    await page.getByRole('button', { name: 'Restore Tour' }).click();
    await findItem(page, 'Hall 4').waitFor();
  });

  it('does not overwrite what somebody else has changed since a restored draft of an item was begun', async () => {
    const visit = await makeVisit();
    const tour = await addItem(visit.id, { venue: 'Hall 3' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    const dialog = findDialog(page);
    await findItem(page, 'Tour').click();
    await dialog.getByRole('textbox', { name: 'Place' }).fill('Hall 4');
    await journey.api.manager.patch(`/delegations/${visit.id}/programme/${tour.id}`, { title: 'Long tour' });
    await waitForDraft(page, 'Hall 4');
    await page.reload();
    await findItem(page, 'Long tour').click();
    await expectText(page, 'This is your draft of earlier.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'Somebody else has changed this item');
    await dialog.getByRole('button', { name: 'Go on with what I typed' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('refuses an item outside of the visit at its field, and days that leave items outside', async () => {
    const visit = await makeVisit();
    await addItem(visit.id, { startsAt: '2027-03-10T09:00', endsAt: '2027-03-10T10:00' });
    const page = await journey.openAs('bdm', `/delegations/${visit.id}`);
    await page.getByRole('button', { name: 'Add an item', exact: true }).click();
    const dialog = findDialog(page);
    await dialog.getByRole('button', { name: 'Add to the programme' }).click();
    await expectFocus(page, dialog.getByRole('textbox', { name: 'Title' }));
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Early bird');
    await dialog.getByLabel(/^Day/).fill('2027-03-01');
    await dialog.getByRole('button', { name: 'Add to the programme' }).click();
    await expectFocus(page, dialog.getByLabel(/^Day/));
    await waitForDraft(page, '2027-03-01');
    await page.reload();
    await page.getByRole('button', { name: 'Add an item', exact: true }).click();
    await expectText(page, 'This is your draft of earlier.');
    await page.getByRole('button', { name: 'Close' }).click();
    await openTab(page, 'Details');
    await page.getByRole('button', { name: /^Days/ }).click();
    await page.getByLabel('Last day').fill('2027-03-09');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('input[aria-invalid="true"]').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('takes the status that the server allows, and records who attended and whom to thank', async () => {
    expect(STATUS_CHANGES).toEqual(STATUS_TRANSITIONS);
    expect(PARTICIPANT_CHANGES).toEqual(PARTICIPANT_TRANSITIONS);
    const visit = await makeVisit({ startsOn: '2026-01-12', endsOn: '2026-01-13' });
    await addPerson(visit.id, 'Luo Yan');
    const page = await journey.openAs('bdm', `/delegations/${visit.id}?tab=participants`);
    await page.getByRole('button', { name: 'Status of Luo Yan: Confirmed. Change it' }).click();
    await page.getByRole('menuitem', { name: 'Attended' }).click();
    await page.getByRole('button', { name: 'Status of Luo Yan: Attended. Change it' }).waitFor();
    await page.getByRole('button', { name: 'Status: Planned. Change it' }).click();
    await page.getByRole('menuitem', { name: 'Completed' }).click();
    await findDialog(page).getByRole('button', { name: 'Change the status' }).click();
    await findDialog(page).waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: /^Status: / }).count()).toBe(0);
    await openTab(page, 'Follow-up');
    await page.getByRole('button', { name: 'Log an interaction: Luo Yan' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await openTab(page, 'Thank-you list');
    await page.getByRole('link', { name: 'Luo Yan' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await openTab(page, 'Timeline');
    await expectText(page, /Activity|Delegation/);
  });

  it('shows passport and diet to managers only, and keeps them nowhere', async () => {
    const visit = await makeVisit();
    const { id } = await addPerson(visit.id, 'Guo Xin');
    const path = `/delegations/${visit.id}?tab=participants`;
    const bdm = await journey.openAs('bdm', path);
    await bdm.getByRole('button', { name: 'Travel details of Guo Xin' }).click();
    await bdm.getByRole('textbox', { name: 'Diet' }).fill('No pork at all');
    await bdm.getByRole('button', { name: 'Save', exact: true }).click();
    await expectText(bdm, 'The travel details of Guo Xin are saved.');
    expect(await bdm.getByRole('textbox', { name: 'Diet' }).inputValue()).toBe('');
    await bdm.close();
    const manager = await journey.openAs('manager', path);
    await manager.getByRole('button', { name: 'Travel details of Guo Xin' }).click();
    const diet = manager.getByRole('textbox', { name: 'Diet' });
    await diet.waitFor();
    expect(await diet.inputValue()).toBe('No pork at all');
    expect(await findAccessibilityProblems(manager)).toEqual([]);
    await diet.fill('No pork, no nuts');
    await manager.reload();
    await manager.getByRole('button', { name: 'Travel details of Guo Xin' }).click();
    await diet.waitFor();
    expect(await diet.inputValue()).toBe('No pork at all');
    await manager.close();
    const { items } = (await journey.api.manager.get(`/audit?entityId=${id}&action=travel_details_read`)).body;
    expect(items).toHaveLength(2);
    const viewer = await journey.openAs('viewer', path);
    await viewer.getByRole('link', { name: 'Guo Xin' }).waitFor();
    for (const name of [/Travel details/, 'Add a participant', /Change it/]) {
      expect(await viewer.getByRole('button', { name }).count()).toBe(0);
    }
  });

  it('shows the times of the visit with those of Brussels, as a list on a phone, in Dutch', async () => {
    const visit = await makeVisit({ title: 'Naar Guangzhou', direction: 'outbound', timezone: 'Asia/Shanghai' });
    await addItem(visit.id, { title: 'Bezoek' });
    const page = await journey.openAs('viewer', `/delegations/${visit.id}`);
    await findItem(page, 'Bezoek').click();
    await expectText(page, '02:00–04:00 in Brussels');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await expectText(page, 'All times are those of Asia/Shanghai; those of Brussels stand beside them.');
    await page.close();
    await journey.api.viewer.patch('/me/preferences', { language: 'nl' });
    const phone = await journey.openAs('viewer', `/delegations/${visit.id}`, { viewport: { width: 320, height: 700 } });
    await expectText(phone, '02:00–04:00 in Brussel');
    await phone.getByRole('heading', { name: 'ma 8 mrt 2027' }).waitFor();
    const isWide = await phone.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(isWide).toBe(false);
    expect(await findAccessibilityProblems(phone)).toEqual([]);
  });
});
