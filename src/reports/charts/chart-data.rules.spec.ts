import { buildCountColumn, buildKeyColumn, buildLabelColumn } from '../definition/report-column.factory.js';
import { buildChartData } from './chart-data.rules.js';

const TITLE = { en: 'Activity', nl: 'Activiteit' };
const LEADS = buildCountColumn('leads', 'leads', TITLE, TITLE);

describe('The categories of a chart', () => {
  it('keep two activities with the same title apart', () => {
    const rows = [
      { key: 'a', label: 'Foshan', leads: 1 },
      { key: 'b', label: 'Foshan', leads: 2 },
      { key: 'c', label: 'Shenzhen', leads: 3 },
    ];
    const columns = [buildKeyColumn(TITLE), buildLabelColumn(TITLE, TITLE), LEADS];
    const data = buildChartData(
      { name: 'main', table: { title: TITLE, columns }, figures: { rows, totals: null } },
      'en',
    );
    expect(data.categories).toEqual(['Foshan', 'Foshan', 'Shenzhen']);
    expect(data.series[0]!.values).toEqual([1, 2, 3]);
  });

  it('add up the rows of one owner in several stages', () => {
    const rows = [1, 2].map((leads, place) => ({ key: 'a', label: 'Mei', stage: String(place), leads }));
    const columns = [buildKeyColumn(TITLE), buildLabelColumn(TITLE, TITLE), LEADS];
    const data = buildChartData(
      { name: 'main', table: { title: TITLE, columns }, figures: { rows, totals: null } },
      'en',
    );
    expect([data.categories, data.series[0]!.values]).toEqual([['Mei'], [3]]);
  });

  it.each([
    ['label', ['2026*'], ['* 2026: up to and including 15 October 2026 only.']],
    ['key', ['2026'], []],
  ])('mark a partial interval and explain the mark only if they are intervals: %s', (category, categories, notes) => {
    const rows = [{ key: '2026', label: '2026', leads: 1 }];
    const columns = [buildKeyColumn(TITLE), buildLabelColumn(TITLE, TITLE), LEADS];
    const chart = { kind: 'bars' as const, title: TITLE, category, series: ['leads'] };
    const covered = { from: '2026-01-01', to: '2026-10-15' };
    const data = buildChartData(
      {
        name: 'main',
        table: { title: TITLE, columns, intervals: 'label', chart },
        figures: { rows, totals: null, covered },
      },
      'en',
    );
    expect([data.categories, data.partialNotes]).toEqual([categories, notes]);
  });
});
