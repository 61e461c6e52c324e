import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { Make, type Made } from '../../test/support/make.js';
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
import { settle } from './support/settle.js';
import { ok } from '../../test/support/make.js';

describeInBrowser('The business meetings of an activity', () => {
  let seminar: Made;
  let path: string;
  const { journey } = useJourney();
  beforeAll(async () => {
    seminar = await post('/seminars', {
      title: 'Light in care',
      startsAt: '2035-05-15T09:00',
      endsAt: '2035-05-15T18:00',
      timezone: 'Asia/Shanghai',
      city: 'Foshan',
    });
    path = `/activities/${seminar.id}/meetings`;
    const make = new Make(journey.api);
    await make.contact({ fullName: 'Chen Wei' });
    await make.company({ name: 'Corda Campus', country: 'BE' });
  }, 120_000);

  const post = (to: string, body: object) => ok(journey.api.bdm.post(to, body));
  const readMeetings = async (): Promise<Made[]> => (await journey.api.manager.get(`${path}?limit=100`)).body.items;
  const findParty = async (label: string): Promise<Made> => {
    const { items } = (await journey.api.manager.get(`/activities/${seminar.id}/meeting-parties?limit=50`)).body;
    return items.find((party: Made) => party.label === label);
  };
  const findGrid = (page: Page) => page.getByRole('table', { name: 'Schedule of the meetings' });
  const openMenu = (page: Page, pair: string) => page.getByRole('button', { name: `Actions for ${pair}` }).click();
  const isScrolledSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('have tables and slots, which a wrong time does not get past', async () => {
    const page = await journey.openAs('bdm', path);
    // An activity without slots is asked for none (W39).
    const failed: string[] = [];
    page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
    await page.reload();
    await expectHeading(page, 'There are no slots yet');
    await settle(page);
    expect(failed).toEqual([]);
    await page.getByRole('button', { name: 'Tables and slots' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tables and slots' });
    await dialog.getByLabel('Tables', { exact: true }).fill('2');
    await dialog.getByRole('button', { name: 'Add slots' }).click();
    const end = dialog.getByLabel('End of slot 4');
    await end.fill('2035-05-15T13:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectFocus(page, end);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove slot 4' }).click();
    await dialog.getByRole('button', { name: 'Remove slot 3' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    // The slots are in the time of the activity, with that of Brussels beside it.
    await findGrid(page).getByText('14:00 – 14:30').waitFor();
    await findGrid(page).getByText('Brussels 08:00 – 08:30').waitFor();
  });

  it('get the series that stands in the form when it is saved (W10)', async () => {
    const other = await post('/seminars', {
      title: 'Light at work',
      startsAt: '2035-06-01T09:00',
      endsAt: '2035-06-01T18:00',
      timezone: 'Asia/Shanghai',
    });
    const page = await journey.openAs('bdm', `/activities/${other.id}/meetings`);
    await page.getByRole('button', { name: 'Tables and slots' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tables and slots' });
    await dialog.getByText('Save adds these 4 slots.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, '4 slots');
    const { slots } = (await journey.api.bdm.get(`/activities/${other.id}/meeting-slots`)).body;
    expect(slots.map(({ localStart }: Made) => localStart)).toEqual(
      ['14:00', '14:30', '15:00', '15:30'].map((time) => `2035-06-01 ${time}`),
    );
    // Nothing is added once more by a later change of the tables.
    await page.getByRole('button', { name: 'Tables and slots' }).click();
    await dialog.getByLabel('Tables', { exact: true }).fill('2');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, '2 tables');
    await expectText(page, '4 slots');
  });

  it('have parties with their wishes', async () => {
    const page = await journey.openAs('bdm', `${path}?tab=parties`);
    await page.getByRole('button', { name: 'Add a host' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give a company, a person or a name.').waitFor();
    await dialog.getByRole('combobox', { name: 'Company or organisation' }).fill('Corda');
    await page.getByRole('option', { name: /^Corda Campus/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Hosts' }).getByText('Corda Campus').waitFor();

    await page.getByRole('button', { name: 'Add a visitor' }).click();
    await dialog.getByRole('combobox', { name: 'Person' }).fill('Chen');
    await page.getByRole('option', { name: /^Chen Wei/ }).click();
    await dialog.getByRole('switch', { name: 'Available in all slots' }).uncheck();
    await dialog.getByRole('checkbox', { name: /, 14:30/ }).uncheck();
    await dialog.getByRole('button', { name: 'Add a wish' }).click();
    await choose(page, dialog.getByRole('combobox', { name: 'Wish 1' }), 'Corda Campus');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'available in 1 of 2 slots');
    const [chen, corda] = [await findParty('Chen Wei'), await findParty('Corda Campus')];
    expect(chen).toMatchObject({ side: 'visitor', wishes: [{ partyId: corda.id, priority: 1 }] });
    expect(chen.availability).toHaveLength(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);

    const to = `/activities/${seminar.id}/meeting-parties`;
    const imec = await post(to, { side: 'host', name: 'Imec', wishes: [{ partyId: chen.id, priority: 1 }] });
    await post(to, { side: 'visitor', name: 'Li Na', wishes: [{ partyId: corda.id, priority: 1 }] });
    await post(to, { side: 'visitor', name: 'Wu Min', maxMeetings: 1, wishes: [{ partyId: imec.id, priority: 1 }] });
  });

  it('are proposed by the matchmaking, with its quality and why a wish is not met, before anything is stored', async () => {
    const page = await journey.openAs('bdm', path);
    await page.getByRole('button', { name: 'Matchmaking' }).click();
    const dialog = page.getByRole('dialog', { name: 'Matchmaking' });
    await expectText(page, '3 meetings would be added.');
    await expectText(page, '1 wish is not met');
    await dialog
      .getByText(/wants to meet/)
      .first()
      .waitFor();
    const figures = dialog.getByRole('row', { name: /At least one of them wishes it/ });
    expect((await figures.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0])).toEqual([
      '4',
      '3',
      '3',
    ]);
    await expectText(page, 'No schedule can fulfil more wishes.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await readMeetings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Store the proposals' }).click();
    await expectText(page, '3 meetings have been stored as proposals.');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Actions for Li Na – Corda Campus' }).waitFor();
    expect(await readMeetings()).toHaveLength(3);
    await page.getByRole('tab', { name: 'Wishes' }).click();
    await expectText(page, '3 of 4 wishes are met.');
    await page
      .getByRole('row')
      .filter({ hasText: 'Not met' })
      .getByText(/[a-z]{4}/)
      .first()
      .waitFor();
  });

  it('are moved by keyboard, and not onto another meeting', async () => {
    const page = await journey.openAs('bdm', path);
    const before = await readMeetings();
    const moved = before.find(({ visitorName }) => visitorName === 'Li Na');
    const blocking = before.find(({ slotId, id }) => slotId !== moved.slotId && id !== moved.id);
    const menu = page.getByRole('button', { name: `Actions for Li Na – ${moved.hostName}` });
    await menu.waitFor();
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Move…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Move the meeting' });
    const place = page.getByRole('option');
    await dialog.getByRole('combobox', { name: 'Time' }).click();
    await place.filter({ hasText: `, ${blocking.localStart.slice(11)} –` }).click();
    await choose(page, dialog.getByRole('combobox', { name: 'Table' }), `Table ${blocking.table}`);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.getByRole('alert').getByText(/./).first().waitFor();
    await choose(page, dialog.getByRole('combobox', { name: 'Time' }), new RegExp(`, ${moved.localStart.slice(11)} –`));
    const table = moved.table === 1 ? 2 : 1;
    const isTaken = before.some((one) => one.slotId === moved.slotId && one.table === table);
    await choose(page, dialog.getByRole('combobox', { name: 'Table' }), `Table ${isTaken ? moved.table : table}`);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await readMeetings()).find(({ id }) => id === moved.id).fixed).toBe(true);
    await page.getByRole('img', { name: /^Locked/ }).waitFor();
  });

  it('are confirmed, locked, cancelled and put back', async () => {
    const page = await journey.openAs('bdm', path);
    await findGrid(page).getByText('Li Na – Corda Campus').waitFor();
    await openMenu(page, 'Li Na – Corda Campus');
    await page.getByRole('menuitem', { name: 'Let the matchmaking change it' }).click();
    await page.getByRole('img', { name: /^Locked/ }).waitFor({ state: 'hidden' });
    await openMenu(page, 'Li Na – Corda Campus');
    expect(await page.getByRole('menuitem', { name: 'Mark as held' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Confirm' }).click();
    await findGrid(page).getByText('Confirmed').waitFor();
    await openMenu(page, 'Li Na – Corda Campus');
    await page.getByRole('menuitem', { name: 'Cancel the meeting' }).click();
    const cancelled = page.getByRole('region', { name: 'Cancelled meetings' });
    await cancelled.getByText(/Li Na – Corda Campus/).waitFor();
    await openMenu(page, 'Li Na – Corda Campus');
    await page.getByRole('menuitem', { name: 'Put it back as confirmed' }).click();
    await cancelled.waitFor({ state: 'hidden' });
  });

  it('are shown for one party, as they are exported and printed', async () => {
    const page = await journey.openAs('manager', path);
    await page.getByText('By host').click();
    await findGrid(page).getByRole('columnheader', { name: 'Imec' }).waitFor();
    await choose(page, page.getByRole('combobox', { name: 'Schedule of one party' }), 'Li Na');
    await expectHeading(page, 'Schedule of Li Na');
    await page.getByRole('table', { name: 'Schedule of Li Na' }).getByText('Corda Campus').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Text (.csv)' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('Li Na');
    expect(text).not.toContain('Wu Min');
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: 'Print' }).waitFor({ state: 'hidden' });
    await page.getByRole('navigation').first().waitFor({ state: 'hidden' });
    await page.getByText('Schedule of Li Na').waitFor();
  });

  it('have an outcome once they have been held', async () => {
    const past = await post('/seminars', {
      title: 'Light in schools',
      startsAt: '2026-09-01T09:00',
      endsAt: '2026-09-01T18:00',
      timezone: 'Europe/Brussels',
    });
    const at = `/activities/${past.id}`;
    const { status } = await journey.api.bdm.put(`${at}/meeting-slots`, {
      tables: 1,
      slots: [{ startsAt: '2026-09-01T14:00', endsAt: '2026-09-01T14:30' }],
    });
    expect(status).toBe(200);
    await post(`${at}/meeting-parties`, { side: 'visitor', name: 'Zhao Lin' });
    await post(`${at}/meeting-parties`, { side: 'host', name: 'Thor Park' });
    const page = await journey.openAs('bdm', `${at}/meetings`);
    await page.getByRole('button', { name: 'Add a meeting: 14:00 – 14:30, Table 1' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('combobox', { name: 'Visitor' }), 'Zhao Lin');
    await dialog.getByRole('button', { name: 'Create meeting' }).click();
    await expectFocus(page, dialog.getByRole('combobox', { name: 'Host' }));
    await choose(page, dialog.getByRole('combobox', { name: 'Host' }), 'Thor Park');
    await dialog.getByRole('button', { name: 'Create meeting' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByText(/^Brussels 14:00/).count()).toBe(0);
    await openMenu(page, 'Zhao Lin – Thor Park');
    await page.getByRole('menuitem', { name: 'Mark as held' }).click();
    await findGrid(page).getByText('Held').waitFor();
    await openMenu(page, 'Zhao Lin – Thor Park');
    await page.getByRole('menuitem', { name: 'Outcome…' }).click();
    await dialog.getByRole('textbox', { name: 'Outcome of the meeting' }).fill('They send samples');
    await dialog.getByLabel('Quality').fill('4');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(page, 'They send samples (4 of 5)');
  });

  it('are read by a viewer, who is shown nothing to change', async () => {
    const page = await journey.openAs('viewer', path);
    await findGrid(page).getByText('Li Na – Corda Campus').waitFor();
    for (const tab of ['Schedule', 'Parties', 'Wishes']) {
      await page.getByRole('tab', { name: tab }).click();
      const buttons = page
        .getByRole('main')
        .getByRole('button', { name: /^(Add|New|Edit|Archive|Actions|Matchmaking|Tables)/ });
      expect(await buttons.count()).toBe(0);
    }
    await expectText(page, '3 of 4 wishes are met.');
    await page.goto('/activities/0199c000-0000-7000-8000-00000000ffff/meetings');
    await expectHeading(page, 'This does not exist, or you may not see it');
  });

  it('have no finding of axe, and do not scroll sideways on a phone in Dutch', async () => {
    const findings: unknown[] = [];
    await journey.api.manager.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('manager', path, { viewport: { width: 320, height: 800 } });
    for (const tab of ['schedule', 'parties', 'wishes']) {
      await page.goto(`${path}?tab=${tab}`);
      await expectHeading(page, 'Zakelijke gesprekken');
      await settle(page);
      const problems = await findAccessibilityProblems(page);
      if (problems.length > 0) findings.push([tab, problems]);
      if (await isScrolledSideways(page)) findings.push([tab, 'sideways']);
    }
    await page.close();
    expect(findings).toEqual([]);
  });
});
