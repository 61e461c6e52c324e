import {
  buildCountColumn,
  buildEuroColumn,
  buildKeyColumn,
  buildLabelColumn,
} from '../definition/report-column.factory.js';
import { buildChartData, formatChartHeading } from './chart-data.rules.js';

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

describe('The heading of a chart', () => {
  const CAPEX = buildEuroColumn('capexEur', { en: 'Capex', nl: 'Capex' }, TITLE);
  const SECTOR = { en: 'By sector', nl: 'Per sector' };
  const WON = buildCountColumn('won', 'projects', { en: 'Won', nl: 'Gewonnen' }, TITLE);
  const build = (name: string, column: typeof LEADS, title?: string) => {
    const chart = {
      kind: 'bars' as const,
      title: { en: title!, nl: title! },
      category: 'label',
      series: [column.name],
    };
    const columns = [buildLabelColumn(TITLE, TITLE), column];
    const table = { title: SECTOR, columns, ...(title ? { chart } : {}) };
    const filled = { name, table, figures: { rows: [{ label: 'a', [column.name]: 1 }], totals: null } };
    return (['en', 'nl'] as const).map((language) => formatChartHeading(buildChartData(filled, language)));
  };

  it('names the figure that is drawn by default, with its unit', () => {
    expect(build('sectors', CAPEX)).toEqual(['By sector: capex (EUR)', 'Per sector: capex (EUR)']);
    expect(build('sectors', WON)).toEqual(['By sector: won (projects)', 'Per sector: gewonnen (projecten)']);
    expect(build('main', WON)).toEqual(['Won (projects)', 'Gewonnen (projecten)']);
  });

  it('repeats no unit that the title names', () => {
    expect(build('main', WON, 'Announced projects')[0]).toBe('Announced projects');
    expect(build('main', WON, 'Projects announced: all')[0]).toBe('Projects announced: all');
    expect(build('main', WON, 'Projectsize')[0]).toBe('Projectsize (projects)');
  });
});
