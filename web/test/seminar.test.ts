import type { Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';
import { ok } from '../../test/support/make.js';

const HOUR_MS = 3_600_000;
const PHONE = { viewport: { width: 390, height: 844 } };

describeInBrowser('The page of a seminar', () => {
  let number = 0;

  const post = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
  /** Creates a seminar that takes place now, unless other hours are given. */
  const createSeminar = (title: string, change: object = {}) =>
    post('/seminars', {
      title,
      startsAt: new Date(Date.now() - HOUR_MS).toISOString(),
      endsAt: new Date(Date.now() + 4 * HOUR_MS).toISOString(),
      timezone: 'Europe/Brussels',
      ...change,
    });
  const register = (seminarId: string, fullName: string, change: object = {}) =>
    post(`/seminars/${seminarId}/registrations`, { fullName, email: `guest.${++number}@example.org`, ...change });
  const readRegistrations = async (id: string): Promise<Made[]> =>
    (await journey.api.manager.get(`/seminars/${id}/registrations?limit=200`)).body.items;
  const findStatus = async (id: string, name: string): Promise<string> =>
    (await readRegistrations(id)).find(({ fullName }) => fullName === name)!.status;
  const findRow = (page: Page, name: string) =>
    page.getByRole('grid', { name: 'Registrations' }).getByRole('row').filter({ hasText: name });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

  const { journey, make } = useJourney();

  it('puts people beyond the seats on the waiting list, and gives a freed seat to the next', async () => {
    const { id } = await createSeminar('Light in care', {
      capacity: 1,
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
    });
    await register(id, 'Chen Wei', { companyName: 'Lumenova Lighting' });
    const contact = await make.contact({ fullName: 'Li Na' });
    const page = await journey.openAs('bdm', `/seminars/${id}`);
    await page.getByRole('link', { name: '1 of 1 seats taken' }).click();
    await findRow(page, 'Chen Wei').waitFor();
    expect(page.url()).toContain('status=');
    await page.getByRole('button', { name: 'Clear filters' }).click();

    await page.getByRole('button', { name: 'Register somebody' }).click();
    const form = page.getByRole('dialog', { name: 'Register somebody' });
    await form.getByText('All seats are taken. The person gets the last place on the waiting list.').waitFor();
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await expectFocus(page, form.getByRole('combobox', { name: 'Contact' }));
    await form.getByRole('combobox', { name: 'Contact' }).fill('Li Na');
    await page
      .getByRole('option', { name: /^Li Na/ })
      .first()
      .click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await expectText(page, 'Li Na is on the waiting list, place 1');
    await findRow(page, 'Li Na').getByText('Waiting list, place 1').waitFor();

    await page.getByRole('button', { name: 'Register somebody' }).click();
    await form.getByText('Somebody else').click();
    await form.getByRole('textbox', { name: 'Name' }).fill('Zoë Peeters');
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('no address');
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await form.getByText('Give an e-mail address').waitFor();
    await expectFocus(page, form.getByRole('textbox', { name: 'E-mail address' }));
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('zoe@example.org');
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await findRow(page, 'Zoë Peeters').getByText('Waiting list, place 2').waitFor();

    await findRow(page, 'Chen Wei').getByRole('link', { name: 'Chen Wei' }).click();
    const person = page.getByRole('dialog', { name: 'Chen Wei', exact: true });
    const picture = person.getByRole('img', { name: 'QR code of Chen Wei' });
    await picture.waitFor();
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('[role=dialog] img')?.naturalWidth ?? 0) > 0,
    );
    expect(await person.getByRole('button', { name: 'Record as present' }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await person.getByRole('button', { name: 'Cancel the registration…' }).click();
    const question = page.getByRole('dialog', { name: 'Cancel the registration of Chen Wei?' });
    await question.getByText('The seat goes to the first person on the waiting list.').waitFor();
    await question.getByRole('button', { name: 'Cancel the registration' }).click();
    await person.getByText('Cancelled', { exact: true }).waitFor();
    await person.getByRole('button', { name: 'Close' }).click();
    await findRow(page, 'Li Na').getByText('Registered', { exact: true }).waitFor();
    await findRow(page, 'Zoë Peeters').getByText('Waiting list, place 1').waitFor();
    expect(await findStatus(id, 'Li Na')).toBe('registered');
    expect((await readRegistrations(id)).find(({ fullName }) => fullName === 'Li Na')!.contactId).toBe(contact.id);

    await page.getByRole('searchbox').fill('peeters');
    await findRow(page, 'Li Na').waitFor({ state: 'hidden' });
    expect(await findRow(page, 'Zoë Peeters').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe('peeters');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('corrects a registration, and registers outside of the time for registration only on purpose', async () => {
    const { id } = await createSeminar('Sensors', {
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      registrationOpensAt: '2027-01-11T09:00',
    });
    const page = await journey.openAs('bdm', `/seminars/${id}?tab=registrations`);
    await page.getByRole('button', { name: 'Register somebody' }).click();
    const form = page.getByRole('dialog', { name: 'Register somebody' });
    await form.getByText('Somebody else').click();
    await form.getByRole('textbox', { name: 'Name' }).fill('Chen We');
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    const override = form.getByRole('checkbox', { name: 'Register although registration is not open yet' });
    await expectFocus(page, override);
    await override.check();
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await findRow(page, 'Chen We').getByRole('link', { name: 'Chen We' }).click();
    await page.getByRole('button', { name: 'Correct…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Chen Wei');
    await save(page);
    await page.getByRole('dialog', { name: 'Chen Wei' }).getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('dialog').getByText('Confirmed', { exact: true }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await findRow(page, 'Chen Wei').getByText('Confirmed', { exact: true }).waitFor();
  });

  it('has sessions with speakers and rooms, each room for one session at a time', async () => {
    const { id } = await createSeminar('Programme', {
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Asia/Shanghai',
    });
    const contact = await make.contact({ fullName: 'Wang Fang' });
    await post(`/seminars/${id}/sessions`, {
      title: 'Opening',
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T09:30',
      room: 'Auditorium',
    });
    const page = await journey.openAs('bdm', `/seminars/${id}?tab=sessions`);
    await page.getByRole('button', { name: 'Add a session' }).click();
    const form = page.getByRole('dialog', { name: 'Add a session' });
    await form.getByRole('textbox', { name: 'Title' }).fill('Light against sundowning');
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLInputElement>('[role=dialog] input[type=datetime-local]')?.value ===
        '2027-03-18T09:30',
    );
    await form.getByLabel('Start').fill('2027-03-18T09:15');
    await form.getByLabel('End', { exact: true }).fill('2027-03-18T10:15');
    await form.getByRole('textbox', { name: 'Room' }).fill('auditorium');
    await form.getByRole('button', { name: 'Add a speaker' }).click();
    await form.getByRole('combobox', { name: 'Contact of speaker 1' }).fill('Wang Fang');
    await page
      .getByRole('option', { name: /Wang Fang/ })
      .first()
      .click();
    await save(page);
    await form.getByText('There is another session in this room at that time.').waitFor();
    await expectFocus(page, form.getByRole('textbox', { name: 'Room' }));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByLabel('Start').fill('2027-03-18T09:30');
    await save(page);
    const item = page.getByRole('listitem').filter({ hasText: 'Light against sundowning' });
    await item.getByRole('link', { name: 'Wang Fang' }).waitFor();
    await item.getByText(/^Brussels: .*02:30/).waitFor();
    const { items } = (await journey.api.viewer.get(`/seminars/${id}/sessions`)).body;
    expect(items[1]).toMatchObject({ startsAt: '2027-03-18T01:30:00.000Z', speakers: [{ contactId: contact.id }] });

    await page.getByRole('button', { name: 'Archive Opening' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Opening' }).waitFor({ state: 'hidden' });
    await page.getByRole('switch', { name: 'Archived sessions' }).check();
    await page.getByRole('button', { name: 'Restore Opening' }).click();
    await page.getByText('No archived sessions').waitFor();
  });

  it('counts who is there, leads to the check-in, and has links for helpers, which can be revoked', async () => {
    const { id } = await createSeminar('Entrance', { capacity: 1 });
    const { id: registrationId } = await register(id, 'Li Na');
    await register(id, 'Chen Wei');
    const page = await journey.openAs('bdm', `/seminars/${id}?tab=check-in`, PHONE);
    await expectText(page, '0 present of 1 registered');
    // The people on the waiting list are the difference to the number that is expected (W36).
    await expectText(page, '1 person on the waiting list');
    const link = page.getByRole('link', { name: 'Open the check-in' });
    expect(await link.getAttribute('href')).toBe(`/door/${id}`);
    await post(`/seminars/${id}/check-in`, { registrationId });
    await expectText(page, '1 present of 1 registered');

    await page.getByRole('button', { name: 'Create a link' }).click();
    const form = page.getByRole('dialog', { name: 'Create a link' });
    await form.getByRole('button', { name: 'Create a link' }).click();
    await expectFocus(page, form.getByRole('textbox', { name: 'Name of the helper' }));
    await form.getByRole('textbox', { name: 'Name of the helper' }).fill('Mei Ling');
    await form.getByRole('button', { name: 'Create a link' }).click();
    const address = form.getByRole('textbox', { name: 'Address of the link' });
    await address.waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const door = await journey.open(await address.inputValue());
    await expectText(door, 'Chen Wei');
    await form.getByRole('button', { name: 'Close' }).last().click();
    const item = page.getByRole('list', { name: 'Door links' }).getByRole('listitem').filter({ hasText: 'Mei Ling' });
    await item.getByText(/^Until /).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await item.getByRole('button', { name: 'Revoke the link of Mei Ling' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await item.getByText(/^Revoked /).waitFor();
    await door.reload();
    await expectHeading(door, 'Access has ended');
  });

  it('shows a viewer everything but no way to change it, and the follow-up', async () => {
    const { id } = await createSeminar('Follow-up');
    const contact = await make.contact({ fullName: 'Li Na' });
    const { id: registrationId } = await register(id, 'Li Na', { contactId: contact.id });
    await post(`/seminars/${id}/check-in`, { registrationId });
    const page = await journey.openAs('viewer', `/seminars/${id}?tab=check-in`);
    await expectText(page, '1 present of 1 registered');
    expect(await page.getByRole('button', { name: 'Create a link' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Open the check-in' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Registrations' }).click();
    await findRow(page, 'Li Na').getByRole('link', { name: 'Li Na' }).click();
    await page.getByRole('img', { name: 'QR code of Li Na' }).waitFor();
    expect(await page.getByRole('dialog').getByRole('button').count()).toBe(2);
    await page.getByRole('button', { name: 'Print the badge of Li Na' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('button', { name: 'Register somebody' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Follow-up' }).click();
    await page.getByRole('link', { name: 'Li Na' }).waitFor();
    await expectText(page, 'Not contacted yet');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expectText(page, 'Created');
    await page.goto(
      `/seminars/${(await createSeminar('Later', { startsAt: '2027-03-18T09:00', endsAt: '2027-03-18T12:00' })).id}?tab=check-in`,
    );
    await expectText(page, /^The check-in opens on 18 Mar 2027/);
  });

  it('edits hours with their time zone in place, and refuses fewer seats than are taken at the field', async () => {
    const { id } = await createSeminar('In place', {
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      capacity: 5,
    });
    await register(id, 'Li Na');
    await register(id, 'Chen Wei');
    const page = await journey.openAs('bdm', `/seminars/${id}`);
    const findField = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
    await findField('Time').click();
    await choose(page, page.getByRole('combobox', { name: 'Time zone' }), 'Asia/Shanghai');
    await save(page);
    await page
      .getByRole('banner')
      .or(page.locator('main header'))
      .getByText(/09:00\W+12:30.*\(Shanghai\)/)
      .waitFor();
    await findField('Seats').click();
    await page.getByRole('textbox', { name: 'Seats' }).fill('1');
    await save(page);
    await page.getByText('More seats are taken already. Give a larger number.').waitFor();
    await expectFocus(page, page.getByRole('textbox', { name: 'Seats' }));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Seats' }).fill('2');
    await save(page);
    await expectText(page, 'All seats are taken');
    // Without a limit, the card leads to the field that sets one.
    await findField('Seats').click();
    await page.getByRole('textbox', { name: 'Seats' }).fill('');
    await save(page);
    await page.getByRole('link', { name: 'No limit of seats' }).click();
    await expectFocus(page, page.getByRole('textbox', { name: 'Seats' }));
    await page.getByRole('textbox', { name: 'Seats' }).fill('2');
    await save(page);
    await expectText(page, 'All seats are taken');
    const { body } = await journey.api.viewer.get(`/seminars/${id}`);
    expect(body).toMatchObject({ startsAt: '2027-03-18T01:00:00.000Z', timezone: 'Asia/Shanghai', capacity: 2 });
  });

  it('is in Dutch, and fits on a small phone', async () => {
    const { id } = await createSeminar('Nederlands', { capacity: 1 });
    await register(id, 'Li Na', { companyName: 'Lumenova Lighting' });
    await register(id, 'Chen Wei');
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('bdm', `/seminars/${id}`, { viewport: { width: 320, height: 640 } });
    await expectText(page, '1 van 1 plaatsen bezet');
    for (const tab of ['Inschrijvingen', 'Check-in', 'Sessies', 'Opvolging', 'Tijdlijn', 'Details']) {
      await page.getByRole('tab', { name: tab }).click();
      await settle(page);
      expect([tab, await findAccessibilityProblems(page)]).toEqual([tab, []]);
      expect([tab, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([tab, 320]);
    }
    await journey.api.bdm.patch('/me/preferences', { language: 'en' });
  });
});
