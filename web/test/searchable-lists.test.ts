import type { Page } from 'playwright-core';
import { choose, describeInBrowser, recordWrites, useJourney } from './support/journey.js';

describeInBrowser('A list in which a name is typed', () => {
  const { journey } = useJourney();

  const findCountry = (page: Page) => page.getByRole('dialog').getByRole('combobox', { name: 'Country' });
  const expectCountry = async (page: Page, name: string) => {
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await findCountry(page).inputValue()).toBe(name);
  };

  it('keeps what is chosen when its name is typed again, when the text is given up, and when nothing is found', async () => {
    const page = await journey.openAs('bdm', '/companies');
    const writes = recordWrites(page);
    await page.getByRole('button', { name: 'New company' }).click();
    await page.getByLabel('Name in Latin letters').fill('Lumenova');
    await choose(page, findCountry(page), 'Belgium', 'belg');
    await expectCountry(page, 'Belgium');

    await findCountry(page).fill('belg');
    await page.locator('[role=option][data-combobox-selected]').waitFor();
    await page.keyboard.press('Enter');
    await expectCountry(page, 'Belgium');

    await findCountry(page).fill('');
    await page.getByRole('option', { name: 'Belgium' }).waitFor();
    await page.keyboard.press('Enter');
    await expectCountry(page, 'Belgium');

    await findCountry(page).fill('Belgistan');
    await page.getByText('Nothing found').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expectCountry(page, 'Belgium');
    expect(writes).toEqual([]);

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Lumenova' }).waitFor();
    expect(writes).toHaveLength(1);
  });
});
