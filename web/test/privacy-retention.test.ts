import type { Page } from 'playwright-core';
import { type Made, ok } from '../../test/support/make.js';
import { VISIT } from '../../test/delegations/delegation.given.js';
import { work } from '../../test/imports/imports.given.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  useJourney,
} from './support/journey.js';

describeInBrowser('The retention of personal data', () => {
  const { journey, make } = useJourney();

  /** A contact whose data were entered years ago, without any own contact. */
  const makeOldContact = async (fullName: string): Promise<Made> => {
    const contact = await make.contact({ fullName });
    await journey.api.db.query(`UPDATE contact SET created_at = '2020-02-29T23:30:00Z' WHERE id = $1`, [contact.id]);
    return contact;
  };

  /** Counts the links to parts of privacy that are in sight and named as the open one. */
  const countCurrentLinks = (page: Page) =>
    page.getByRole('navigation', { name: 'Onderdelen van privacy' }).evaluate((list) => {
      const { left, right } = list.getBoundingClientRect();
      return [...list.querySelectorAll('[aria-current="page"]')]
        .map((link) => link.getBoundingClientRect())
        .filter((link) => link.left >= left && link.right <= right).length;
    });

  it('switches a rule on, erases chosen people by their number, keeps others, and names who stays', async () => {
    await makeOldContact('Oduya Lensbergh');
    const mentioned = await makeOldContact('Wendelin Krauth');
    const kept = await makeOldContact('Marit Ostervik');
    await make.company({ notes: 'Ask Wendelin Krauth about the plant.' });
    const page = await journey.openAs('manager', '/administration/privacy/due');
    const table = page.getByRole('grid', { name: 'People due' });
    await table.getByText('Oduya Lensbergh').waitFor();
    await expectText(page, 'The rule is switched off');
    await table.getByRole('checkbox', { name: 'Select Oduya Lensbergh' }).check();
    expect(await page.getByRole('button', { name: 'Erase 1 person' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Open the retention rules' }).click();
    const rule = page.getByRole('article', { name: 'Contacts' });
    await rule.getByText('36 months after the last contact that came from the person').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await rule.getByRole('button', { name: 'Change Contacts' }).click();
    const form = page.getByRole('dialog', { name: 'Contacts' });
    await form.getByRole('switch', { name: 'The rule is on' }).check({ force: true });
    await form.getByLabel('Months').fill('48');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await rule.getByText('48 months').waitFor();

    await page.getByRole('link', { name: 'People due' }).click();
    for (const name of ['Oduya Lensbergh', 'Wendelin Krauth', 'Marit Ostervik'])
      await table.getByRole('checkbox', { name: `Select ${name}` }).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await table.getByRole('checkbox', { name: 'Select Oduya Lensbergh' }).uncheck();
    await table.getByRole('checkbox', { name: 'Select Wendelin Krauth' }).uncheck();
    await page.getByRole('button', { name: 'Keep 1 contact' }).click();
    const keep = page.getByRole('dialog', { name: 'Keep 1 contact' });
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await keep.getByRole('button', { name: 'Keep 1 contact' }).click();
    await expectText(page, /^1 contact is kept until /);
    await table.getByText(/^Kept until /).waitFor();

    await table.getByRole('checkbox', { name: 'Select Oduya Lensbergh' }).check();
    await table.getByRole('checkbox', { name: 'Select Wendelin Krauth' }).check();
    await page.getByRole('button', { name: 'Erase 2 people' }).click();
    const erase = page.getByRole('dialog', { name: 'Erase 2 people' });
    await erase.getByText('Wendelin Krauth').waitFor();
    await erase.getByLabel('Type the number of people: 2').fill('3');
    await page.keyboard.press('Enter');
    await erase.getByText('The number of people is 2.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await erase.getByLabel('Type the number of people: 2').fill('2');
    await page.keyboard.press('Enter');
    const result = page.getByRole('alert', { name: '1 person is erased' });
    await expectFocus(page, result);
    await result.getByText(/^Wendelin Krauth: Texts mention the person/).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await table.getByText('Oduya Lensbergh').waitFor({ state: 'hidden' });
    await result.getByRole('link', { name: 'Decide about 1 mention' }).click();
    await expectHeading(page, 'Erase Wendelin Krauth');
    await expectText(page, '0 of 1 decided');
    expect(page.url()).toContain(mentioned.id);

    await page.goto(`${journey.api.url}/contacts/${kept.id}`);
    await expectText(page, /^Kept until /);
    await expectText(page, 'May not be mailed');
    await expectText(page, 'Has not agreed');
    await page
      .getByRole('region', { name: 'Retention' })
      .getByRole('button', { name: /^Keep until/ })
      .waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const bdm = await journey.openAs('bdm', `/contacts/${kept.id}`);
    await expectText(bdm, /^Kept until /);
    expect(await bdm.getByRole('region', { name: 'Retention' }).count()).toBe(0);
  });

  it('lists the people of a delegation until they are told', async () => {
    const contact = await make.contact({ fullName: 'Isolde Vandamme', email: 'isolde@notice.example' });
    const delegation = await ok(journey.api.bdm.post('/delegations', VISIT));
    await ok(
      journey.api.bdm.post(`/delegations/${delegation.id}/participants`, { contactId: contact.id, role: 'member' }),
    );
    const page = await journey.openAs('manager', '/administration/privacy/notices');
    const table = page.getByRole('grid', { name: 'Notices' });
    await table.getByText(/^\d+ days left$/).waitFor();
    await table.getByRole('link', { name: `${delegation.reference} ${delegation.title}` }).waitFor();
    await table.getByRole('checkbox', { name: 'Select Isolde Vandamme' }).check();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Notice given' }).click();
    const form = page.getByRole('dialog', { name: 'Notice given' });
    await choose(page, form.getByRole('combobox', { name: 'Told by' }), 'Letter');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Record the notice' }).click();
    await expectText(page, 'The notice to 1 person is recorded');
    await expectHeading(page, 'Everybody has been told');
  });

  it('lists the people of an imported file whose box says that it is a list of somebody else, until they are told', async () => {
    await make.contact({ fullName: 'Known Already', email: 'known.already@notice.example' });
    const page = await journey.openAs('manager', '/imports');
    await page.getByRole('link', { name: 'Import a file' }).click();
    await choose(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Contacts');
    const lines = [
      'Full name,Email',
      'Thibaut Lijstmans,thibaut@notice.example',
      'Zelda Lijstmans,zelda@notice.example',
    ];
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'fair-guests.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });
    await page.getByRole('button', { name: 'Upload and continue' }).click();
    await expectHeading(page, 'fair-guests.csv');
    const checking = page.waitForResponse((response) => response.url().endsWith('/dry-run'));
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await checking;
    await work(journey.api);
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Import now' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="done"]').waitFor();

    // Nobody has said yet whose list it was.
    const notices = await journey.openAs('manager', '/administration/privacy/notices');
    await expectHeading(notices, 'Everybody has been told');
    const name = /^The people are from a list of somebody else/;
    await page.getByRole('checkbox', { name }).click();
    await page.getByRole('checkbox', { name, checked: true }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await notices.reload();
    const table = notices.getByRole('grid', { name: 'Notices' });
    for (const person of ['Thibaut Lijstmans', 'Zelda Lijstmans'])
      await table.getByRole('link', { name: person, exact: true }).waitFor();
    expect(await table.getByText('Known Already').count()).toBe(0);
    await table.getByRole('checkbox', { name: 'Select Thibaut Lijstmans' }).check();
    await notices.getByRole('button', { name: 'Notice given' }).click();
    const form = notices.getByRole('dialog', { name: 'Notice given' });
    await form.getByRole('button', { name: 'Record the notice' }).click();
    await expectText(notices, 'The notice to 1 person is recorded');
    await table.getByText('Thibaut Lijstmans').waitFor({ state: 'hidden' });
    await table.getByRole('link', { name: 'fair-guests.csv' }).click();
    await expectHeading(notices, 'fair-guests.csv');
    await notices.getByRole('checkbox', { name, checked: true }).waitFor();
  });

  it('shows the register of processing activities in Dutch, also on a phone', async () => {
    const phone = { viewport: { width: 390, height: 800 }, locale: 'nl-BE' };
    const page = await journey.openAs('manager', '/administration/privacy/register', phone);
    await expectHeading(page, 'Register van verwerkingsactiviteiten');
    await page.getByRole('region', { name: 'Doeleinden' }).getByRole('heading').nth(1).waitFor();
    await page.getByRole('button', { name: 'Afdrukken' }).waitFor();
    expect(await readOverflow(page)).toBeLessThanOrEqual(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    for (const part of ['Bewaartermijnen', 'Kennisgevingen', 'Termijn voorbij', 'Wissingen']) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await expectHeading(page, part);
      expect(await countCurrentLinks(page)).toBe(1);
      expect(await readOverflow(page)).toBeLessThanOrEqual(0);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    }
  });
});
