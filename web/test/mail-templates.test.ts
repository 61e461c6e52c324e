import type { Page } from 'playwright-core';
import { ok } from '../../test/support/make.js';
import { waitForDraft } from './support/drafts.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  useJourney,
} from './support/journey.js';

const LIST = '/administration/mail';
const REMINDER = `${LIST}/seminar_reminder`;

const findText = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const findFrame = (page: Page) => page.frameLocator('iframe');
const findButton = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describeInBrowser('Mail templates', () => {
  const { journey } = useJourney();
  const read = (language: string) => ok(journey.api.manager.get(`/mail-templates/seminar_reminder/${language}`));

  it('are changed with placeholders by a manager, seen as mails in three languages, and returned to the shipped text', async () => {
    const shipped = await read('en');
    const page = await journey.openAs('manager', '/administration/users');
    await page.getByRole('link', { name: 'Mail', exact: true }).click();
    await expectHeading(page, 'Templates');
    expect(await page.getByText('Mail server', { exact: true }).count()).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Reminder: English' }).click();
    await findFrame(page).getByText('Chen Wei', { exact: false }).first().waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await findButton(page, 'Save').isDisabled()).toBe(true);

    await findText(page).fill('See you soon, !\n\n{{nonsense}}');
    await expectText(page, /body must not have {{nonsense}}/);
    await findButton(page, 'Save').click();
    await page.locator('form [aria-invalid="true"]').waitFor();
    await expectFocus(page, findText(page));

    await findText(page).fill('See you soon, !');
    await findText(page).press('ArrowLeft');
    await page.getByRole('button', { name: /^{{contact.fullName}}/ }).click();
    expect(await findText(page).inputValue()).toBe('See you soon, {{contact.fullName}}!');
    await expectFocus(page, findText(page));
    await findFrame(page).getByText('See you soon, Chen Wei!').waitFor();
    await waitForDraft(page, 'See you soon, {{contact.fullName}}!');
    await page.reload();
    await expectText(page, 'This is your draft of earlier.');
    await findFrame(page).getByText('See you soon, Chen Wei!').waitFor();
    await page.keyboard.press('Tab');
    await findText(page).press('Control+Enter');
    await expectText(page, 'The template is saved');
    expect(await read('en')).toMatchObject({ isChanged: true, body: 'See you soon, {{contact.fullName}}!' });

    await page.getByRole('tab', { name: 'Dutch' }).click();
    await findFrame(page).locator('html[lang="nl"]').waitFor();
    await page.getByRole('tab', { name: 'Chinese' }).click();
    await findFrame(page).locator('html[lang="zh-Hans"]').waitFor();
    expect((await read('zh')).isChanged).toBe(false);
    await page.getByRole('tab', { name: 'English' }).click();

    await findButton(page, 'Return to the text of the product').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Return to the text of the product' }).click();
    await expectText(page, 'The template has the text of the product again');
    expect(await findText(page).inputValue()).toBe(shipped.body);
    expect(await read('en')).toMatchObject({ isChanged: false, body: shipped.body, subject: shipped.subject });
    expect(await findButton(page, 'Return to the text of the product').count()).toBe(0);
  });

  it('are not overwritten unseen when a colleague has changed them meanwhile', async () => {
    const page = await journey.openAs('manager', `${REMINDER}/nl`);
    await findText(page).fill('Mijn tekst');
    const { version } = await read('nl');
    const body = { subject: 'Tot binnenkort', body: 'De tekst van een collega' };
    const changed = await journey.api.admin.put('/mail-templates/seminar_reminder/nl', body, {
      'if-match': `"${version}"`,
    });
    expect(changed.status).toBe(200);
    await findButton(page, 'Save').click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    await expectText(page, 'A colleague has meanwhile entered: De tekst van een collega');
    expect((await read('nl')).body).toBe('De tekst van een collega');
    await findButton(page, 'Save').click();
    await expectText(page, 'The template is saved');
    expect(await read('nl')).toMatchObject({ subject: 'Tot binnenkort', body: 'Mijn tekst' });
  });

  it('are read by a viewer, on a phone, and one that does not exist is said not to', async () => {
    const page = await journey.openAs('viewer', `${LIST}/registration_confirmed/en`, {
      viewport: { width: 390, height: 800 },
    });
    await findFrame(page).getByText('Chen Wei', { exact: false }).first().waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    expect(await readOverflow(page)).toBe(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.goto(`${LIST}/password_link/zh`);
    await expectText(page, 'There is no such template');
  });
});
