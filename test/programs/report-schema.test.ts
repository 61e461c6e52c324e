import { parse } from 'csv-parse/sync';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import type { CellType } from '../../src/reports/engine/report-schema.view.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import { type Caller, useApi } from '../support/api.js';

const clock = new ManualClock(new Date());
const { api, make } = useApi({ clock });
let reporter: Caller;
beforeAll(async () => {
  reporter = await api.key('reporting');
  await make.lead({ stage: 'qualified', receivedOn: '2026-02-01' });
  await make.lead({ stage: 'invested', receivedOn: '2026-02-01' });
});

const FORMS: Readonly<Record<CellType, RegExp>> = {
  text: /^/,
  date: /^(\d{4}-\d\d-\d\d)?$/,
  integer: /^(-?\d+)?$/,
  number: /^(-?\d+(\.\d+)?)?$/,
  boolean: /^(true|false)$/,
};

const today = () => getLocalDate(AGENCY_ZONE, clock.now());

async function readCsv(path: string): Promise<Record<string, string>[]> {
  const text = (await reporter.bytes(path)).toString('utf8');
  return parse(text, { bom: true, columns: true });
}

describe.each(REPORTS.map((report) => [report.name, report] as const))('The schema of %s', (name, report) => {
  it('has the columns of its csv, with the types of their cells and the version that every line has', async () => {
    for (const section of ['main', 'all', ...(report.sections ?? []).map((one) => one.name)]) {
      const { body } = await reporter.get(`/reports/${name}/schema?section=${section}`);
      const rows = await readCsv(`/reports/${name}?format=csv&section=${section}&from=2026-01-01`);
      const heads = Object.keys(rows[0] ?? {});
      const columns: { name: string; type: CellType; meaning: string }[] = body.columns;
      if (rows.length > 0) expect(columns.map((column) => column.name)).toEqual(heads);
      expect(columns.filter(({ meaning }) => meaning === '')).toEqual([]);
      for (const row of rows) {
        const wrong = columns.filter((column) => !FORMS[column.type].test(row[column.name] ?? '-'));
        expect(wrong.map((column) => [column.name, row[column.name]])).toEqual([]);
        expect(row['columnsVersion']).toBe(String(body.columnsVersion));
      }
    }
    const usual = await reporter.get(`/reports/${name}/schema`);
    expect(usual.body).toEqual((await reporter.get(`/reports/${name}/schema?section=main`)).body);
  });
});

describe('The schema of a report', () => {
  it('is refused for a section or a report that does not exist', async () => {
    expect((await reporter.get('/reports/funnel/schema?section=none')).fieldErrors).toEqual([
      '?section parameter.invalid',
    ]);
    expect((await reporter.get('/reports/none/schema')).problem).toEqual([404, 'report.not_found']);
    expect((await api.anonymous.get('/reports/funnel/schema')).status).toBe(401);
  });

  it('has the version of the columns that the catalogue and json have', async () => {
    const { body } = await reporter.get('/reports');
    for (const { name, columnsVersion } of body.items) {
      const schema = (await reporter.get(`/reports/${name}/schema`)).body;
      const json = (await reporter.get(`/reports/${name}?section=main`)).body;
      expect([name, schema.columnsVersion, json.columnsVersion]).toEqual([name, columnsVersion, columnsVersion]);
    }
  });
});

describe('The figures of a report', () => {
  it('are provisional until the day asOf is over', async () => {
    const day = today();
    const path = `/reports/pipeline-summary?asOf=${day}`;
    expect((await reporter.get(path)).body.provisional).toBe(true);
    expect((await reporter.get('/reports/pipeline-summary')).body.provisional).toBe(true);
    expect((await readCsv(`${path}&format=csv`))[0]!['provisional']).toBe('true');
    expect((await reporter.get('/reports/pipeline-summary?asOf=2026-10-31')).body.provisional).toBe(false);
    // A fact that becomes known later about an event of an earlier day counts by the day of the event.
    expect((await reporter.get('/reports/funnel?asOf=2026-10-31&basis=occurred')).body.provisional).toBe(true);
    clock.set(new Date(clock.now().getTime() + 86_400_000));
    expect((await reporter.get(path)).body.provisional).toBe(false);
    expect((await readCsv(`${path}&format=csv`))[0]!['provisional']).toBe('false');
  });
});
