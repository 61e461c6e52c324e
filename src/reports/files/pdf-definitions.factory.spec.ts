import { annual } from '../annual/annual.report.js';
import type { ReportDocument } from '../definition/report-document.rules.js';
import { lostReasons } from '../lost-reasons/lost-reasons.report.js';
import { listDefinitions } from './pdf-definitions.factory.js';

function buildDocument(report: typeof annual, language: 'en' | 'nl'): ReportDocument {
  const period = { asOf: '2026-10-31', from: '2026-01-01', to: '2026-10-31' };
  const figures = { rows: [], totals: null };
  return {
    report,
    request: { period, knownBefore: new Date('2026-10-31T23:00:00Z'), basis: 'known', options: {}, language },
    output: { format: 'pdf', section: 'all' },
    figures: {
      tables: [
        { name: 'main', table: report, figures },
        ...(report.sections ?? []).map((table) => ({ name: table.name, table, figures })),
      ],
      tiles: null,
    },
  };
}

describe('The definitions of a document', () => {
  it('name the tables of a term that has several definitions', () => {
    const terms = listDefinitions(buildDocument(annual, 'en')).map(({ term }) => term);
    expect(terms).toEqual(
      expect.arrayContaining(['Type (By investment type)', 'Type (Activities of the year)', 'Municipality']),
    );
    expect(terms).not.toContain('Type');
  });

  it.each([
    ['annual', annual],
    ['lost-reasons', lostReasons],
  ])('of %s have every term once', (_, report) => {
    for (const language of ['en', 'nl'] as const) {
      const terms = listDefinitions(buildDocument(report, language)).map(({ term }) => term);
      expect(terms).toEqual([...new Set(terms)]);
    }
  });
});
