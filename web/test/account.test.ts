import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
import { showCode } from '../../test/identity/totp.given.js';
import {
  describeInBrowser,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  getEmail,
  signIn,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

/** Waits until the focus is in the field whose content is of a kind. */
async function expectFocus(page: Page, autocomplete: string): Promise<void> {
  await page.waitForFunction((kind) => document.activeElement?.getAttribute('autocomplete') === kind, autocomplete);
}

const NEW_PASSWORD = 'vier gele fietsen in Genk';

describeInBrowser('My account', () => {
  const { journey } = useJourney();

  const enter = async (page: Page, label: string, text: string) => page.getByLabel(label).last().fill(text);
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  it('is opened from the menu, and shows the name, the role and the preferences', async () => {
    const page = await journey.openAs('bdm', '/pipeline');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('link', { name: 'My account' }).click();
    await expectHeading(page, 'My account');
    await expectText(page, getEmail('bdm'));
    // The menu fades out with the same choices.
    const content = page.getByRole('main');
    await content.getByText('Nederlands').click();
    await expectHeading(page, 'Mijn account');
    await content.getByText('English').click();
    await expectHeading(page, 'My account');
  });

  it('lists the devices and signs one out, then all others', async () => {
    const phone = await journey.openAs('manager', '/pipeline', {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1 <script>alert(1)</script>',
    });
    const tablet = await journey.openAs('manager', '/pipeline', {
      userAgent: 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    });
    const page = await journey.openAs('manager', '/account');
    await expectText(page, 'This device');
    await page.getByRole('button', { name: /^Sign out: Safari, iPhone/ }).click();
    await expectNoText(page, 'Safari, iPhone');
    await phone.reload();
    await phone.waitForURL('**/sign-in**');
    await press(page, 'Sign out everywhere else');
    await expectNoText(page, 'Chrome, Android');
    await tablet.reload();
    await tablet.waitForURL('**/sign-in**');
    await page.reload();
    await expectHeading(page, 'My account');
    for (const each of [phone, tablet, page]) await each.close();
  });

  it('changes the password: what is wrong is said at the field, which gets the focus', async () => {
    const page = await journey.openAs('viewer', '/account');
    await enter(page, 'Current password', 'not my password');
    await enter(page, 'New password', NEW_PASSWORD);
    await press(page, 'Change password');
    await expectText(page, 'This is not your current password.');
    await expectFocus(page, 'current-password');
    await enter(page, 'Current password', PASSWORD);
    await enter(page, 'New password', 'Welkom123456');
    await press(page, 'Change password');
    await expectText(page, 'This password is guessed easily.');
    await expectFocus(page, 'new-password');
    await enter(page, 'New password', NEW_PASSWORD);
    await press(page, 'Change password');
    await expectText(page, 'Your password was changed.');
    expect(await page.getByLabel(/^Current password/).inputValue()).toBe('');
    await page.reload();
    await expectHeading(page, 'My account');
    const login = { email: getEmail('viewer'), password: NEW_PASSWORD };
    expect((await journey.api.anonymous.post('/auth/login', login)).status).toBe(200);
  });

  it('sets one-time codes up by keyboard alone, which the next sign-in asks for, and ends them', async () => {
    const page = await journey.openAs('admin', '/account');
    // A part of the page that is still being read would take the focus away.
    await settle(page);
    await page.getByRole('button', { name: 'Set up one-time codes' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByLabel(/^Current password/)
      .waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page
      .getByRole('dialog')
      .getByLabel(/^Current password/)
      .focus();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    const secret = (await page.getByRole('dialog').locator('code').textContent())!.replaceAll(' ', '');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Code of the app').focus();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await expectText(page, 'This code is wrong.');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(showCode(secret));
    await page.keyboard.press('Enter');
    await expectText(page, 'Keep these recovery codes in a safe place.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const recoveryCodes = await page.getByRole('dialog').locator('code').allTextContents();
    expect(recoveryCodes).toHaveLength(10);
    await page.getByRole('button', { name: 'I have saved them' }).focus();
    await page.keyboard.press('Enter');
    await expectText(page, '10 recovery codes left');

    const other = await journey.open('/account');
    await enter(other, 'E-mail address', getEmail('admin'));
    await other.getByLabel(/^Password/).fill(PASSWORD);
    await other.keyboard.press('Enter');
    await other.getByLabel('One-time code').waitFor();
    expect(await findAccessibilityProblems(other)).toEqual([]);
    await other.keyboard.press('Enter');
    await expectText(other, 'Give the code that your app shows now.');
    await expectNoText(other, 'This code is wrong or was used.');
    // The code that set the codes up was used.
    await other.keyboard.type(showCode(secret, Date.now() - 120_000));
    await other.keyboard.press('Enter');
    await expectText(other, 'This code is wrong or was used.');
    await enter(other, 'One-time code', recoveryCodes[0]!);
    await other.keyboard.press('Enter');
    await expectText(other, '9 recovery codes left');

    await press(other, 'Turn off');
    await other
      .getByRole('dialog')
      .getByLabel(/^Current password/)
      .fill(PASSWORD);
    await other.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
    await other.getByRole('button', { name: 'Set up one-time codes' }).waitFor();
    expect(await other.getByRole('dialog').count()).toBe(0);
  });

  it('is readable for users who sign in through their organisation only', async () => {
    const person = await journey.api.user('bdm', 'Only <b>OIDC</b>');
    const { email } = (await journey.api.admin.get(`/users/${person.id}`)).body;
    const page = await journey.open('/account');
    await signIn(page, email);
    await journey.api.db.query('UPDATE app_user SET password_hash = NULL WHERE id = $1', [person.id]);
    await page.reload();
    await expectText(page, 'You sign in through your organisation and have no password here.');
    expect(await page.getByRole('button', { name: 'Set up one-time codes' }).count()).toBe(0);
    await expectText(page, 'Only <b>OIDC</b>');
  });

  it('has no finding of axe on phones, in light and in dark', async () => {
    for (const [width, colorScheme] of [
      [390, 'dark'],
      [320, 'light'],
    ] as const) {
      const page = await journey.openAs('bdm', '/account', { viewport: { width, height: 800 }, colorScheme });
      await expectText(page, 'Where you are signed in');
      await expectText(page, 'This device');
      expect([width, await findAccessibilityProblems(page)]).toEqual([width, []]);
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect([width, isWider]).toEqual([width, false]);
      await page.close();
    }
  });
});

describeInBrowser('A link to set a password', () => {
  const { journey } = useJourney();

  const makeLink = async () =>
    (await journey.api.admin.post(`/users/${journey.api.bdm.id}/password-links`)).body.url as string;

  it('is what the sign-in page tells to ask for', async () => {
    const page = await journey.open('/sign-in');
    await expectText(page, 'Forgot your password? Ask an administrator for a link to set a new one.');
    expect(await page.getByRole('link', { name: 'Sign in with your organisation' }).count()).toBe(0);
  });

  it('lets its user choose a password and sign in with it, and stays in no history', async () => {
    const url = await makeLink();
    const page = await journey.open(url);
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await expectText(page, 'The password needs at least 12 characters.');
    await expectFocus(page, 'new-password');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(page.url()).toBe(`${journey.api.url}/reset-password`);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await expectText(page, 'Your new password is set.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Go to sign-in' }).click();
    await page.getByLabel('E-mail address').fill(getEmail('bdm'));
    await page.getByLabel(/^Password/).fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await expectHeading(page, 'My day');
    const again = await journey.open(url);
    await again.getByLabel('New password').fill('another long secret');
    await again.keyboard.press('Enter');
    await expectText(again, /This link is incomplete, .* older than 24 hours\. Ask an administrator for a new one\./);
  });

  it('says in Dutch what to do when it is incomplete', async () => {
    const page = await journey.open('/reset-password', { locale: 'nl-BE' });
    await expectText(page, 'Vraag een beheerder om een nieuwe.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
