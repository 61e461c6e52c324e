import { type Caller, useApi } from '../support/api.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import { REPORT_FORMATS } from '../../src/reports/definition/report-definition.rules.js';

// Half an hour past midnight of 4 November in Brussels, when it is still the 3rd in UTC.
const clock = new ManualClock(new Date('2026-11-03T23:30:00Z'));
let reporter: Caller;

const { api } = useApi({ clock });
beforeAll(async () => (reporter = await api.key('reporting')));

const path = '/reports/pipeline-summary';

describe('reports', () => {
  it('are listed with their parameters and the units and definitions of their columns', async () => {
    const { items } = (await reporter.get('/reports')).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(REPORTS.map(({ name }) => name));
    const [summary] = items;
    expect(summary).toMatchObject({ name: 'pipeline-summary', definitionVersion: 6, formats: [...REPORT_FORMATS] });
    const names = summary.parameters.map(({ name }: { name: string }) => name);
    expect(names.join(' ')).toBe('asOf from to groupBy basis section format separator lang');
    const { columns } = (await reporter.get(path)).body;
    expect(summary.columns).toMatchObject(columns);
    for (const { unit, definition } of columns) {
      expect(unit).not.toBe('');
      expect(definition).toMatch(/\.$/);
    }
  });

  it('are listed with what a screen needs: titles, labels, kinds of figures, and the days that change nothing', async () => {
    const { items } = (await reporter.get('/reports?lang=nl')).body;
    const find = (name: string) => items.find((one: { name: string }) => one.name === name);
    const summary = find('pipeline-summary');
    expect(summary).toMatchObject({ defaultPeriod: 'month', chart: 'Verwachte en gewogen jobs', tiles: [] });
    const findParameter = (report: string, wanted: string) =>
      find(report).parameters.find(({ name }: { name: string }) => name === wanted);
    expect(findParameter('pipeline-summary', 'groupBy')).toMatchObject({
      title: 'Groepering',
      labels: { stage: 'per fase', owner: 'per eigenaar' },
    });
    expect(findParameter('pipeline-summary', 'section').labels).toMatchObject({ all: 'Alle onderdelen' });
    expect(findParameter('pipeline-summary', 'from').ignoredWith).toBeNull();
    expect(findParameter('realisation', 'from').ignoredWith).toEqual({ counting: 'ever' });
    expect(findParameter('forecast', 'to').ignoredWith).toEqual({});
    expect(summary.columns[0]).toMatchObject({ name: 'key', hidden: true, kind: 'text', codes: null });
    expect(summary.columns.at(-1)).toMatchObject({ name: 'medianDaysInStage', kind: 'days', decimals: 1 });
    const periods = ['funnel', 'annual', 'realisation', 'forecast'].map((name) => find(name).defaultPeriod);
    expect(periods).toEqual(['last_12_months', 'calendar_year', 'from_beginning', 'day']);
    expect(find('annual').tiles.map(({ name }: { name: string }) => name)).toEqual(['projects', 'jobs', 'capexEur']);
    expect(find('funnel').sections[1]).toMatchObject({ name: 'win-rate', chart: null, description: null });
  });

  it('cover today in Brussels and the month so far by default', async () => {
    const answer = await reporter.get(path);
    expect(answer.body).toMatchObject({
      report: 'pipeline-summary',
      asOf: '2026-11-04',
      from: '2026-11-01',
      to: '2026-11-04',
      groupBy: 'stage',
      timezone: 'Europe/Brussels',
    });
    expect(answer.headers.get('content-disposition')).toBe(
      'inline; filename="pipeline-summary_2026-11-04_by-stage_en.json"',
    );
    const past = (await reporter.get(`${path}?asOf=2026-02-28`)).body;
    expect(past).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  });

  it.each([
    ['a day ahead', 'asOf=2026-11-05', [['?asOf', 'report.as_of_in_future']]],
    ['an impossible date', 'asOf=2026-02-29', [['?asOf', 'parameter.invalid']]],
    [
      'no date at all',
      'from=yesterday&to=',
      [
        ['?from', 'parameter.invalid'],
        ['?to', 'parameter.invalid'],
      ],
    ],
    ['a period turned round', 'from=2026-11-03&to=2026-11-02', [['?from', 'report.from_after_to']]],
    ['an end before the month of asOf', 'to=2026-10-31', [['?from', 'report.from_after_to']]],
    ['an end after asOf', 'asOf=2026-10-31&to=2026-11-01', [['?to', 'report.to_after_as_of']]],
    ['an unknown grouping', 'groupBy=colour', [['?groupBy', 'parameter.invalid']]],
    [
      'two things at once',
      'groupBy=colour&asOf=2027-01-01',
      [
        ['?groupBy', 'parameter.invalid'],
        ['?asOf', 'report.as_of_in_future'],
      ],
    ],
    ['an unknown format', 'format=docx', [['?format', 'parameter.invalid']]],
    ['an unknown parameter', 'asof=2026-11-01', [['?asof', 'parameter.unknown']]],
    ['a parameter given twice', 'groupBy=owner&groupBy=stage', [['?groupBy', 'parameter.repeated']]],
    ['a name that every object has', 'constructor=1', [['?constructor', 'parameter.unknown']]],
    ['a NUL character', 'groupBy=%00', [['?groupBy', 'parameter.invalid']]],
  ])('refuse %s and say where', async (_what, query, errors) => {
    const answer = await reporter.get(`${path}?${query}`);
    expect(answer.status).toBe(422);
    const named = answer.body.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]);
    expect(named).toEqual(errors);
  });

  it('are not found if they are not in the list', async () => {
    expect((await reporter.get('/reports/pipeline')).status).toBe(404);
  });

  it.each([
    ['admin', 200],
    ['manager', 200],
    ['bdm', 200],
    ['viewer', 200],
    ['reporting', 200],
    ['integration', 403],
  ] as const)('answer a key of the role %s with %i', async (role, status) => {
    const key = await api.key(role);
    for (const address of [path, `${path}?format=csv`, '/reports'])
      expect((await key.get(address)).status).toBe(status);
  });

  it('are for known callers only, and for keys with the scope', async () => {
    expect((await api.anonymous.get(path)).status).toBe(401);
    expect((await (await api.key('reporting', ['leads:export'])).get(path)).status).toBe(403);
    expect((await (await api.key('reporting', ['reports:read'])).get(path)).status).toBe(200);
  });
});
