import { buildMailSettings, sendDue } from '../../test/mail/mail.given.js';
import { type Made, ok } from '../../test/support/make.js';
import { SmtpSink } from '../../test/support/smtp-sink.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  findAccessibilityProblems,
  readOverflow,
  useJourney,
} from './support/journey.js';

const DAY_MS = 86_400_000;

describeInBrowser('Mails about registrations', () => {
  const sink = new SmtpSink();
  beforeAll(() => sink.start());
  afterAll(() => sink.stop());

  const { journey } = useJourney(() => ({
    env: buildMailSettings(sink.port, { PUBLIC_URL: 'http://crm.locate.test' }),
  }));
  let seminar: Made;
  beforeAll(async () => {
    const startsAt = Date.now() + 20 * DAY_MS;
    const [start, end] = [startsAt, startsAt + DAY_MS / 12].map((time) => new Date(time).toISOString());
    const body = { title: 'Light in care', startsAt: start, endsAt: end, timezone: 'Europe/Brussels' };
    seminar = await ok(journey.api.bdm.post('/seminars', body));
  });

  it('are sent when somebody is registered with "send mail", and again from the registration', async () => {
    const page = await journey.openAs('bdm', `/seminars/${seminar.id}?tab=registrations`);
    await page.getByRole('button', { name: 'Register somebody' }).click();
    const form = page.getByRole('dialog', { name: 'Register somebody' });
    await form.getByText('Somebody else').click();
    await form.getByRole('textbox', { name: 'Name' }).fill('Chen Wei');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('chen@lumenova.test');
    const choice = form.getByRole('checkbox', { name: 'Send a mail that confirms it' });
    expect(await choice.isChecked()).toBe(false);
    await choice.press('Space');
    await expectFocus(page, choice);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Register', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    await sendDue(journey.api);
    expect(sink.received.map(({ to, headers }) => [to, headers.get('subject')])).toEqual([
      [['chen@lumenova.test'], 'You are registered: Light in care'],
    ]);

    await page.getByRole('link', { name: 'Chen Wei' }).click();
    const registration = page.getByRole('dialog', { name: 'Chen Wei' });
    await registration.getByRole('button', { name: 'Send confirmation' }).click();
    await page.getByText('The confirmation for Chen Wei is on its way').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await sendDue(journey.api);
    expect(sink.received).toHaveLength(2);
  });

  it('offer a seat from the waiting list until a deadline, which the list of registrations shows', async () => {
    const { bdm } = journey.api;
    const fields = { title: 'A full room', capacity: 1, confirmWithinHours: 24 };
    const { startsAt, endsAt, timezone } = seminar;
    const full = await ok(bdm.post('/seminars', { ...fields, startsAt, endsAt, timezone }));
    // Without a page there is no link to confirm with, and so no deadline.
    await ok(
      bdm.put(`/seminars/${full.id}/registration-page`, {
        slug: 'a-full-room',
        languages: ['en'],
        texts: { en: { title: 'A full room' } },
        privacyNotice: { en: 'We delete your data after two years.' },
      }),
    );
    const register = (fullName: string) =>
      ok(bdm.post(`/seminars/${full.id}/registrations`, { fullName, email: `${fullName.toLowerCase()}@room.test` }));
    const [seated, waiting] = [await register('First'), await register('Second')];
    await ok(bdm.patch(`/seminars/${full.id}/registrations/${seated.id}`, { status: 'cancelled' }));
    const page = await journey.openAs('bdm', `/seminars/${full.id}?tab=registrations`);
    await page.getByText(/^Offered until /).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await ok(bdm.patch(`/seminars/${full.id}/registrations/${waiting.id}`, { status: 'confirmed' }));
    await page.getByText(/^Offered until /).waitFor({ state: 'hidden' });
    await sendDue(journey.api);
  });

  it('remind of the seminar unless somebody switches that off', async () => {
    const readDays = async () => (await ok(journey.api.bdm.get(`/seminars/${seminar.id}`))).reminderDays;
    const page = await journey.openAs('bdm', `/seminars/${seminar.id}?tab=mail`);
    await expectHeading(page, 'Light in care');
    await page.getByText(/^They get a reminder on .+ \d\d:\d\d \(Brussels\)\./).waitFor();
    const choice = page.getByRole('switch', { name: 'Remind people with a seat by mail' });
    await choice.press('Space');
    await page.getByText('Nobody is reminded by mail.').waitFor();
    expect(await readDays()).toBeNull();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await choice.press('Space');
    await page.getByText(/^They get a reminder on/).waitFor();
    expect(await readDays()).toBe(2);
  });

  it('show a viewer on a phone when people are reminded, and no switch', async () => {
    const page = await journey.openAs('viewer', `/seminars/${seminar.id}?tab=mail`, {
      viewport: { width: 390, height: 800 },
    });
    await page.getByText(/^They get a reminder on/).waitFor();
    expect(await page.getByRole('switch').count()).toBe(0);
    expect(await readOverflow(page)).toBe(0);
  });
});
