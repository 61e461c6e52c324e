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
    const remarks = await first.textContent();
    expect(remarks).toContain('Qualified «2024-12-24» (column «Gekwalificeerd op»): this day does not fit');
    expect(remarks?.match(/Channel «activity» \(column «Kanaal»\): the row names no activity/g)).toHaveLength(1);
    // No column has the reason and the day, so the remarks name none.
    const second = await page.locator('[data-row="3"]').textContent();
    expect(second).toContain('The row does not say when the lead was closed. 2 May 2025 was taken.');
    expect(second).toContain('The row says no reason for a lead that was lost or abandoned.');
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
