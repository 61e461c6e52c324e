import { realisation } from '../realisation/realisation.report.js';
import { velocity } from '../velocity/velocity.report.js';
import { formatMoreRows, formatSourceLine } from '../definition/document-text.rules.js';
import type { ReportDefinition, ReportFormat, ReportRow } from '../definition/report-definition.rules.js';
import type { FilledTable, ReportDocument } from '../definition/report-document.rules.js';

const fill = (name: string, table: FilledTable['table'], count: number): FilledTable => {
  return { name, table, figures: { rows: Array.from({ length: count }, (): ReportRow => ({})), totals: null } };
};

function format(
  report: ReportDefinition,
  options: Record<string, string>,
  language: 'en' | 'nl',
  [tables, format, section]: [ReportDocument['figures']['tables'], ReportFormat, string],
): string {
  const period = { asOf: '2026-10-31', from: '2026-01-01', to: '2026-10-31' };
  const request = { period, knownBefore: new Date('2026-10-31T23:00:00Z'), basis: 'known' as const, options, language };
  return formatSourceLine({ report, request, output: { format, section }, figures: { tables, tiles: null } });
}

describe('The line of sources', () => {
  const options = { groupBy: 'none', targetDays: '2' };
  const [stages] = velocity.sections!;
  const main = fill('main', velocity, 11);

  it('names the report, its parameters and the rows of its main table', () => {
    expect(format(velocity, options, 'en', [[main, fill('stages', stages!, 7)], 'pdf', 'all'])).toBe(
      'Report: Velocity, version 3 of its definition. Grouping: all leads together. Answer due within: 2 working days. ' +
        'All sections. Language: English. Main table: 11 rows.',
    );
    expect(format(velocity, { groupBy: 'owner', targetDays: '1' }, 'nl', [[main], 'pdf', 'stages'])).toBe(
      'Rapport: Doorlooptijden, versie 3 van de definitie. Groepering: per eigenaar. Antwoord verwacht binnen: 1 werkdag. ' +
        'Onderdeel: Dagen per fase. Taal: Nederlands. Hoofdtabel: 11 rijen.',
    );
  });

  it('names the table that a chart is of', () => {
    expect(format(velocity, options, 'nl', [[fill('stages', stages!, 7)], 'svg', 'all'])).toBe(
      'Rapport: Doorlooptijden, versie 3 van de definitie. Groepering: alle leads samen. Antwoord verwacht binnen: 2 werkdagen. ' +
        'Taal: Nederlands. Grafiek van de tabel “Dagen per fase”: 7 rijen.',
    );
    expect(
      format(realisation, { minMonths: '36', counting: 'ever' }, 'en', [[fill('main', realisation, 1)], 'svg', 'all']),
    ).toBe(
      'Report: Realisation, version 4 of its definition. Investments judged: announced at least 36 months before the day of the figures. ' +
        'Counting: from the beginning. Language: English. Chart of the main table: 1 row.',
    );
  });
});

describe('The note about rows that are left out', () => {
  it('is a sentence, in the singular for one row', () => {
    expect([formatMoreRows.en(8), formatMoreRows.en(1)]).toEqual([
      'The workbook (xlsx) has 8 more rows.',
      'The workbook (xlsx) has 1 more row.',
    ]);
    expect([formatMoreRows.nl(8), formatMoreRows.nl(1)]).toEqual([
      'In het Excel-bestand staan nog 8 rijen.',
      'In het Excel-bestand staat nog 1 rij.',
    ]);
  });
});
