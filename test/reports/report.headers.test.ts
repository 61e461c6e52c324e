import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { LANGUAGES } from '../../src/common/reference/languages.constants.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../../src/reports/definition/report-definition.rules.js';
import { type Caller, useApi } from '../support/api.js';
import { readWorkbook } from './report.files.js';

const DOCUMENT = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as {
  paths: Record<string, { get: { description: string } }>;
};
const DAYS = 'asOf=2026-10-31&from=2026-01-01';
let reporter: Caller;

const { api } = useApi();
beforeAll(async () => (reporter = await api.key('reporting')));

const EVERY = REPORTS.map((report) => [report.name, report] as const);

const listSections = ({ sections = [] }: ReportDefinition) => ['main', 'all', ...sections.map(({ name }) => name)];

/** Returns the first line of a csv. */
async function readCsvHead(query: string): Promise<string[]> {
  const text = (await reporter.bytes(`/reports/${query}&format=csv`)).toString('utf8');
  return parse(text, { bom: true, to_line: 1 })[0]!;
}

describe.each(EVERY)('A file of %s', (name, report) => {
  it('has no head twice as csv, whatever its section is', async () => {
    for (const section of listSections(report)) {
      const head = await readCsvHead(`${name}?${DAYS}&section=${section}`);
      expect([section, head]).toEqual([section, [...new Set(head)]]);
    }
  });

  it('has the same heads as csv whatever its parameters are, and begins with those that the documentation names', async () => {
    const choices = Object.entries(report.options).flatMap(([option, { values }]) =>
      values.map((value) => `&${option}=${value}`),
    );
    for (const section of ['main', 'all']) {
      const usual = await readCsvHead(`${name}?${DAYS}&section=${section}`);
      for (const choice of [...choices, '&lang=nl', '&to=2026-06-30']) {
        expect([choice, await readCsvHead(`${name}?${DAYS}&section=${section}${choice}`)]).toEqual([choice, usual]);
      }
      const { description } = DOCUMENT.paths[`/api/v1/reports/${name}`]!.get;
      const [, named] = /Every line starts with (.+?)\.(?: |\n)/.exec(description)!;
      const documented = named!.split(', ').map((one) => one.replaceAll('`', ''));
      expect(usual.slice(0, documented.length + 1)).toEqual([...documented, 'row']);
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

describe('The basis of a report', () => {
  it.each(['pipeline-summary', 'funnel', 'velocity', 'annual'])(
    'is stated by %s in every format, also where it is what was known',
    async (name) => {
      for (const basis of ['known', 'occurred']) {
        const query = basis === 'known' ? `${name}?${DAYS}` : `${name}?${DAYS}&basis=${basis}`;
        expect((await reporter.get(`/reports/${query}`)).body.basis).toBe(basis);
        const text = (await reporter.bytes(`/reports/${query}&format=csv&section=all`)).toString('utf8');
        const [first] = parse<Record<string, string>>(text, { bom: true, columns: true });
        expect(first!['basis']).toBe(basis);
        const workbook = await readWorkbook(await reporter.bytes(`/reports/${query}&format=xlsx`));
        const facts = workbook.getWorksheet('About')!.getSheetValues() as unknown[][];
        const stated = facts.find((line) => line?.[1] === 'Counted by');
        expect(stated?.[2]).toBe(basis === 'known' ? 'what was known' : 'the days of events');
      }
    },
  );
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

describe('The return of activities', () => {
  it('is shown to readers as the euro announced per euro spent, and kept for programs', async () => {
    for (const [report, section] of [
      ['activity-attribution', null],
      ['pipeline-summary', 'activity-returns'],
      ['annual', 'activity-scoreboard'],
    ] as const) {
      const { items } = (await reporter.get('/reports')).body;
      const found = items.find(({ name }: { name: string }) => name === report);
      const { columns } = section ? found.sections.find(({ name }: { name: string }) => name === section) : found;
      const pick = (wanted: string) => columns.find(({ name }: { name: string }) => name === wanted);
      expect([report, pick('announcedCapexPerEuro')]).toEqual([
        report,
        expect.objectContaining({ kind: 'money', unit: 'EUR', decimals: 2, hidden: false }),
      ]);
      expect([report, pick('return').hidden]).toEqual([report, true]);
    }
  });
});
