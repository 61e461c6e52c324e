import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { Caller, PASSWORD, useApi } from '../support/api.js';
import { run, upload, work } from './imports.given.js';
import { COLUMNS, countPastLeads, generatePastLeads, type PastLead, writePastLeads } from './past-leads.given.js';

const COMPANIES = ['Zonneveld Glas NV', 'Maaskant Robotica NV', 'Kempen Licht NV'];
const LOADED = generatePastLeads(0, 90, COMPANIES);
const LATER = generatePastLeads(200, 60, COMPANIES);
const BASES_OF = ['pipeline-summary', 'funnel', 'velocity', 'annual'];

const DAY_MS = 86_400_000;
const clock = new ManualClock(new Date(Date.now() - 4 * DAY_MS));
const getToday = () => getLocalDate(AGENCY_ZONE, clock.now());
const loadDay = getToday();
const DAYS = ['2016-12-31', '2018-06-30', '2021-11-28', '2024-02-29', addDays(loadDay, -1)];

let reader: Caller;
const { api, make } = useApi({ clock });
beforeAll(async () => {
  reader = await api.key('manager');
  for (const name of COMPANIES) await make.company({ name, country: 'BE' });
});

/** Uploads leads whose columns are named like the fields. */
async function uploadLeads(by: Caller, leads: readonly PastLead[], settings: object = {}): Promise<string> {
  const { body, text, status } = await upload(by, { entity: 'leads', content: writePastLeads(leads) });
  if (status !== 201) throw new Error(text);
  const mapping = COLUMNS.map((column) => ({ column, field: column }));
  const answer = await by.patch(`/imports/${body.id}`, { mapping, ...settings });
  if (answer.status !== 200) throw new Error(answer.text);
  return body.id as string;
}

async function readReport(name: string, parameters: Record<string, string>) {
  const { status, body, text } = await reader.get(`/reports/${name}?${new URLSearchParams(parameters)}`);
  if (status !== 200) throw new Error(text);
  return body;
}

/** Returns the figures of four reports in the form in which the test counts them. */
async function readFigures({ from, asOf, ...more }: { from: string; asOf: string; basis?: string }) {
  const period = { from, asOf, ...more };
  const summary = await readReport('pipeline-summary', period);
  const funnel = await readReport('funnel', { ...period, section: 'reached' });
  const velocity = await readReport('velocity', period);
  const annual = await readReport('annual', { asOf, section: 'activity-scoreboard', ...more });
  const byName = (rows: { key: string }[], column: string) =>
    STAGE_NAMES.map((stage) => rows.find(({ key }) => key === stage)![column as 'key']);
  const { open, jobs, new: received, advanced, lost, won, abandoned } = summary.totals;
  const year = annual.rows.find((row: { year: string }) => row.year === asOf.slice(0, 4));
  return {
    open,
    jobs,
    openByStage: byName(summary.rows, 'open'),
    new: received,
    advanced,
    lost,
    won,
    abandoned,
    reached: funnel.sections.reached.rows.map((row: { reached: number }) => row.reached),
    announced: { projects: year.projects, jobs: year.jobs },
    attributed: pick(annual.sections['activity-scoreboard'].totals, [
      'newLeads',
      'qualifiedLeads',
      'announcedJobs',
      'wins',
    ]),
    spans: velocity.rows.slice(0, STAGE_NAMES.length - 1).map((row: { leads: number }) => row.leads),
  };
}

const pick = (row: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name]]));

const buildYear = (asOf: string) => ({ from: `${asOf.slice(0, 4)}-01-01`, asOf });

/** Reads the files of all reports of past days. */
async function readPastFiles(days: readonly string[]): Promise<string[]> {
  const { items } = (await reader.get('/reports')).body as { items: { name: string }[] };
  const files: string[] = [];
  for (const { name } of items) {
    for (const day of days) files.push((await reader.bytes(`/reports/${name}?asOf=${day}`)).toString('base64'));
  }
  return files;
}

describe('An initial load of leads', () => {
  let id: string;

  it('is refused to all but administrators', async () => {
    const mine = await uploadLeads(api.manager, LOADED.slice(0, 1));
    const answer = await api.manager.patch(`/imports/${mine}`, { mode: 'initial_load' });
    expect(answer.body).toMatchObject({ status: 403, code: 'import.initial_load_forbidden' });
  });

  it('is refused for records without a history', async () => {
    const answer = await upload(api.admin, { entity: 'companies', content: 'Name;Country\nBloemen NV;BE\n' });
    const { body } = await api.admin.patch(`/imports/${answer.body.id}`, { mode: 'initial_load' });
    expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/mode', code: 'import.mode' }] });
  });

  it('shows the history of the file in reports of past days, which say so', async () => {
    id = await uploadLeads(api.admin, LOADED, { mode: 'initial_load' });
    const rows = await run(api, api.admin, id);
    expect(rows.filter(({ outcome }) => outcome !== 'create')).toEqual([]);
    for (const asOf of DAYS) {
      const period = buildYear(asOf);
      expect([asOf, await readFigures(period)]).toEqual([asOf, countPastLeads(LOADED, period)]);
    }
    const past = await readReport('pipeline-summary', { asOf: '2021-11-28', groupBy: 'owner' });
    expect(past.notes.join()).toMatch(/History loaded on \d/);
    // The owner did not exist five years ago, but has a name in the report.
    expect(past.rows.map(({ label }: { label: string }) => label)).not.toContainEqual(
      expect.stringMatching(/^[\da-f-]{36}$/),
    );
    expect((await readReport('pipeline-summary', { asOf: loadDay })).notes ?? []).toEqual([]);
  });

  it('gives the same figures by what was known and by the days of events', async () => {
    for (const asOf of DAYS) {
      const period = buildYear(asOf);
      expect(await readFigures({ ...period, basis: 'occurred' })).toEqual(await readFigures(period));
    }
  });

  it('leaves past days as they are when a lead moves on afterwards', async () => {
    clock.set(new Date(clock.now().getTime() + 2 * DAY_MS));
    const before = await readPastFiles(DAYS);
    const { body } = await reader.get('/leads?stage=proposal&status=open&limit=1');
    const [lead] = body.items;
    const changed = await reader.patch(`/leads/${lead.id}`, { jobsExpected: 7_777 });
    const closed = await reader.post(`/leads/${lead.id}/status`, { status: 'lost', reason: 'financing' });
    expect([changed.status, closed.status]).toEqual([200, 200]);
    expect(await readPastFiles(DAYS)).toEqual(before);
  });

  it('lists imported wins in the data quality with the importing person', async () => {
    const wins = LOADED.filter(({ status }) => status === 'won');
    const { sections } = await readReport('data-quality', { section: 'imported-wins' });
    expect(sections['imported-wins'].rows).toHaveLength(wins.length);
    expect(
      new Set(sections['imported-wins'].rows.map(({ importedBy }: { importedBy: string }) => importedBy)).size,
    ).toBe(1);
    const { body } = await reader.get('/leads?status=won&limit=1');
    expect(body.items[0]).toMatchObject({ verification: 'imported' });
  });

  it('is refused while a month is locked, also in the middle of a run', async () => {
    const admin = await signInAgain(api.admin);
    const next = await uploadLeads(admin, generatePastLeads(400, 2, COMPANIES), { mode: 'initial_load' });
    // A lock whose figures were read while history is loaded would not have them.
    await setStatus(next, 'running');
    expect(await lockMonth({})).toMatchObject({ status: 409, code: 'report_lock.history_loading' });
    await setStatus(next, 'uploaded');
    expect(await lockMonth({})).toMatchObject({ parameters: { groupBy: 'stage', basis: 'known' } });
    expect((await admin.post(`/imports/${next}/run`)).body).toMatchObject({
      status: 409,
      code: 'import.month_locked',
    });
    expect((await admin.post(`/imports/${next}/dry-run`)).body).toMatchObject({ code: 'import.month_locked' });
    await setStatus(next, 'running');
    await work(api);
    const { body } = await admin.get(`/imports/${next}/rows`);
    expect(body.items.map(({ errors }: { errors: { code: string }[] }) => errors[0]?.code)).toEqual([
      'import.month_locked',
      'import.month_locked',
    ]);
  });
});

const setStatus = (id: string, status: string) =>
  api.db.query('UPDATE import SET status = $2 WHERE id = $1', [id, status]);

async function lockMonth(parameters: object) {
  const month = addDays(`${loadDay.slice(0, 7)}-01`, -1).slice(0, 7);
  const manager = await signInAgain(api.manager);
  return (await manager.post('/report-locks', { report: 'pipeline-summary', month, parameters })).body;
}

/** Signs a person in again, because the session has ended by now. */
async function signInAgain({ id }: Caller): Promise<Caller> {
  const { rows } = await api.db.query<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [id]);
  const { body } = await api.anonymous.post('/auth/login', { email: rows[0]!.email, password: PASSWORD });
  return new Caller(api.url, id, { authorization: `Bearer ${body.accessToken}` });
}

describe('A later import of leads', () => {
  it('keeps the bytes of past days, and counts by the days of events on request', async () => {
    const days = [...DAYS, loadDay];
    const before = await readPastFiles(days);
    const counted = await Promise.all(DAYS.map((asOf) => readFigures({ ...buildYear(asOf), basis: 'occurred' })));
    const id = await uploadLeads(await signInAgain(api.manager), LATER);
    const manager = await signInAgain(api.manager);
    expect((await run(api, manager, id)).filter(({ outcome }) => outcome !== 'create')).toEqual([]);
    expect(await readPastFiles(days)).toEqual(before);
    for (const [index, asOf] of DAYS.entries()) {
      const period = buildYear(asOf);
      const figures = await readFigures({ ...period, basis: 'occurred' });
      expect([asOf, subtract(figures, counted[index]!)]).toEqual([asOf, countPastLeads(LATER, period)]);
    }
  });

  it('is named in the file of a report that counts by the days of events', async () => {
    for (const name of BASES_OF) {
      const { headers } = await reader.get(`/reports/${name}?asOf=2021-11-28&basis=occurred&format=csv`);
      expect(headers.get('content-disposition')).toContain('occurred');
    }
  });

  it('cannot be locked by the days of events', async () => {
    expect(await lockMonth({ basis: 'occurred' })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/parameters/basis', code: 'report_lock.basis' }],
    });
  });
});

type Figures = Awaited<ReturnType<typeof readFigures>>;

/** Subtracts the figures of the leads that were there before. */
function subtract(figures: Figures, before: Figures): unknown {
  const minus = (a: unknown, b: unknown): unknown => {
    if (typeof a === 'number') return a - (b as number);
    if (Array.isArray(a)) return a.map((each, index) => minus(each, (b as unknown[])[index]));
    return Object.fromEntries(
      Object.entries(a as object).map(([name, each]) => [name, minus(each, (b as Record<string, unknown>)[name])]),
    );
  };
  return minus(figures, before);
}
