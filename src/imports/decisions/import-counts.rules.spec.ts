import { updateCounts } from './import-counts.rules.js';

const creates = [{ entity: 'companies' as const, values: {} }];

describe('The counts of an import', () => {
  it('follow the rows whose plans have changed', () => {
    const counts = { processedCount: 5, counts: { create: 2, possible_duplicate: 3 }, createsCounts: {} };
    const waiting = { outcome: 'possible_duplicate' as const, creates: [] };
    expect(
      updateCounts(counts, [
        { before: waiting, after: { outcome: 'create', creates } },
        { before: waiting, after: { outcome: 'skip', creates: [] } },
      ]),
    ).toEqual({
      processedCount: 5,
      counts: { create: 3, possible_duplicate: 1, skip: 1 },
      createsCounts: { companies: 1 },
    });
  });

  it('lose the rows that nothing is planned for any more', () => {
    const counts = { processedCount: 2, counts: { create: 2 }, createsCounts: { companies: 1 } };
    expect(updateCounts(counts, [{ before: { outcome: 'create', creates }, after: null }])).toEqual({
      processedCount: 1,
      counts: { create: 1 },
      createsCounts: { companies: 0 },
    });
  });
});
