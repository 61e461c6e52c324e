import type { Page } from 'playwright-core';
import { ImportHandler } from '../../src/imports/runs/import.handler.js';
import { work } from '../../test/imports/imports.given.js';
import { waitForLock } from '../../test/support/locks.js';
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

  it('translates words, leaves a cell out, waits for a decision, is stopped, goes on and is undone', async () => {
    for (const city of ['Genk', 'Hasselt']) {
      await make.company({ name: 'Douglas Optics', country: 'BE', city, allowDuplicate: true });
    }
    await journey.api.manager.patch('/me/preferences', { language: 'nl' });
    const page = await journey.openAs('manager', '/imports/new');
    page.setDefaultTimeout(12_000);
    await upload(page, 'Bedrijven', 'beurs.csv', [
      'Bedrijfsnaam;Land;Soort;Werknemers;Stad',
      'Berkenhof Foods;België;Firma;heel veel;Genk',
      'Ceder Labs;Nederland;Universiteit;120;Delft',
      'Douglas Optics;België;Firma;12;Bree',
      'Eik Logistics;België;Firma;80;Lommel',
    ]);
    const meaning = page.getByRole('combobox', { name: 'Betekenis van Firma in de kolom Soort' });
    await meaning.selectOption({ label: 'Bedrijf' });
    await checkRows(page);
    expect(await findReason(page, 'import.value_left_out').textContent()).toContain(
      'Werknemers «heel veel»: dit kon niet gebruikt worden en is weggelaten.',
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.locator('[data-filter="possible_duplicate"]').click();
    await page.getByRole('heading', { name: 'Vergelijking van rij 4', exact: true }).waitFor();
    await page.getByRole('button', { name: /^Een ander \(aanmaken\)/ }).click();
    await expectText(page, 'Rij 4 wordt apart aangemaakt.');
    await page.locator('[data-filter="possible_duplicate"]', { hasText: /: 0$/ }).waitFor();

    // The run waits in its second row until the request to stop waits for the end of that row.
    const rows = journey.api.app.get(ImportHandler)['rows'];
    const apply = rows.apply.bind(rows);
    const stopped = Promise.withResolvers<void>();
    const isInRow = Promise.withResolvers<void>();
    let applied = 0;
    rows.apply = async (...args) => {
      const result = await apply(...args);
      if (++applied === 2) {
        isInRow.resolve();
        await stopped.promise;
      }
      return result;
    };
    await page.getByRole('button', { name: 'Importeren…' }).click();
    await page.getByRole('button', { name: 'Nu importeren' }).click();
    const stop = page.getByRole('button', { name: 'Stoppen', exact: true });
    await stop.waitFor();
    const working = work(journey.api);
    await isInRow.promise;
    const answer = page.waitForResponse((response) => response.url().endsWith('/stop'));
    await stop.click();
    await waitForLock(journey.api.db);
    stopped.resolve();
    expect((await answer).status()).toBe(202);
    await working;
    rows.apply = apply;
    await page.locator('[data-result="stopped"]').getByText('De import is gestopt').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const list = async () => (await journey.api.manager.get('/imports')).body.items[0];
    const { counts, processedCount } = await list();
    expect(processedCount).toBeLessThan(4);
    expect(counts.error).toBe(0);

    await page.getByRole('button', { name: 'Verdergaan' }).click();
    await page.locator('[data-result="stopped"]').waitFor({ state: 'detached' });
    await work(journey.api);
    await expectText(page, 'Aangemaakt: 4. Gewijzigd: 0.');
    const find = async (name: string) =>
      (await journey.api.manager.get(`/companies?q=${encodeURIComponent(name)}`)).body.items;
    expect(await find('Berkenhof Foods')).toMatchObject([{ kind: 'company', employees: null, city: 'Genk' }]);
    expect(await find('Douglas Optics')).toHaveLength(3);

    await page.getByRole('button', { name: 'Import terugdraaien…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Gearchiveerd: 4.').waitFor();
    await dialog.getByText('Alles kan teruggedraaid worden.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import terugdraaien' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await work(journey.api);
    await page.locator('[data-result="undone"]').waitFor();
    expect(await find('Berkenhof Foods')).toEqual([]);
    expect(await find('Douglas Optics')).toHaveLength(2);
  }, 120_000);
});
