import { parse } from 'csv-parse/sync';
import { LANGUAGES } from '../../src/common/reference/languages.constants.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../../src/reports/definition/report-definition.rules.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { readWorkbook } from './report.files.js';

const DAYS = 'asOf=2026-10-31&from=2026-01-01';
let api: TestApi;
let reporter: Caller;

beforeAll(async () => {
  api = await startApi();
  reporter = await api.key('reporting');
});
afterAll(() => api.close());

const EVERY = REPORTS.map((report) => [report.name, report] as const);

const listSections = ({ sections = [] }: ReportDefinition) => ['main', 'all', ...sections.map(({ name }) => name)];

/** Returns the first line of a csv. */
async function readCsvHead(query: string): Promise<string[]> {
  const text = (await reporter.bytes(`/reports/${query}&format=csv`)).toString('utf8');
  return parse(text, { bom: true, to_line: 1 })[0]!;
}

describe.each(EVERY)('A file of %s', (name, report) => {
  it('has no head twice as csv, whatever its sections and its parameters are', async () => {
    const choices = Object.entries(report.options).flatMap(([option, { values }]) =>
      values.map((value) => `&${option}=${value}`),
    );
    for (const section of listSections(report)) {
      for (const choice of section === 'all' ? ['', ...choices] : ['']) {
        const head = await readCsvHead(`${name}?${DAYS}&section=${section}${choice}`);
        expect([section, choice, head]).toEqual([section, choice, [...new Set(head)]]);
      }
    }
  });

  it('has no head twice on a sheet of its workbook', async () => {
    for (const language of LANGUAGES) {
      const bytes = await reporter.bytes(`/reports/${name}?${DAYS}&section=all&format=xlsx&lang=${language}`);
      for (const sheet of (await readWorkbook(bytes)).worksheets.slice(0, listSections(report).length - 1)) {
        const { values } = sheet.getRow(1);
        const head = (values as unknown[]).slice(1);
        expect([sheet.name, head]).toEqual([sheet.name, [...new Set(head)]]);
      }
    }
  });

  it('has the columns of json in its csv, and no fact under the name of a column', async () => {
    const { body } = await reporter.get(`/reports/${name}?${DAYS}&section=all`);
    const tables: { columns: { name: string }[] }[] = [body, ...Object.values<never>(body.sections ?? {})];
    const names = tables.flatMap(({ columns }) => columns.map((column) => column.name));
    const facts = Object.keys(body).filter((fact) => typeof body[fact] !== 'object' && fact !== 'timezone');
    const head = await readCsvHead(`${name}?${DAYS}&section=all`);
    expect(head).toEqual([...facts.filter((fact) => fact !== 'rowCount'), 'rowCount', 'row', ...new Set(names)]);
  });
});

describe('The stages of the funnel', () => {
  it.each(['funnel?section=main', 'velocity?section=main', 'pipeline-summary?section=funnel'])(
    'stand beside the period in a csv of %s',
    async (query) => {
      const text = (await reporter.bytes(`/reports/${query}&${DAYS}&format=csv`)).toString('utf8');
      const [first] = parse<Record<string, string>>(text, { bom: true, columns: true });
      expect(first).toMatchObject({
        from: '2026-01-01',
        to: '2026-10-31',
        fromStage: 'first_contact',
        toStage: 'qualified',
      });
    },
  );
});
