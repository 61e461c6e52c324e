import {
  buildCountColumn,
  buildEuroColumn,
  buildKeyColumn,
  buildLabelColumn,
  buildRatioColumn,
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

  const fillIntervals = (labels: string[], language: 'en' | 'nl' = 'en', intervals?: string) => {
    const columns = [buildLabelColumn(TITLE, TITLE), LEADS, buildRatioColumn('ratio', TITLE, TITLE)];
    const chart = { kind: 'bars' as const, title: TITLE, category: 'label', series: ['leads', 'ratio'] };
    const rows = labels.map((label) => ({ label, leads: 3, ratio: 0.5 }));
    const table = { title: TITLE, columns, chart, ...(intervals ? { intervals } : {}) };
    const covered = { from: '2026-10-15', to: '2027-12-31' };
    return buildChartData({ name: 'main', table, figures: { rows, totals: null, covered } }, language);
  };

  it('have the years between two others, with nothing counted and no ratio', () => {
    const data = fillIntervals(['2017', '2020', '2021'], 'en', 'label');
    expect(data.categories).toEqual(['2017', '2018', '2019', '2020', '2021']);
    expect(data.series.map(({ values }) => values)).toEqual([
      [3, 0, 0, 3, 3],
      [0.5, null, null, 0.5, 0.5],
    ]);
    expect(fillIntervals(['2017', '2020']).categories).toEqual(['2017', '2020']);
    expect(fillIntervals(['1990', '2020'], 'en', 'label').categories).toEqual(['1990', '2020']);
  });

  it.each([
    ['en', ['Oct 2026*', 'Nov 2026', 'Dec 2026', 'Jan 2027', 'Later'], '* Oct 2026: from 15 October 2026 only.'],
    ['nl', ['okt 2026*', 'nov 2026', 'dec 2026', 'jan 2027', 'Later'], '* okt 2026: enkel vanaf 15 oktober 2026.'],
  ] as const)('have months in words, as their notes do, in %s', (language, categories, note) => {
    const data = fillIntervals(['2026-10', '2026-11', '2027-01', 'Later'], language, 'label');
    expect([data.categories, data.partialNotes]).toEqual([categories, [note]]);
  });

  it('have quarters in words', () => {
    const labels = ['2027-Q1', '2027-Q3'];
    expect(fillIntervals(labels, 'en', 'label').categories).toEqual(['Q1 2027', 'Q2 2027', 'Q3 2027']);
    expect(fillIntervals(labels, 'nl', 'label').categories[2]).toBe('3e kwartaal 2027');
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
    expect(build('sectors', CAPEX)).toEqual(['By sector: capex (EUR)', 'Per sector: capex (euro)']);
    expect(build('sectors', WON)).toEqual(['By sector: won (projects)', 'Per sector: gewonnen (projecten)']);
    expect(build('main', WON)).toEqual(['Won (projects)', 'Gewonnen (projecten)']);
  });

  it('repeats no unit that the title names', () => {
    expect(build('main', WON, 'Announced projects')[0]).toBe('Announced projects');
    expect(build('main', WON, 'Projects announced: all')[0]).toBe('Projects announced: all');
    expect(build('main', WON, 'Projectsize')[0]).toBe('Projectsize (projects)');
  });
});
