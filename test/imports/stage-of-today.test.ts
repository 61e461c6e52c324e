import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { addDays, getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { Caller, PASSWORD, useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { check, run, uploadLines, work } from './imports.given.js';

const clock = new ManualClock(new Date());
const getToday = () => getLocalDate(AGENCY_ZONE, clock.now());
const { api } = useApi({ clock });
let reader: Caller;
beforeAll(async () => {
  reader = await api.key('manager');
  await new Make(api).company({ name: 'Berk Machines', country: 'DE' });
});

const FIELDS = [
  'title',
  'company.name',
  'source.channel',
  'receivedOn',
  'stage',
  'stageSince',
  'stageDates.qualified',
  'stageDates.announced',
  'stageDates.invested',
  'status',
  'closedOn',
  'lostReason',
] as const;
type GivenLead = Partial<Record<(typeof FIELDS)[number], string>>;

/** Uploads leads with all columns, and returns the import. */
async function uploadLeads(by: Caller, ...leads: GivenLead[]): Promise<string> {
  const defaults: GivenLead = { 'company.name': 'Berk Machines', 'source.channel': 'web', receivedOn: '2024-01-10' };
  const lines = leads.map((lead) => FIELDS.map((field) => ({ ...defaults, ...lead })[field] ?? '').join(';'));
  return (await uploadLines(by, 'leads', FIELDS.join(';'), ...lines)).id;
}

/** Imports leads, and returns the rows. */
const importLeads = async (...leads: GivenLead[]) => run(api, api.bdm, await uploadLeads(api.bdm, ...leads));

const readLead = async (id: string) => (await reader.get(`/leads/${id}`)).body;
const readHistory = async (id: string) =>
  (await reader.get(`/leads/${id}/transitions?sort=seq`)).body.items.map(
    (each: Record<string, string>) =>
      `${each['kind'] === 'stage' ? each['toStage'] : each['toStatus']} ${each['occurredOn']}`,
  );
const listWarnings = (row: { warnings: { column: string | null; code: string }[] }) =>
  row.warnings.map(({ column, code }) => `${column} ${code}`);

describe('The stage of today of an imported lead', () => {
  it('is reached in one transition, with no day for the stages in between', async () => {
    const rows = await importLeads(
      { title: 'Since', stage: 'Negotiation', stageSince: '2024-05-02' },
      { title: 'Not since', stage: 'negotiation' },
      { title: 'Dated', stage: 'Onderhandeling', stageSince: '2024-05-02', 'stageDates.qualified': '2024-02-01' },
      { title: 'First', stage: 'first_contact' },
    );
    expect(rows.map(({ outcome, warnings }) => [outcome, warnings])).toEqual(rows.map(() => ['create', []]));
    expect(await Promise.all(rows.map(({ recordId }) => readHistory(recordId)))).toEqual([
      ['negotiation 2024-05-02'],
      ['negotiation 2024-01-10'],
      ['qualified 2024-02-01', 'negotiation 2024-05-02'],
      [],
    ]);
    expect(await readLead(rows[0].recordId)).toMatchObject({ stage: 'negotiation', stageEnteredOn: '2024-05-02' });
    expect(await readLead(rows[3].recordId)).toMatchObject({ stage: 'first_contact', stageEnteredOn: '2024-01-10' });
  });

  it('meets no gate, and the lead says what is missing', async () => {
    const [row] = await importLeads({ title: 'Bare', stage: 'negotiation', stageSince: '2024-05-02' });
    const { body } = await reader.get(`/leads/${row.recordId}/gates`);
    const announced = body.find(({ stage }: { stage: string }) => stage === 'announced');
    const missing = announced.missing.map(({ field }: { field: string }) => field);
    expect(missing).toEqual(expect.arrayContaining(['contactIds', 'projectManagerId', 'propositionSentOn', 'sites']));
  });

  it('leaves out a day that is out of order, and imports the rest of the row', async () => {
    const [row] = await importLeads({
      title: 'Out of order',
      stage: 'announced',
      stageSince: '2024-05-02',
      'stageDates.qualified': '2023-12-24',
    });
    expect(row).toMatchObject({
      outcome: 'create',
      warnings: [{ column: 'stageDates.qualified', cell: '2023-12-24', code: 'import.stage_date_left_out' }],
    });
    expect(await readHistory(row.recordId)).toEqual(['announced 2024-05-02']);
  });

  it('sets the day of the announcement where it is known (F20)', async () => {
    const rows = await importLeads(
      { title: 'Announced since', stage: 'announced', stageSince: '2024-05-02' },
      { title: 'Announced before', stage: 'invested', closedOn: '2025-06-01', 'stageDates.announced': '2024-05-02' },
      { title: 'Announced at some time', stage: 'announced' },
    );
    const leads = await Promise.all(rows.map(({ recordId }) => readLead(recordId)));
    expect(leads.map(({ announcedOn }) => announcedOn)).toEqual(['2024-05-02', '2024-05-02', null]);
  });

  it('is invested for a lead that is won, and only then', async () => {
    const rows = await importLeads(
      { title: 'Won', status: 'won', closedOn: '2025-06-01' },
      { title: 'Invested', stage: 'invested', stageSince: '2025-06-01' },
      { title: 'Won at some time', status: 'won', stage: 'invested' },
      { title: 'Won in negotiation', status: 'won', stage: 'negotiation' },
      { title: 'Lost and invested', status: 'lost', stage: 'invested' },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create', 'error', 'error']);
    expect(rows.slice(0, 3).map(listWarnings)).toEqual([
      [],
      ['null import.closed_on_assumed'],
      ['null import.closed_on_assumed'],
    ]);
    const contradiction = { field: 'stage', code: 'import.stage_contradicts_status' };
    expect(rows.slice(3).map(({ errors }) => errors)).toMatchObject([[contradiction], [contradiction]]);
    const leads = await Promise.all(rows.slice(0, 3).map(({ recordId }) => readLead(recordId)));
    const won = { stage: 'invested', status: 'won', verification: 'imported' };
    expect(leads).toMatchObject([
      { ...won, closedOn: '2025-06-01' },
      { ...won, closedOn: '2025-06-01' },
      { ...won, closedOn: getToday(), announcedOn: null },
    ]);
    const { sections } = (await reader.get('/reports/data-quality?section=imported-wins')).body;
    const listed = sections['imported-wins'].rows.map(({ title }: { title: string }) => title);
    expect(listed).toEqual(expect.arrayContaining(['Won', 'Invested', 'Won at some time']));
  });

  it('gives a lost or abandoned lead a reason and a day, and says which it assumes', async () => {
    const rows = await importLeads(
      { title: 'Lost', stage: 'proposal', stageSince: '2024-05-02', status: 'lost' },
      { title: 'Abandoned', stage: 'qualified', status: 'abandoned', lostReason: 'financing' },
      { title: 'Other', status: 'lost', closedOn: '2024-06-01', lostReason: 'other' },
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create']);
    expect(rows.map(listWarnings)).toEqual([
      ['null import.closed_on_assumed', 'null import.reason_missing'],
      ['null import.closed_on_assumed'],
      [],
    ]);
    const leads = await Promise.all(rows.map(({ recordId }) => readLead(recordId)));
    expect(leads).toMatchObject([
      { stage: 'proposal', status: 'lost', closedOn: '2024-05-02', statusReason: 'other' },
      { stage: 'qualified', status: 'abandoned', closedOn: getToday(), statusReason: 'financing', statusNote: null },
      { stage: 'first_contact', status: 'lost', closedOn: '2024-06-01', statusReason: 'other', statusNote: 'other' },
    ]);
    expect(leads[0].statusNote).toBe('The imported file gives no reason.');
  });

  it('says the same in the check as in the run, and changes nothing when the file comes again', async () => {
    const given: GivenLead[] = [
      { title: 'Again 1', stage: 'negotiation', 'stageDates.qualified': '2024-02-01' },
      { title: 'Again 2', stage: 'invested', stageSince: '2025-02-01' },
      { title: 'Again 3', stage: 'proposal', stageSince: '2024-02-01', status: 'lost' },
    ];
    const id = await uploadLeads(api.bdm, ...given);
    const pick = ({ outcome, warnings, errors }: Record<string, unknown>) => ({ outcome, warnings, errors });
    const checked = (await check(api, api.bdm, id)).map(pick);
    const imported = await run(api, api.bdm, id);
    expect(imported.map(pick)).toEqual(checked);
    const histories = await Promise.all(imported.map(({ recordId }) => readHistory(recordId)));
    const again = await importLeads(...given);
    expect(again.map(({ outcome, changes, warnings }) => ({ outcome, changes, warnings }))).toEqual(
      again.map(() => ({ outcome: 'skip', changes: [], warnings: [] })),
    );
    expect(await Promise.all(imported.map(({ recordId }) => readHistory(recordId)))).toEqual(histories);
  });

  it('leaves the history of an existing lead as it is, and takes the rest of the row', async () => {
    const [first] = await importLeads({ title: 'Moved on', stage: 'qualified', stageSince: '2024-05-02' });
    const id = await uploadLines(
      api.bdm,
      'leads',
      'title;company.name;receivedOn;stage;stageSince;stageDates.announced;status;closedOn;jobsExpected',
      'Moved on;Berk Machines;2024-01-10;announced;2025-05-02;2025-05-02;lost;2025-06-02;12',
    );
    const [row] = await run(api, api.bdm, id.id);
    expect(row).toMatchObject({ outcome: 'update', recordId: first.recordId, changes: [{ field: 'jobsExpected' }] });
    expect(listWarnings(row)).toEqual(
      ['stage', 'stageSince', 'status', 'closedOn', 'stageDates.announced'].map(
        (column) => `${column} import.stage_differs`,
      ),
    );
    expect(await readLead(first.recordId)).toMatchObject({ stage: 'qualified', status: 'open', announcedOn: null });
    expect(await readHistory(first.recordId)).toEqual(['qualified 2024-05-02']);
  });

  it('changes no lead that the person may not edit', async () => {
    const [row] = await importLeads({ title: 'Of the bdm', stage: 'qualified' });
    const { email, id } = await addColleague();
    const other = await signIn(id, email);
    const [theirs] = await run(api, other, await uploadLeads(other, { title: 'Of the bdm', stage: 'announced' }));
    expect(theirs).toMatchObject({ outcome: 'skip', recordId: row.recordId });
    expect(await readHistory(row.recordId)).toEqual(['qualified 2024-01-10']);
  });

  it('goes with the lead when the import is undone', async () => {
    const id = await uploadLeads(api.manager, { title: 'Undone', stage: 'invested', stageSince: '2025-02-01' });
    const before = await countWins();
    const [row] = await run(api, api.manager, id);
    expect(await countWins()).toBe(before + 1);
    expect((await api.manager.post(`/imports/${id}/undo`)).status).toBe(202);
    await work(api);
    expect((await readLead(row.recordId)).archivedAt).not.toBeNull();
    expect(await countWins()).toBe(before);
  });
});

async function addColleague(): Promise<{ id: string; email: string }> {
  const body = { email: 'colleague@locate.example', fullName: 'Cleo Colleague', role: 'bdm', password: PASSWORD };
  return (await api.admin.post('/users', body)).body;
}

async function signIn(id: string, email: string): Promise<Caller> {
  const { body } = await api.anonymous.post('/auth/login', { email, password: PASSWORD });
  return new Caller(api.url, id, { authorization: `Bearer ${body.accessToken}` });
}

const countWins = async () => (await reader.get('/reports/pipeline-summary?from=2020-01-01')).body.totals.won as number;

const REPORTS = ['pipeline-summary', 'funnel', 'velocity', 'annual'];

async function readFiles(asOf: string, more = ''): Promise<string[]> {
  return Promise.all(
    REPORTS.map(async (name) =>
      (await reader.bytes(`/reports/${name}?from=2024-01-01&asOf=${asOf}${more}`)).toString('base64'),
    ),
  );
}

describe('Reports of past days', () => {
  const past = '2024-12-31';

  it('keep their bytes when leads with a stage of today come in', async () => {
    clock.set(new Date(clock.now().getTime() + 2 * 86_400_000));
    const yesterday = addDays(getToday(), -1);
    const before = [await readFiles(past), await readFiles(yesterday)];
    const manager = await signIn(api.manager.id!, await readEmail(api.manager.id!));
    const id = await uploadLeads(
      manager,
      { title: 'Report 1', stage: 'negotiation', stageSince: '2024-05-02', 'stageDates.qualified': '2024-02-01' },
      { title: 'Report 2', stage: 'invested', stageSince: '2024-08-02' },
    );
    const counted = await readEntries(past);
    const countedEarly = await readEntries('2024-03-31');
    expect((await run(api, manager, id)).map(({ outcome }) => outcome)).toEqual(['create', 'create']);
    expect([await readFiles(past), await readFiles(yesterday)]).toEqual(before);
    // By the days of events both leads are there; a stage that they skipped is reached with the one that follows.
    expect(subtract(await readEntries(past), counted)).toEqual({
      new: 2,
      advanced: 3,
      won: 1,
      reached: [2, 2, 2, 2, 2, 1, 1],
    });
    // Before the day of its stage, one of them is in the stage whose day is known, and the other in the first.
    expect(subtract(await readEntries('2024-03-31'), countedEarly)).toEqual({
      new: 2,
      advanced: 1,
      won: 0,
      reached: [2, 1, 0, 0, 0, 0, 0],
    });
  });

  it('know leads of an initial load from the days of their own history on', async () => {
    const admin = await signIn(api.admin.id!, await readEmail(api.admin.id!));
    const id = await uploadLeads(admin, {
      title: 'Loaded',
      stage: 'negotiation',
      stageSince: '2024-05-02',
      'stageDates.qualified': '2024-02-01',
      status: 'lost',
      closedOn: '2024-09-01',
    });
    expect((await admin.patch(`/imports/${id}`, { mode: 'initial_load' })).status).toBe(200);
    expect((await run(api, admin, id)).map(({ outcome }) => outcome)).toEqual(['create']);
    const readOpen = async (asOf: string) =>
      Object.fromEntries(
        (await reader.get(`/reports/pipeline-summary?asOf=${asOf}`)).body.rows.flatMap(
          ({ key, open }: { key: string; open: number }) => (open > 0 ? [[key, open]] : []),
        ),
      );
    expect(await Promise.all(['2024-01-31', '2024-03-31', '2024-08-31', '2024-12-31'].map(readOpen))).toEqual([
      { first_contact: 1 },
      { qualified: 1 },
      { negotiation: 1 },
      {},
    ]);
  });
});

async function readEmail(id: string): Promise<string> {
  const { rows } = await api.db.query<{ email: string }>('SELECT email FROM app_user WHERE id = $1', [id]);
  return rows[0]!.email;
}

/** Returns figures by the days of events. */
async function readEntries(asOf: string) {
  const period = `from=2024-01-01&asOf=${asOf}&basis=occurred`;
  const { totals } = (await reader.get(`/reports/pipeline-summary?${period}`)).body;
  const { sections } = (await reader.get(`/reports/funnel?${period}&section=reached`)).body;
  return {
    new: totals.new as number,
    advanced: totals.advanced as number,
    won: totals.won as number,
    reached: sections.reached.rows.map((row: { reached: number }) => row.reached) as number[],
  };
}

type Entries = Awaited<ReturnType<typeof readEntries>>;

const subtract = (after: Entries, before: Entries): Entries => ({
  new: after.new - before.new,
  advanced: after.advanced - before.advanced,
  won: after.won - before.won,
  reached: after.reached.map((count, place) => count - before.reached[place]!),
});
