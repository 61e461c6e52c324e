import { putPage } from '../../test/intake/registration-page/page.given.js';
import { PASSWORD } from '../../test/support/api.js';
import {
  countStoredLists,
  enter,
  expectCounts,
  expectReady,
  findResult,
  findSearch,
  PHONE,
  useCheckIn,
} from './support/check-in.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  readOverflow,
  tabTo,
} from './support/journey.js';

const HOUR_MS = 3_600_000;

describeInBrowser('The page of the check-in', () => {
  const { journey, seminars } = useCheckIn();

  it('removes the list when the link is revoked, and sends what waits with the next one', async () => {
    const { id } = await seminars.create('Revoked');
    await seminars.register(id, 'Li Na');
    await seminars.register(id, 'Chen Wei');
    const page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    await page.context().setOffline(true);
    await enter(page, 'li na');
    await expectCounts(page, 1, 1, 1);
    const [link] = (await journey.api.bdm.get(`/seminars/${id}/door-links`)).body.items;
    expect((await journey.api.bdm.delete(`/seminars/${id}/door-links/${link.id}`)).status).toBe(204);
    await page.context().setOffline(false);
    await expectHeading(page, 'Access has ended');
    await expectText(page, '1 entry waits on this device. It is sent with the next link or sign-in for this seminar.');
    expect(await page.getByText('Chen Wei').count()).toBe(0);
    expect(await countStoredLists(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await seminars.listStatuses(id)).toEqual(['Chen Wei registered', 'Li Na registered']);

    await page.goto('/favicon.svg');
    await page.goto(await seminars.createLink(id, 'Jan Claes'));
    await expectCounts(page, 1, 1, 0);
    expect(await seminars.listStatuses(id)).toEqual(['Chen Wei registered', 'Li Na attended']);
  });

  it('tells of a wrong clock, and the server has the true time', async () => {
    const { id } = await seminars.create('Clock');
    await seminars.register(id, 'Li Na');
    const page = await journey.open('/favicon.svg', PHONE);
    await page.context().addInitScript((ahead) => {
      const TrueDate = Date;
      globalThis.Date = class extends TrueDate {
        constructor(...values: []) {
          super(...(values.length === 0 ? ([TrueDate.now() + ahead] as unknown as []) : values));
        }
        static override now = () => TrueDate.now() + ahead;
      } as DateConstructor;
    }, 3 * HOUR_MS);
    await page.goto(await seminars.createLink(id));
    await expectReady(page);
    await enter(page, 'li na');
    await expectText(page, 'The clock of this device is wrong');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(Date.parse((await seminars.readRegistrations(id))[0]!.checkedInAt)).toBeLessThanOrEqual(Date.now());
  });

  it('shows what the server refuses until somebody has read it, and sends what comes after it', async () => {
    const { id } = await seminars.create('Refused');
    const cancelled = await seminars.register(id, 'Chen Wei');
    await seminars.register(id, 'Li Na');
    const page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    await page.context().setOffline(true);
    await journey.api.bdm.patch(`/seminars/${id}/registrations/${cancelled.id}`, { status: 'cancelled' });
    await enter(page, 'chen');
    await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    await enter(page, 'AAAAA-00000');
    await findResult(page).getByText('Unknown code: not checked in').waitFor();
    await enter(page, 'li na');
    await page.context().setOffline(false);
    await expectText(page, /^Chen Wei is not checked in \(\d\d:\d\d\)$/);
    await expectText(page, 'The registration is cancelled.');
    await expectText(page, 'No registration has this code.');
    await expectCounts(page, 1, 0, 0);
    await page.reload();
    await page.getByRole('button', { name: 'Understood: AAAAA00000' }).click();
    await expectText(page, 'The registration is cancelled.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Understood: Chen Wei' }).click();
    await page.getByText('The registration is cancelled.').waitFor({ state: 'hidden' });
    expect(await seminars.listStatuses(id)).toEqual(['Chen Wei cancelled', 'Li Na attended']);
  });

  it('works by keyboard: typing searches, Enter checks in the only person found and nobody else', async () => {
    const { id } = await seminars.create('Keyboard');
    await seminars.register(id, 'Jan Peeters');
    await seminars.register(id, 'Zoë Peeters');
    const page = await journey.openAs('bdm', `/door/${id}`);
    await expectReady(page);
    await page.getByRole('button', { name: 'Switch the sound off' }).press('Enter');
    await page.keyboard.type('peeters');
    await page.keyboard.press('Enter');
    await findResult(page).getByText('Several people found. Choose one.').waitFor();
    await findSearch(page).fill('jan');
    await page.keyboard.press('Enter');
    await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await findResult(page)
      .getByText(/^Already checked in at \d\d:\d\d$/)
      .waitFor();
    await expectCounts(page, 1, 1, 0);
    await enter(page, 'nobody of this name');
    await findResult(page).getByText('Nobody found').waitFor();
    await findSearch(page).fill('jan');
    await tabTo(page, page.getByRole('button', { name: 'Undo the check-in of Jan Peeters' }));
    await page.keyboard.press('Enter');
    await expectCounts(page, 0, 2, 0);
    expect(await seminars.listStatuses(id)).toEqual(['Jan Peeters registered', 'Zoë Peeters registered']);
  });

  it('lets in somebody who had cancelled, and puts people beyond the seats on the waiting list', async () => {
    const { id } = await seminars.create('Full', { capacity: 1 });
    const { id: cancelled } = await seminars.register(id, 'Chen Wei');
    await journey.api.bdm.patch(`/seminars/${id}/registrations/${cancelled}`, { status: 'cancelled' });
    const page = await journey.openAs('bdm', `/door/${id}`, PHONE);
    await expectReady(page);
    await findSearch(page).fill('chen');
    await page.getByRole('button', { name: 'Let in Chen Wei, who had cancelled' }).click();
    const form = page.getByRole('dialog', { name: 'Somebody without a registration' });
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('no address');
    await form.getByRole('button', { name: 'Register and check in' }).click();
    await form.getByText('This is no e-mail address.').waitFor();
    await expectFocus(page, form.getByRole('textbox', { name: 'E-mail address' }));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('textbox', { name: 'E-mail address' }).fill('chen.wei@example.org');
    await form.getByRole('button', { name: 'Register and check in' }).click();
    await findResult(page).getByText('Registered and checked in').waitFor();
    await expectCounts(page, 1, 0, 0);
    await page.getByRole('button', { name: 'Walk-in' }).click();
    await form.getByRole('textbox', { name: 'Name' }).fill('Jan Claes');
    await form.getByRole('button', { name: 'Register and check in' }).click();
    await findResult(page).getByText('On the waiting list: all seats are taken').waitFor();
    await expectCounts(page, 1, 1, 0);
  });

  it('is for staff without a link, and for nobody after they have signed out', async () => {
    const { id } = await seminars.create('Staff');
    await seminars.register(id, 'Li Na');
    const page = await journey.open(`/door/${id}`);
    await expectHeading(page, 'Access has ended');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(getEmail('bdm'));
    await page.getByLabel(/^Password/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`**/door/${id}`);
    await expectReady(page);
    await expectText(page, 'Li Na');
    expect(await countStoredLists(page)).toBe(1);
    const other = await journey.openIn(page.context(), '/my-day');
    await other.getByRole('button', { name: /^Account of/ }).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.waitForURL('**/sign-in');
    expect(await countStoredLists(other)).toBe(0);
    await page.bringToFront();
    await page.reload();
    await expectHeading(page, 'Access has ended');
    expect(await page.getByText('Li Na').count()).toBe(0);
    const viewer = await journey.openAs('viewer', `/door/${id}`);
    await expectHeading(viewer, 'You may not check people in');
    const missing = await journey.openAs('bdm', '/door/0199c000-0000-7000-8000-0000000009ff');
    await expectHeading(missing, 'There is no such seminar');
  });

  it('opens a link in capitals, one that was copied badly, and without the storage of the browser', async () => {
    const { id } = await seminars.create('Addresses');
    await seminars.register(id, 'Li Na');
    const page = await journey.open('/favicon.svg', PHONE);
    await page.context().addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('Blocked', 'SecurityError');
        },
      });
    });
    await page.goto(`/door/${id}#%`);
    await expectHeading(page, 'Access has ended');
    await page.goto('/favicon.svg');
    await page.goto((await seminars.createLink(id)).replace(id, id.toUpperCase()));
    await expectReady(page);
    await page.getByRole('button', { name: 'Switch the sound off' }).click();
    await enter(page, 'li na');
    await expectCounts(page, 1, 0, 0);
  });

  it('asks a walk-in for the consents of the page in a language that the person reads, and ticks none', async () => {
    const { id } = await seminars.create('Consents');
    const wording = { en: 'Invite me to your events.', nl: 'Nodig mij uit.', zh: '请邀请我参加今后的活动。' };
    await putPage(journey.api, id, { consents: [{ purpose: 'event_invitation', wording }] });
    const page = await journey.open(await seminars.createLink(id), PHONE);
    await expectReady(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Walk-in' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Lin Yue');
    const box = (name: string) => dialog.getByRole('checkbox', { name });
    expect(await box(wording.en).isChecked()).toBe(false);
    await box(wording.en).check();
    await dialog.getByText('中文').click();
    expect(await box(wording.zh).isChecked()).toBe(false);
    await box(wording.zh).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Register and check in' }).click();
    await expectCounts(page, 1, 0, 1);
    const sent = page.waitForRequest((request) => request.url().endsWith('/check-ins'));
    await page.context().setOffline(false);
    const { entries } = (await sent).postDataJSON();
    expect(entries).toMatchObject([
      { walkIn: { fullName: 'Lin Yue', consents: [{ purpose: 'event_invitation', wording: wording.zh }] } },
    ]);
    await expectCounts(page, 1, 0, 0);
  });

  it('is in Dutch, dark and without findings, and fits on a small phone', async () => {
    const { id } = await seminars.create('Licht in de zorg: een seminarie met een lange naam', { capacity: 2 });
    await seminars.register(id, 'Li Na', { companyName: 'Lumenova Lighting' });
    await seminars.register(id, 'Bartholomeus van der Meulen-Vandenbroucke', {
      companyName: 'Ziekenhuisapotheekbenodigdheden',
    });
    await seminars.register(id, 'Chen Wei');
    const options = { viewport: { width: 320, height: 640 }, locale: 'nl-BE', colorScheme: 'dark' as const };
    const page = await journey.openAs('bdm', `/door/${id}`, options);
    await page.getByText('Bijgewerkt').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('nl');
    const check = async (state: string) => {
      expect([state, await findAccessibilityProblems(page)]).toEqual([state, []]);
      expect([state, await readOverflow(page)]).toEqual([state, 0]);
    };
    await check('list');
    await page.getByRole('searchbox', { name: 'Naam, bedrijf of code' }).fill('barth');
    await page.keyboard.press('Enter');
    await page.getByText('Ingecheckt', { exact: true }).waitFor();
    await check('result');
    await page.context().setOffline(true);
    await page.getByText(/^De server is niet bereikbaar/).waitFor();
    await check('offline');
    await page.getByRole('button', { name: 'Extra gast' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Naam' }).waitFor();
    await check('walk-in');
    await page.context().setOffline(false);
  });
});
