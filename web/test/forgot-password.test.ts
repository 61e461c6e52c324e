import type { Page } from 'playwright-core';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { SETTINGS } from '../../src/config/config.module.js';
import { buildMailSettings, sendDue } from '../../test/mail/mail.given.js';
import { readParts, SmtpSink } from '../../test/support/smtp-sink.js';
import {
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  getEmail,
  readOverflow,
  tabTo,
  useJourney,
} from './support/journey.js';

const NEW_PASSWORD = 'vier gele fietsen in Genk';
const PHONE = { viewport: { width: 390, height: 844 } };
const sink = await new SmtpSink().start();
afterAll(() => sink.stop());

describeInBrowser('A forgotten password', () => {
  const { journey } = useJourney(() => ({ env: buildMailSettings(sink.port) }));
  // The port is known only now, and a browser may write to the address of the application only.
  beforeAll(() => void Object.assign(journey.api.app.get(SETTINGS), { publicUrl: journey.api.url }));
  afterEach(() => sink.reset());

  /** Sends what is due, and returns the path of the link that arrived. */
  const receiveLink = async () => {
    await journey.api.app.get(QueueRegistry).drain('identity.password-links');
    await sendDue(journey.api);
    const text = readParts(sink.received.at(-1)!).get('text/plain')!.toString();
    return /\/reset-password#\S+/.exec(text)![0];
  };
  const openForm = async (page: Page, link: string) => {
    await page.getByRole('link', { name: link }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/forgot-password');
    await page.getByRole('link', { name: link }).waitFor({ state: 'detached' });
    await page.getByRole('textbox').waitFor();
  };

  it('is replaced by keyboard alone, with the link of a mail', async () => {
    const page = await journey.open('/sign-in');
    await openForm(page, 'Forgot your password?');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.press('Enter');
    await expectText(page, 'Fill in this field.');
    await page.keyboard.type('no address');
    await page.keyboard.press('Enter');
    await page.locator('[aria-invalid="true"]').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(getEmail('viewer'));
    await page.keyboard.press('Enter');
    await expectText(page, 'Look in your mailbox');
    await expectText(page, new RegExp(`If ${getEmail('viewer')} has an account`));
    expect(await findAccessibilityProblems(page)).toEqual([]);

    const link = await receiveLink();
    await page.goto(`${journey.api.url}${link}`);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await expectText(page, 'Your new password is set.');
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByLabel('E-mail address').fill(getEmail('viewer'));
    await page.getByLabel(/^Password/).fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await expectHeading(page, 'My day');
    // The link works once, and its page offers the next one.
    await page.goto(`${journey.api.url}${link}`);
    await page.getByLabel('New password').fill('another long secret');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Send a new link' }).click();
    await page.waitForURL('**/forgot-password');
    await page.close();
  });

  it('is answered alike for an unknown address, in Dutch, on a phone', async () => {
    const page = await journey.open('/sign-in', { ...PHONE, locale: 'nl-BE' });
    await openForm(page, 'Wachtwoord vergeten?');
    await page.getByLabel('E-mailadres').fill('niemand@locate.test');
    await page.getByRole('button', { name: 'Link versturen' }).click();
    await expectText(page, 'Kijk in uw mailbox');
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await journey.api.app.get(QueueRegistry).drain('identity.password-links');
    expect(await sendDue(journey.api)).toBe(0);
    await page.close();
  });

  it('can also be a matter of an administrator, who sends the link without seeing it', async () => {
    const page = await journey.openAs('admin', `/administration/users/${journey.api.bdm.id}`);
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByRole('button', { name: 'Send it by mail' }).click();
    await expectText(page, new RegExp(`A link is on its way to .*, at ${getEmail('bdm')}`));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.content()).not.toContain('pwl_');
    await sendDue(journey.api);
    expect(sink.received.map(({ to }) => to)).toEqual([[getEmail('bdm')]]);
    await page.close();
  });
});
