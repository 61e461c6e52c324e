import type { ReportDefinition } from '../document/report-document.rules';
import { buildFileQuery, buildReportQuery, changeReportSearch, readReportSearch } from './report-search.rules';

const parameter = (name: string, type: 'date' | 'choice', value = '') => ({ name, type, default: value });
const definition = {
  name: 'velocity',
  parameters: [
    parameter('asOf', 'date'),
    parameter('from', 'date'),
    parameter('to', 'date'),
    parameter('targetDays', 'choice', '2'),
    parameter('section', 'choice', 'all; in csv main'),
    parameter('format', 'choice', 'json'),
    parameter('separator', 'choice', 'comma'),
    parameter('lang', 'choice', 'en'),
  ],
  sections: [{ name: 'stages' }],
} as unknown as ReportDefinition;
const header = { report: 'velocity', definitionVersion: 2, asOf: '2026-11-28', from: '2026-11-01', to: '2026-11-28' };

describe('The parameters of a report in the address', () => {
  it('are read without those that the report does not have, or that the screen sets itself', () => {
    const address = { targetDays: 5, from: '2026-01-01', groupBy: 'stage', format: 'pdf', lang: 'nl', to: '' };
    expect(readReportSearch(definition, address)).toEqual({ targetDays: '5', from: '2026-01-01' });
  });

  it('are left out where they have their default', () => {
    const search = { targetDays: '5', from: '2026-01-01' };
    const changes = { targetDays: '2', section: 'all', from: undefined, to: '2026-02-01' };
    expect(changeReportSearch(definition, search, changes)).toEqual({ to: '2026-02-01' });
  });

  it('ask for all tables unless one is chosen', () => {
    expect(buildReportQuery(definition, {}, 'en')).toEqual({ section: 'all', lang: 'en' });
    expect(buildReportQuery(definition, { section: 'stages' }, 'nl')).toEqual({ section: 'stages', lang: 'nl' });
  });
});

describe('The address of a file', () => {
  it('names everything that the document shows, so that it has the same figures on another day', () => {
    const document = { ...header, targetDays: '5', section: 'stages' };
    expect(buildFileQuery(definition, document, { format: 'pdf', lang: 'nl' })).toEqual({
      asOf: '2026-11-28',
      from: '2026-11-01',
      to: '2026-11-28',
      targetDays: '5',
      section: 'stages',
      format: 'pdf',
      lang: 'nl',
    });
  });

  it('has semicolons in Dutch, as Excel expects them', () => {
    expect(buildFileQuery(definition, header, { format: 'csv', lang: 'nl' })).toMatchObject({ separator: 'semicolon' });
    expect(buildFileQuery(definition, header, { format: 'csv', lang: 'en' })).not.toHaveProperty('separator');
  });
});
