import type { Page } from 'playwright-core';
import type { Caller } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  signIn,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';
import { ok } from '../../test/support/make.js';

describeInBrowser('The page of a roadshow', () => {
  let roadshow: Made;
  let foshan: Made;
  let seminar: Made;

  const post = (path: string, body: object, by: Caller = journey.api.bdm) => ok(by.post(path, body));
  const createRoadshow = (title: string, change: object = {}) =>
    post('/roadshows', {
      title,
      startsOn: '2027-10-11',
      endsOn: '2027-10-15',
      timezone: 'Asia/Shanghai',
      targetCountry: 'CN',
      ...change,
    });
  const createStop = (id: string, city: string, day: number, change: object = {}) =>
    post(`/roadshows/${id}/stops`, {
      city,
      country: 'CN',
      timezone: 'Asia/Shanghai',
      startsAt: `2027-10-${day}T09:30`,
      endsAt: `2027-10-${day}T12:00`,
      ...change,
    });

  const { journey, make } = useJourney();
  beforeAll(async () => {
    roadshow = await createRoadshow('Roadshow Pearl River Delta', { budgetEur: 40_000, costEur: 9_000 });
    const partner = await make.company({ name: 'Guangdong Lighting Centre' });
    foshan = await createStop(roadshow.id, 'Foshan', 12, {
      targetAttendance: 80,
      countedAttendance: 64,
      localPartnerId: partner.id,
      venue: 'Lotus Hall',
    });
    await createStop(roadshow.id, 'Shenzhen', 13, { targetAttendance: 20 });
    seminar = await post('/seminars', {
      title: 'Light in care',
      startsAt: '2027-10-12T10:00',
      endsAt: '2027-10-12T11:30',
      timezone: 'Asia/Shanghai',
      capacity: 30,
      roadshowStopId: foshan.id,
    });
    await make.lead({ title: 'Lamps for Europe', source: { channel: 'activity', activityId: seminar.id } });
    await make.lead({ title: 'Sensors for Europe', source: { channel: 'activity', activityId: foshan.id } });
  }, 120_000);

  const findStop = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const listStops = async (id: string) =>
    (await journey.api.viewer.get(`/roadshows/${id}/stops`)).body.items.map(
      ({ position, city }: Made) => `${position} ${city}`,
    ) as string[];

  it('asks for the attendance of stops that have begun (W36)', async () => {
    const past = await createRoadshow('Roadshow of spring', { startsOn: '2026-03-02', endsOn: '2026-03-06' });
    await createStop(past.id, 'Foshan', 12, { startsAt: '2026-03-03T09:30', endsAt: '2026-03-03T12:00' });
    const page = await journey.openAs('bdm', `/roadshows/${past.id}`);
    await findStop(page, '1. Foshan').getByRole('button', { name: 'Enter how many came' }).click();
    await page.getByRole('dialog').getByLabel('People who came, counted by hand').fill('40');
    await save(page);
    await findStop(page, '1. Foshan').getByText('40 came', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Enter how many came' }).count()).toBe(0);
  });

  it('shows the stops in their order with target, count and share, and the totals, with four requests', async () => {
    const page = await journey.open('/my-day', { timezoneId: 'America/New_York' });
    await page.route('**/api/v1/live-updates', (route) => route.abort());
    await signIn(page, getEmail('viewer'));
    await expectHeading(page, 'My day');
    await settle(page);
    const paths: string[] = [];
    page.on('request', (request) => {
      if (/\/api\/v1\/(roadshows|seminars|leads)/.test(request.url())) paths.push(request.url());
    });
    await page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/roadshows/${roadshow.id}`);
    await expectHeading(page, 'Roadshow Pearl River Delta');
    const stop = findStop(page, '1. Foshan');
    await stop.getByText('target 80 people · 64 came · 80% reached').waitFor();
    for (const text of ['Lotus Hall', 'Guangdong Lighting Centre', 'Counted by hand', '0 of 30 seats taken'])
      await stop.getByText(text).first().waitFor();
    await stop.getByText(/^Tue,? 12 Oct 2027, 09:30\W+12:00/).waitFor();
    await stop.getByText(/^Brussels: .*03:30/).waitFor();
    // The zone of the browser is no matter (W32).
    expect(await stop.getByText('New York').count()).toBe(0);
    await findStop(page, '2. Shenzhen').getByText('target 20 people · not counted yet').waitFor();
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByText('target 100 people · 64 came · 64% reached').waitFor();
    await results.getByText('€9,000 spent · €40,000 budget').waitFor();
    await results.getByRole('link', { name: '2 leads' }).waitFor();
    expect(paths.length).toBe(4);
    expect(await page.getByRole('button', { name: 'Add a stop' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await results.getByRole('link', { name: '2 leads' }).click();
    await page.getByRole('link', { name: 'Lamps for Europe' }).waitFor();
    await page.getByRole('link', { name: 'Sensors for Europe' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Light in care' }).click();
    await expectHeading(page, 'Light in care');
    await page.getByRole('link', { name: /^Foshan \(ROAD-/ }).click();
    await expectHeading(page, 'Roadshow Pearl River Delta');
    // The business meetings are a tab, so that a menu with nothing but them is gone (W16).
    expect(await page.getByRole('button', { name: /^Actions for/ }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Business meetings' }).click();
    await expectHeading(page, 'There are no slots yet');
    await page.getByRole('tab', { name: 'Parties' }).click();
    await page.waitForURL((url) => url.search === '?tab=businessMeetings&part=parties');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto(`${new URL(page.url()).origin}/activities/${roadshow.id}/meetings?tab=parties`);
    await page.getByRole('tab', { name: 'Parties', selected: true }).waitFor();
  });

  it('adds a stop, moves it, counts it, and archives and restores it', async () => {
    const { id } = await createRoadshow('Roadshow Kansai');
    await createStop(id, 'Zhuhai', 12);
    const page = await journey.openAs('bdm', `/roadshows/${id}`);
    await page.getByRole('button', { name: 'Add a stop' }).click();
    const form = page.getByRole('dialog', { name: 'Add a stop' });
    await save(page);
    const city = form.getByRole('textbox', { name: 'City', exact: true });
    await expectFocus(page, city);
    await form.getByText('Fill in this field.').waitFor();
    await city.fill('Dongguan');
    await form.getByLabel('Start').fill('2027-10-20T09:00');
    await form.getByLabel('End', { exact: true }).fill('2027-10-20T11:00');
    await form.getByLabel('Target: people to meet').fill('50');
    await save(page);
    await form.getByText('Choose a day until 15 Oct 2027.', { exact: false }).first().waitFor();
    await expectFocus(page, form.getByLabel('Start'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByLabel('Start').fill('2027-10-13T09:00');
    await form.getByLabel('End', { exact: true }).fill('2027-10-13T11:00');
    await save(page);
    const stop = findStop(page, '2. Dongguan');
    await stop.getByText('target 50 people · not counted yet').waitFor();

    await stop.getByRole('button', { name: 'Actions for Dongguan' }).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await findStop(page, '1. Dongguan').waitFor();
    expect(await listStops(id)).toEqual(['1 Dongguan', '2 Zhuhai']);

    // Nobody can have come to a stop that lies ahead (W36).
    expect(await page.getByRole('button', { name: 'Enter how many came' }).count()).toBe(0);
    await findStop(page, '1. Dongguan').getByRole('button', { name: 'Actions for Dongguan' }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    const change = page.getByRole('dialog', { name: 'Change the stop' });
    await change.getByLabel('People who came, counted by hand').fill('40');
    await save(page);
    await findStop(page, '1. Dongguan').getByText('80% reached', { exact: false }).waitFor();
    await page.getByRole('region', { name: 'Results' }).getByText('80% reached', { exact: false }).waitFor();

    await findStop(page, '1. Dongguan').getByRole('button', { name: 'Actions for Dongguan' }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await findStop(page, '1. Zhuhai').waitFor();
    await page.getByRole('switch', { name: 'Archived stops' }).check();
    await page.getByRole('button', { name: 'Restore Dongguan' }).click();
    await expectText(page, 'Dongguan is restored as the last stop');
    expect(await listStops(id)).toEqual(['1 Zhuhai', '2 Dongguan']);
  });

  it('plans a stop in Shenzhen in the time of Shenzhen, because the zone follows the country (W9)', async () => {
    const { id } = await createRoadshow('Roadshow by way of Germany', {
      targetCountry: 'DE',
      timezone: 'Europe/Berlin',
    });
    const page = await journey.openAs('bdm', `/roadshows/${id}`);
    await page.getByRole('button', { name: 'Add a stop' }).click();
    const form = page.getByRole('dialog', { name: 'Add a stop' });
    await form.getByRole('textbox', { name: 'City', exact: true }).fill('Shenzhen');
    const zone = form.getByRole('combobox', { name: 'Time zone' });
    // The zone follows the country only when the zones of the countries have been read.
    await settle(page);
    await choose(page, form.getByRole('combobox', { name: 'Country' }), /^China/, 'China');
    expect(await zone.inputValue()).toContain('Asia/Shanghai');
    await choose(page, zone, /Europe\/Berlin/, 'Berlin');
    await form.getByText('No time zone of China has this time.').waitFor();
    await choose(page, zone, /Asia\/Shanghai/, 'Shanghai');
    await form.getByLabel('Start').fill('2027-10-12T09:00');
    await form.getByLabel('End', { exact: true }).fill('2027-10-12T11:00');
    await save(page);
    const stop = findStop(page, '1. Shenzhen');
    await stop.getByText(/^Tue,? 12 Oct 2027, 09:00/).waitFor();
    await stop.getByText(/^Brussels: .*03:00/).waitFor();
    const { items } = (await journey.api.viewer.get(`/roadshows/${id}/stops`)).body;
    expect(items).toMatchObject([{ city: 'Shenzhen', country: 'CN', timezone: 'Asia/Shanghai' }]);
  });

  it('shows its meetings in its own time zone, and says if all of its stops are elsewhere', async () => {
    const { id } = await createRoadshow('Roadshow of Beijing', { timezone: 'Europe/Brussels' });
    await createStop(id, 'Beijing', 12);
    const slots = [{ startsAt: '2027-10-12T14:00', endsAt: '2027-10-12T14:30' }];
    await ok(journey.api.bdm.put(`/activities/${id}/meeting-slots`, { tables: 2, slots }));
    const page = await journey.openAs('bdm', `/roadshows/${id}`);
    await page.getByRole('tab', { name: 'Business meetings' }).click();
    await expectText(page, 'All times are those of Brussels.');
    await expectText(page, 'These times are those of Brussels');
    await expectText(page, 'All stops are in the time of Shanghai.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Change the time zone of the roadshow' }).click();
    await choose(page, page.getByRole('combobox', { name: 'Time zone' }), 'Asia/Shanghai');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: /^Time zone.*Shanghai/ }).waitFor();
    await page.getByRole('tab', { name: 'Business meetings' }).click();
    await expectText(page, 'All times are those of Shanghai; those of Brussels stand beside them.');
    expect(await page.getByText('All stops are in the time of Shanghai.').count()).toBe(0);
    // The moment stays: 14:00 in Brussels is 20:00 in Shanghai.
    await expectText(page, '20:00 – 20:30');
    await expectText(page, /14:00 – 14:30/);
  });

  it('keeps what was typed into a stop, and shows what a colleague has entered meanwhile', async () => {
    const { id } = await createRoadshow('Roadshow Kanto');
    const stop = await createStop(id, 'Tokyo', 12, { venue: 'Old hall' });
    const page = await journey.openAs('bdm', `/roadshows/${id}`);
    await page.getByRole('button', { name: 'Actions for Tokyo' }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    const form = page.getByRole('dialog', { name: 'Change the stop' });
    await form.getByLabel('Venue').fill('My hall');
    await journey.api.manager.patch(`/roadshows/${id}/stops/${stop.id}`, { venue: 'Their hall', targetAttendance: 9 });
    await form.getByText('A colleague has meanwhile entered: Their hall').waitFor();
    await form.getByLabel('Close').click();
    await page.getByRole('button', { name: 'Actions for Tokyo' }).click();
    await page.getByRole('menuitem', { name: 'Change…' }).click();
    await form.getByText('This is your draft of earlier.').waitFor();
    await save(page);
    await expectText(page, 'My hall');
    const { body } = await journey.api.viewer.get(`/roadshows/${id}/stops/${stop.id}`);
    expect(body).toMatchObject({ venue: 'My hall', targetAttendance: 9 });
  });

  it('edits the roadshow in place, and lets two editors choose between their versions', async () => {
    const { id } = await createRoadshow('Roadshow Korea');
    await createStop(id, 'Seoul', 14);
    const page = await journey.openAs('bdm', `/roadshows/${id}?tab=details`);
    const findField = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
    await findField('Sectors addressed').click();
    await page.getByRole('combobox', { name: /^Sectors/ }).fill('lighting equipment');
    await page.getByRole('option', { name: /^27\.40 / }).click();
    await page.keyboard.press('Escape');
    await save(page);
    await expectText(page, 'Manufacture of lighting equipment');
    await findField('Days').click();
    await page.getByLabel('Last day').fill('2027-10-13');
    await save(page);
    await page.locator('input[aria-invalid="true"]').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Last day').fill('2027-10-16');
    await save(page);
    await findField('Days 11 Oct 2027 – 16 Oct 2027').waitFor();
    await findField('Objectives').click();
    await page.getByRole('textbox', { name: 'Objectives' }).fill('Ten makers of lighting');
    await journey.api.manager.patch(`/roadshows/${id}`, { objectives: 'Five makers' });
    await save(page);
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this record' });
    await dialog.getByRole('radio', { name: 'Mine' }).check();
    await dialog.getByRole('button', { name: 'Save the choice' }).click();
    await findField('Objectives Ten makers of lighting').waitFor();
    await findField('Status').click();
    await page.getByRole('option', { name: 'Planned' }).waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(['Planned', 'Confirmed', 'Cancelled']);
    await page.getByRole('option', { name: 'Confirmed' }).click();
    await save(page);
    await findField('Status Confirmed').waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expectText(page, 'Created');
    const { body } = await journey.api.viewer.get(`/roadshows/${id}`);
    expect(body).toMatchObject({ sectors: ['27.40'], endsOn: '2027-10-16', status: 'confirmed' });
  });

  it('is archived after a question, restored, and says what does not exist', async () => {
    const { id } = await createRoadshow('Obsolete roadshow');
    const page = await journey.openAs('bdm', `/roadshows/${id}`);
    await page.getByRole('button', { name: 'Actions for Obsolete roadshow' }).click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expectText(page, /^Archived on/);
    expect(await page.getByRole('button', { name: 'Add a stop' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('button', { name: 'Add a stop' }).waitFor();
    await page.goto('/roadshows/0199c000-0000-7000-8000-00000000ffff');
    await expectHeading(page, 'This does not exist, or you may not see it');
  });

  it('is in Dutch, and fits on a small phone', async () => {
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const options = { viewport: { width: 320, height: 640 } };
    const page = await journey.openAs('bdm', `/roadshows/${roadshow.id}`, options);
    await findStop(page, '1. Foshan').getByText('streefcijfer 80 mensen · 64 aanwezig', { exact: false }).waitFor();
    for (const tab of ['Haltes', 'Details', 'Tijdlijn']) {
      await page.getByRole('tab', { name: tab }).click();
      await settle(page);
      // A part that is shown for the first time is loaded first.
      await page.getByRole('tabpanel').waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await findAccessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    await journey.api.bdm.patch('/me/preferences', { language: 'en' });
  });
});
