import type { Page } from 'playwright-core';
import { work } from '../../test/imports/imports.given.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

describeInBrowser('An import in Dutch', () => {
  const { journey, make } = useJourney();

  const upload = async (page: Page, kind: string, name: string, lines: readonly string[]) => {
    await choose(page, page.getByRole('combobox', { name: 'Soort gegevens' }), kind);
    const buffer = Buffer.from(`${lines.join('\n')}\n`);
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Uploaden en verdergaan' }).click();
    await expectHeading(page, name);
  };

  const checkRows = async (page: Page) => {
    const answer = page.waitForResponse((response) => response.url().endsWith('/dry-run'));
    await page.getByRole('button', { name: 'Rijen controleren' }).click();
    expect((await answer).status()).toBe(202);
    await work(journey.api);
    await expectHeading(page, 'Rijen');
  };

  const findReason = (page: Page, code: string) => page.locator(`[data-reason="${code}"]`);
  const findRow = (page: Page, row: number) => page.locator(`[data-row="${row}"]`);

  it('sums its reasons up, shows the rows of one, and leads to the setting of its column', async () => {
    const address = { address: 'Markt 1', postalCode: '3500' };
    await make.company({ name: 'Wilgenhof Foods', country: 'BE', city: 'Tongeren', ...address });
    await journey.api.bdm.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('bdm', '/imports/new');
    const lines = Array.from({ length: 12 }, (_, index) => `Wilg ${index};Straat ${index};3500;0;1;2;Atlantis;Genk`);
    await upload(page, 'Bedrijven', 'redenen.csv', [
      'Bedrijfsnaam;Adres;Postcode;a;b;c;Land;Stad',
      ...lines,
      'Wilgenhof Foods;Markt 1;3500;0;1;2;België;Hasselt',
      'Wilgenhof Bouw;Markt 2;3500;0;1;2;België;Genk',
    ]);
    await expectText(page, 'Met «Vervangen wat we hebben» vervangt ze ook een andere waarde.');
    await checkRows(page);

    // Many equal errors are one line, and the wrong cell is in sight although six others stand before it.
    const unknown = findReason(page, 'country.invalid');
    await unknown.getByText('12 rijen:').waitFor();
    expect(await unknown.textContent()).toContain('Land «Atlantis»: dit land is niet bekend. Schrijf een naam');
    expect(await findRow(page, 2).locator('[data-named-cells]').textContent()).toBe('Land: Atlantis');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    const untaken = findReason(page, 'import.value_not_taken');
    await untaken.getByRole('button', { name: /^Rijen tonen/ }).press('Enter');
    await findRow(page, 2).waitFor({ state: 'detached' });
    expect(await findRow(page, 14).textContent()).toContain('Stad «Hasselt»: dit is niet overgenomen. «Tongeren» is');
    expect(new URL(page.url()).searchParams.get('column')).toBe('Stad');
    await page.reload();
    await page.getByText('Alleen de rijen met de gekozen reden.').waitFor();
    expect(await findRow(page, 2).count()).toBe(0);
    await page.getByRole('button', { name: 'Alle rijen tonen' }).click();
    await findRow(page, 2).waitFor();

    await untaken.getByRole('button', { name: 'Naar de kolom Stad' }).press('Enter');
    await expectFocus(page, page.getByRole('combobox', { name: 'Veld van de kolom Stad' }));
    await page.getByLabel('Vervangen wat we hebben door de kolom Stad').click();
    await checkRows(page);
    await page.locator('[data-filter="update"]').click();
    await findRow(page, 14).getByText('Tongeren → Hasselt').waitFor();
    expect(await untaken.count()).toBe(0);
  });
});
