import { run, uploadLines } from '../../test/imports/imports.given.js';
import { describeInBrowser, expectHeading, findAccessibilityProblems, useJourney } from './support/journey.js';

describeInBrowser('A lead that was imported at its stage of today', () => {
  const { journey, make } = useJourney();

  it('says in the import what was left out, and on its page what it lacks', async () => {
    await make.company({ name: 'Larch Turbines', country: 'DE' });
    const { api } = journey;
    const { id } = await uploadLines(
      api.manager,
      'leads',
      'Titel;Bedrijf;Kanaal;Ontvangen op;Fase;Fase sinds;Gekwalificeerd op;Status',
      'Rotor hall;Larch Turbines;activity;2025-01-10;Onderhandeling;2025-05-02;2024-12-24;',
      'Blade hall;Larch Turbines;web;2025-01-10;Voorstel;2025-05-02;;Verloren',
    );
    const rows = await run(api, api.manager, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create']);

    const page = await journey.openAs('manager', `/imports/${id}`);
    const first = page.locator('[data-row="2"]');
    await first.getByText('Remarks:').waitFor();
    expect(await first.textContent()).toContain('Gekwalificeerd op: 2024-12-24. 2024-12-24 was left out');
    expect(await first.textContent()).toContain('Kanaal: activity. The row names no record');
    // No column has the reason and the day, so the remarks name none.
    const second = await page.locator('[data-row="3"]').textContent();
    expect(second).toContain('so 2025-05-02 counts as that day.');
    expect(second).toContain('The file gives no reason');
    expect(await findAccessibilityProblems(page)).toEqual([]);

    await page.goto(`/leads/${rows[0].recordId}`);
    await expectHeading(page, 'Rotor hall');
    const needed = page.getByRole('region', { name: 'Needed for Announced' });
    await needed.waitFor();
    const lacks = await needed.getByRole('listitem').allTextContents();
    expect(lacks).toEqual(
      expect.arrayContaining([
        expect.stringContaining('At least one contact'),
        expect.stringContaining('Project manager'),
      ]),
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });
});
