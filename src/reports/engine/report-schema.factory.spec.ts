import { createHash } from 'node:crypto';
import { REPORTS } from './report-catalogue.registry.js';
import { buildReportSchema } from './report-schema.factory.js';

/**
 * The version and a digest of the columns of each report. A change of a column needs a higher `columnsVersion` in its report
 * and the digest that the test prints here. A new report needs a line.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'pipeline-summary': '1 1910928ebc168004',
  funnel: '1 ed58ab4ebc926485',
  velocity: '1 8c2458abbd2e8b77',
  'lost-reasons': '1 893f9521e99a2801',
  forecast: '1 cc623418e9ebebf4',
  'activity-attribution': '1 67e45e6322c9f8c0',
  'agreement-scoreboard': '1 848770e51de17385',
  realisation: '1 ff083eb7aaf44a4a',
  'data-quality': '1 42000243e68e7a69',
  annual: '1 87a072a3408b9a97',
  'follow-up': '1 ceceacb621b9249b',
};

describe('The columns of the csv of a report', () => {
  it.each(REPORTS.map((report) => [report.name, report] as const))(
    'of %s have another version when they change',
    (name, report) => {
      const sections = ['main', 'all', ...(report.sections ?? []).map((section) => section.name)];
      const columns = sections.map((section) =>
        buildReportSchema(report, section).columns.map((column) => `${column.name} ${column.type}`),
      );
      const digest = createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 16);
      expect(`${report.columnsVersion} ${digest}`).toBe(KNOWN[name]);
    },
  );
});
