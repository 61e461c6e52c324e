import type { Page } from 'playwright-core';
import { PASSWORD } from '../../test/support/api.js';
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

const isScrolledSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

describeInBrowser('Administration', () => {
  const { journey, make } = useJourney();

  it('creates a user, who signs in with a link and sees only what the role allows', async () => {
    const page = await journey.openAs('admin', '/my-day');
    await page.getByRole('link', { name: 'Set-up' }).click();
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByRole('grid', { name: 'Users' }).getByText('viewer.4@locate.test').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await press(page, 'New user');
    const form = page.getByRole('dialog', { name: 'New user' });
    await form.getByLabel('Name').fill('Vera Viewer');
    await form.getByLabel('E-mail address').fill('viewer.4@locate.test');
    await choose(page, form.getByRole('combobox', { name: 'Role' }), 'Viewer');
    await form.getByText(/^Viewer may:.*see leads/).waitFor();
    await form.getByRole('button', { name: 'Create user' }).click();
    await form.getByText('Another user has this e-mail address already.').waitFor();
    await expectFocus(page, form.getByLabel('E-mail address'));
    await form.getByLabel('E-mail address').fill('vera@locate.test');
    await form.getByRole('button', { name: 'Create user' }).click();
    await press(page, 'Make the link');
    const link = await page.getByLabel('Link to set a password').innerText();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, 'Copy');
    await press(page, 'Done');
    await expectHeading(page, 'Vera Viewer');
    expect(await page.content()).not.toContain(link.split('#')[1]);

    const vera = await journey.open(link);
    await vera.getByLabel(/^New password/).fill('vier gele fietsen in Genk');
    await press(vera, 'Set password');
    await vera.getByRole('link', { name: 'Go to sign-in' }).click();
    await vera.getByLabel('E-mail address').fill('vera@locate.test');
    await vera.getByLabel(/^Password/).fill('vier gele fietsen in Genk');
    await press(vera, 'Sign in');
    await vera.waitForURL('**/my-day');
    await vera.goto('/administration/users');
    await vera.getByRole('grid', { name: 'Users' }).getByText('Vera Viewer').waitFor();
    expect({
      parts: await vera
        .getByRole('navigation', { name: 'Parts of the administration' })
        .getByRole('link')
        .allInnerTexts(),
      canCreate: await vera.getByRole('button', { name: 'New user' }).count(),
      sessions: await vera.getByRole('columnheader', { name: 'Last sign-in' }).count(),
    }).toEqual({ parts: ['Users', 'Roles', 'Mail', 'Audit trail'], canCreate: 0, sessions: 0 });
    await vera.goto('/administration/settings');
    await expectHeading(vera, 'You may not see this');
    for (const each of [page, vera]) await each.close();
  });

  it('ends the session of a colleague, whose page is then signed out', async () => {
    const { api } = journey;
    const colleague = await journey.openAs('bdm', '/account', {
      userAgent: 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    });
    await expectHeading(colleague, 'My account');
    const page = await journey.openAs('admin', `/administration/users/${api.bdm.id}`);
    await page.getByRole('button', { name: /^Sign out: Chrome, Android/ }).click();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await expectText(page, 'Not signed in on any device.');
    await colleague.getByRole('link', { name: 'Pipeline' }).click();
    await expectText(colleague, 'Your session has ended');
    for (const each of [page, colleague]) await each.close();
  });

  it('changes a role in place, and says what stays with a user before archiving', async () => {
    const { api } = journey;
    const user = await api.user('bdm', 'Karel Leaver');
    await make.lead({ ownerId: user.id, title: 'Stays with Karel' });
    const page = await journey.openAs('admin', `/administration/users/${user.id}`);
    await page.getByRole('button', { name: /^Role/ }).click();
    await page.getByRole('option', { name: /^Manager$/ }).click();
    await press(page, 'Save');
    await page.getByText(/^Manager may:/).waitFor();
    await press(page, 'Archive');
    const dialog = page.getByRole('dialog', { name: 'Archive Karel Leaver' });
    await dialog.getByRole('link', { name: '1 open lead' }).waitFor();
    await dialog.getByRole('button', { name: 'Archive user' }).click();
    await expectText(page, /This user cannot sign in/);
    await press(page, 'Restore');
    await page.getByRole('button', { name: 'Archive', exact: true }).waitFor();
    expect((await api.admin.get(`/users/${user.id}`)).body).toMatchObject({ role: 'manager', archivedAt: null });
  });

  it('offers administrators no way to lock themselves out', async () => {
    const page = await journey.openAs('admin', `/administration/users/${journey.api.admin.id}`);
    await expectText(page, /Another administrator can change your role/);
    await page.locator('[data-field="email"]').waitFor();
    expect([
      await page.locator('[data-field="role"]').count(),
      await page.getByRole('button', { name: 'Archive', exact: true }).count(),
      await page.getByRole('button', { name: 'Sign out everywhere' }).count(),
    ]).toEqual([0, 0, 0]);
  });

  it('makes an API key that is shown once, works with its rights only, and is refused once it is revoked', async () => {
    const { api } = journey;
    const page = await journey.openAs('admin', '/administration/api-keys');
    await expectHeading(page, 'There are no keys');
    await press(page, 'New API key');
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.getByRole('button', { name: 'Create key' }).click();
    await expectFocus(page, form.getByLabel('What it is for'));
    await form.getByLabel('What it is for').fill('Report of the province');
    await choose(page, form.getByRole('combobox', { name: 'Role' }), 'Viewer');
    await form.getByRole('button', { name: 'Create key' }).click();
    await form.getByText('Choose at least one right.').waitFor();
    await expectFocus(page, form.getByRole('checkbox').first());
    await form.getByRole('checkbox', { name: 'See leads' }).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Create key' }).click();
    const key = await page.getByLabel('API key', { exact: true }).innerText();
    await page.keyboard.press('Escape');
    await press(page, 'I have saved it');
    await expectText(page, 'You have not copied it yet, and it is never shown again.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await press(page, 'Close without copying');
    await expectText(page, 'Viewer: See leads');
    expect(await page.content()).not.toContain(key);
    const program = api.anonymous.with({ 'x-api-key': key });
    expect([(await program.get('/leads')).status, (await program.get('/companies')).status]).toEqual([200, 403]);
    await page.reload();
    await expectText(page, /^Last used /);
    await press(page, 'Revoke Report of the province');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
    await expectHeading(page, 'There are no keys');
    expect((await program.get('/leads')).status).toBe(401);
    await page.getByText('Revoked', { exact: true }).click();
    await page.waitForURL(/archived=/);
    await expectText(page, 'Report of the province');
  });

  it('shows what each role may do, the settings without secrets, and how the jobs are, in Dutch and on a small phone', async () => {
    const page = await journey.openAs('admin', '/administration/roles', { viewport: { width: 320, height: 700 } });
    await page.getByRole('row', { name: /Manage users/ }).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByText('Nederlands').click();
    await page.keyboard.press('Escape');
    for (const [part, text] of [
      ['Rollen', 'Gebruikers beheren'],
      ['Instellingen', 'Dagen zonder interactie waarna een lead stilligt'],
      ['Achtergrondtaken', 'Overeenkomsten laten verlopen'],
      ['API-sleutels', 'Ingetrokken'],
      ['Gebruikers', 'viewer.4@locate.test'],
    ] as const) {
      await page
        .getByRole('navigation', { name: 'Onderdelen van het beheer' })
        .getByRole('link', { name: part })
        .click();
      await expectText(page, text);
      expect([part, await findAccessibilityProblems(page), await isScrolledSideways(page)]).toEqual([part, [], false]);
    }
    await expectNoText(page, PASSWORD);
  });
});
