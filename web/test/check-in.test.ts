import type { Page } from 'playwright-core';
import { type Made, ok } from '../../test/support/make.js';
import { CAMERA_ARGUMENTS, expectCounts, expectReady, holdBeforeCamera } from './support/check-in.js';
import { describeInBrowser, expectText, findAccessibilityProblems, useJourney } from './support/journey.js';

const HOUR_MS = 3_600_000;
const PHONE = { viewport: { width: 390, height: 844 } };

describeInBrowser('The check-in on a device', () => {
  let number = 0;
  const { journey } = useJourney(undefined, CAMERA_ARGUMENTS);

  const post = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
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
    (await journey.api.manager.get(`/seminars/${id}/registrations?limit=200&sort=fullName`)).body.items;
  const listStatuses = async (id: string) =>
    (await readRegistrations(id)).map(({ fullName, status }) => `${fullName} ${status}`);
  /** Creates a link for a helper, and returns the path of its address. */
  const createLink = async (seminarId: string, name = 'Mei Ling'): Promise<string> => {
    const { pathname, hash } = new URL((await post(`/seminars/${seminarId}/door-links`, { name })).url);
    return pathname + hash;
  };
  const findSearch = (page: Page) => page.getByRole('searchbox', { name: 'Name, company or code' });
  const findResult = (page: Page) => page.getByRole('status', { name: 'Last result' });
  const enter = async (page: Page, text: string) => {
    await findSearch(page).fill(text);
    await page.keyboard.press('Enter');
  };

  it('goes on without a network, also after it was closed, and the server has it all afterwards', async () => {
    const { id } = await createSeminar('Light in care');
    const { code } = await register(id, 'Li Na', { companyName: 'Lumenova Lighting' });
    await register(id, 'Zoë Peeters');
    await register(id, 'Chen Wei');
    await holdBeforeCamera(code);
    let page = await journey.open(await createLink(id), PHONE);
    await expectReady(page);
    expect(new URL(page.url()).hash).toBe('');
    const context = page.context();
    await context.setOffline(true);
    await page.reload();
    await expectText(page, /^The server cannot be reached\. Go on/);
    const startedAt = Date.now();

    await page.getByRole('button', { name: 'Scan' }).click();
    await findResult(page).getByText('Li Na').waitFor();
    await findResult(page).getByText('Checked in', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Scan' }).click();
    await enter(page, 'zoe');
    await findResult(page).getByText('Zoë Peeters').waitFor();
    await page.getByRole('button', { name: 'Without a registration' }).click();
    const form = page.getByRole('dialog', { name: 'Somebody without a registration' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Jan Claes');
    await form.getByRole('button', { name: 'Register and check in' }).click();
    await findResult(page).getByText('Jan Claes').waitFor();
    await enter(page, 'chen');
    await findResult(page).getByRole('button', { name: 'Undo the check-in of Chen Wei' }).click();
    await findResult(page).getByText('Check-in undone').waitFor();
    await expectCounts(page, 3, 1, 5);
    await page.close();

    page = await journey.openBeside({ context: () => context } as Page, `/door/${id}`);
    await expectCounts(page, 3, 1, 5);
    const onlineAt = Date.now();
    await context.setOffline(false);
    await expectCounts(page, 3, 1, 0);
    await expectReady(page);
    expect(await listStatuses(id)).toEqual([
      'Chen Wei registered',
      'Jan Claes attended',
      'Li Na attended',
      'Zoë Peeters attended',
    ]);
    for (const { status, checkedInAt, walkIn, fullName } of await readRegistrations(id)) {
      expect([fullName, walkIn]).toEqual([fullName, fullName === 'Jan Claes']);
      if (status !== 'attended') continue;
      expect(Date.parse(checkedInAt)).toBeGreaterThanOrEqual(startedAt - 1_000);
      expect(Date.parse(checkedInAt)).toBeLessThan(onlineAt);
    }
  });
});
