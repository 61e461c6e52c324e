import type { Page } from 'playwright-core';
import { waitForDraft } from './support/drafts.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectNoText,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

describeInBrowser('What is typed on the pages of companies and contacts', () => {
  const { journey, make } = useJourney();

  const findField = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const getSearch = (page: Page) => decodeURIComponent(new URL(page.url()).search);

  it('opens a field of a contact from another tab', async () => {
    const { id } = await make.contact({ fullName: 'Ma Jun' });
    const page = await journey.openAs('bdm', `/contacts/${id}`);
    await findField(page, 'E-mail address').click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('ma.jun@lumenova.example');
    await page.getByRole('tab', { name: 'Leads' }).click();
    await expectHeading(page, 'No leads');
    await page.getByRole('button', { name: 'E-mail address' }).click();
    await expectFocus(page, page.getByRole('textbox', { name: 'E-mail address' }));
    expect(getSearch(page)).toBe('?field=email');
    expect(await page.getByRole('textbox', { name: 'E-mail address' }).inputValue()).toBe('ma.jun@lumenova.example');
  });

  it('opens the contact that exists already, and keeps what was typed', async () => {
    const company = await make.company({ name: 'Solace Glass' });
    const known = await make.contact({ fullName: 'Li Naling', email: 'li.naling@solace.example' });
    const page = await journey.openAs('bdm', `/companies/${company.id}?tab=people`);
    const dialog = page.getByRole('dialog', { name: 'Add a contact' });
    const openForm = () => page.getByRole('button', { name: 'Add a contact' }).click();
    await openForm();
    await dialog.getByLabel('Full name').fill('Somebody');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await waitForDraft(page, 'Somebody');
    await page.reload();
    await openForm();
    await expectText(page, 'This is your draft of earlier.');
    expect(await dialog.getByLabel('Full name').inputValue()).toBe('Somebody');
    await dialog.getByLabel('E-mail address').fill('li.naling@solace.example');
    // The notice has been read by whoever goes on (W27).
    await expectNoText(page, 'This is your draft of earlier.');
    await dialog.getByRole('button', { name: 'Use Li Naling' }).click();
    await expectHeading(page, 'Li Naling');
    expect(new URL(page.url()).pathname).toBe(`/contacts/${known.id}`);
    await page.goBack();
    await openForm();
    await dialog.getByRole('button', { name: 'Start over' }).click();
    expect(await dialog.getByLabel('Full name').inputValue()).toBe('');
  });

  it('keeps a membership that was not saved', async () => {
    const { id } = await make.company();
    const page = await journey.openAs('bdm', `/companies/${id}?tab=group`);
    const dialog = page.getByRole('dialog', { name: 'Add a membership' });
    const openForm = () => page.getByRole('button', { name: 'Add a membership' }).click();
    await openForm();
    await dialog.getByLabel('Role').fill('Treasurer');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await waitForDraft(page, 'Treasurer');
    await page.reload();
    await openForm();
    await expectText(page, 'This is your draft of earlier.');
    expect(await dialog.getByLabel('Role').inputValue()).toBe('Treasurer');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await openForm();
    await expectFocus(page, dialog.getByRole('combobox', { name: 'Other company or organisation' }));
    expect(await dialog.getByLabel('Role').inputValue()).toBe('');
  });

  it('keeps a consent that was not saved', async () => {
    const { id } = await make.contact({ fullName: 'Luo Hao' });
    const page = await journey.openAs('bdm', `/contacts/${id}?tab=consents`);
    const openForm = () => page.getByRole('button', { name: 'Record a consent' }).click();
    const wording = page.getByLabel('Wording', { exact: true });
    await openForm();
    await wording.fill('Yes, call me');
    await page.getByRole('tab', { name: 'Leads' }).click();
    await expectHeading(page, 'No leads');
    await waitForDraft(page, 'Yes, call me');
    await page.reload();
    await page.getByRole('tab', { name: 'Consents' }).click();
    await openForm();
    await expectText(page, 'This is your draft of earlier.');
    expect(await wording.inputValue()).toBe('Yes, call me');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await openForm();
    expect(await wording.inputValue()).toBe('');
  });

  it('keeps the focus among the rows when a registration number is removed', async () => {
    const { id } = await make.company({ country: 'BE' });
    const page = await journey.openAs('bdm', `/companies/${id}`);
    await findField(page, 'Registration numbers').click();
    await page.getByRole('textbox', { name: 'Number' }).fill('0566988259');
    await page.getByRole('button', { name: 'Add a number' }).click();
    await page.getByRole('button', { name: 'Remove 2' }).press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Remove 0566988259' }));
    await page.keyboard.press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Add a number' }));
    expect(await page.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('');
  });

  it('keeps the focus among the rows when an employer is removed', async () => {
    const { id } = await make.contact({ fullName: 'Guo Ying' });
    const page = await journey.openAs('bdm', `/contacts/${id}`);
    await findField(page, 'Other employers').click();
    await page.getByRole('button', { name: 'Add an employer' }).click();
    await page.getByRole('button', { name: 'Remove 2' }).press('Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Remove 1' }));
    expect(await page.getByRole('button', { name: 'Remove 2' }).count()).toBe(0);
  });
});
