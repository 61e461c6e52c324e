import type { ReportDefinition } from './report-definition.rules.js';
import { getDefaultFrom, getFirstOfYearsUntil, listParameters } from './report-parameters.rules.js';

const REPORT: ReportDefinition = {
  name: 'report',
  version: 1,
  columnsVersion: 1,
  title: { en: 'Report', nl: 'Rapport' },
  description: { en: 'Report', nl: 'Rapport' },
  options: {},
  columns: [],
  formatVariant: () => '',
  read: () => Promise.resolve({ rows: [], totals: null }),
};

describe('The 12 months that end with asOf', () => {
  it.each([
    ['2026-10-31', '2025-11-01'],
    ['2026-11-25', '2025-11-26'],
    ['2026-12-31', '2026-01-01'],
    ['2026-02-28', '2025-03-01'],
    ['2025-02-28', '2024-03-01'],
    ['2025-02-27', '2024-02-28'],
    ['2024-02-29', '2023-03-01'],
    ['2024-02-28', '2023-03-01'],
    ['2024-02-27', '2023-02-28'],
    ['1900-01-01', '1899-01-02'],
  ])('%s begin on %s', (asOf, from) => {
    expect(getDefaultFrom({ ...REPORT, coversYear: true }, { options: {}, period: { asOf, to: asOf } })).toBe(from);
  });
});

describe('Two years', () => {
  it.each([
    ['2026-10-31', '2024-11-01'],
    ['2026-02-28', '2024-03-01'],
    ['2024-02-28', '2022-03-01'],
    ['2024-02-29', '2022-03-01'],
  ])('that end on %s begin on %s', (day, from) => {
    expect(getFirstOfYearsUntil(day, 2)).toBe(from);
  });
});

describe('The documented default of from', () => {
  const getDefaults = (report: ReportDefinition) =>
    (['en', 'nl'] as const).map(
      (language) => listParameters(report, language).find(({ name }) => name === 'from')!.default,
    );

  it('is the month of asOf', () => {
    expect(getDefaults(REPORT)).toEqual(['the first day of the month of asOf', 'de eerste dag van de maand van asOf']);
  });

  it('is the year of to in a report of a calendar year, even if the day changes nothing', () => {
    expect(getDefaults({ ...REPORT, countsYear: true, ignores: { from: {} } })).toEqual([
      'the first of January of the year of to',
      '1 januari van het jaar van to',
    ]);
  });
});
