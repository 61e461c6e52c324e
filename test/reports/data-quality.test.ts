import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Caller, useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { euro, type LeadColumns, LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-01-01T08:00:00Z'));
let reporter: Caller;
let history: LeadHistory;
let world: AttributionWorld;
let owners: { eva: string; gone: string };
const leads: Record<string, string> = {};

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  world = new AttributionWorld(api.db);
  const [eva, gone] = [await api.user('bdm', 'Éva Peeters'), await api.user('bdm', 'Jan Left')];
  owners = { eva: eva.id!, gone: gone.id! };
  history = new LeadHistory(api.db, { companyId: '', ownerId: owners.eva });
  await writeLeads();
  clock.set(new Date('2026-07-10T10:00:00Z'));
});

const talk = (leadId: string, at: string, columns = {}) =>
  world.insert('interaction', at, { kind: 'call', subject: 'Hello', occurred_at: at, lead_id: leadId, ...columns });

const task = (leadId: string, title: string, dueOn: string | null, columns = {}) =>
  world.insert('task', '2026-06-01T09:00:00Z', { lead_id: leadId, title, due_on: dueOn, ...columns });

/** Six open leads at the end of June 2026, and others that are none; what is in order with them is added up below. */
async function writeLeads(): Promise<void> {
  const at = '2026-01-01T09:00:00Z';
  const [one, same, abroad, alone] = [
    await history.company('Lumenova Lighting', 'CN', at),
    await history.company('LUMENOVA Lighting', 'CN', at),
    await history.company('Lumenova Lighting', 'VN', at),
    await history.company('Licht und Garten', 'DE', at),
  ];
  const take = async (name: string, received: string, columns: LeadColumns) => {
    leads[name] = await history.lead(`${received}T09:00:00Z`, received, { title: `Plant ${name}`, ...columns });
    return leads[name];
  };

  // a: in order. Talked to on 1 April: 90 days ago. Two tasks, the first of which is due in July.
  // Its capex is valued at a rate of three months later to the day.
  const dollars = (amount: number, rateOn: string): LeadColumns => {
    return { ...euro(amount), capex_currency: 'USD', capex_rate_on: rateOn };
  };
  const a = await take('a', '2026-01-05', { company_id: one, jobs_expected: 10, ...dollars(100, '2026-04-05') });
  await talk(a, '2026-04-01T10:00:00Z');
  await task(a, 'Send the offer', '2026-07-15');
  await task(a, 'Call back', '2026-07-03');
  await task(a, 'Done already', '2026-06-02', { status: 'done', closed_at: '2026-06-02T09:00:00Z' });

  // b: a company of the same name. Last talked to on 31 March, 91 days ago: stale. Its task is dropped in July.
  const b = await take('b', '2026-01-06', { company_id: same, jobs_expected: 20 });
  await talk(b, '2026-03-31T10:00:00Z');
  const dropped = await task(b, 'Write', '2026-07-01');
  const done = { status: 'dropped', closed_at: '2026-07-02T09:00:00Z' };
  await world.change('task', dropped, '2026-07-02T09:00:00Z', done);

  // c: of the same name abroad. Never talked to, received 91 days ago: stale. What was said was taken away.
  const c = await take('c', '2026-03-31', { company_id: abroad, jobs_expected: 40 });
  const mistaken = await talk(c, '2026-06-01T10:00:00Z');
  await world.change('interaction', mistaken, '2026-06-02T09:00:00Z', { archived_at: '2026-06-02T09:00:00Z' });

  // d: received 90 days ago. Its owner has left. Talked to, as is written down in July.
  const d = await take('d', '2026-04-01', { company_id: alone, owner_id: owners.gone, jobs_expected: 80 });
  await talk(d, '2026-06-01T10:00:00Z', { created_at: '2026-07-02T09:00:00Z', updated_at: '2026-07-02T09:00:00Z' });
  await world.change('app_user', owners.gone, '2026-06-20T09:00:00Z', { archived_at: '2026-06-20T09:00:00Z' });

  // e: in qualified without what that asks, but a sector; its decision was due yesterday. Confidential.
  await take('e', '2026-06-01', {
    company_id: alone,
    stage: 'qualified',
    sector: '27.40',
    sector_version: '2.1',
    expected_decision_on: '2026-06-29',
    confidential: true,
    codename: 'Tulip',
    jobs_expected: 1_000,
    // At a rate of three months and some days before.
    ...dollars(5_000, '2026-02-26'),
  });

  // f: in proposal, screening to be filed since yesterday; decides in 60 days.
  await take('f', '2026-06-02', {
    company_id: await history.company('Solo', 'JP', at),
    stage: 'proposal',
    screening_status: 'to_file',
    screening_due_on: '2026-06-29',
    expected_decision_on: '2026-08-29',
  });

  // None of these is open.
  const lost = await take('lost', '2026-01-01', { company_id: alone });
  await history.status(lost, 'lost', '2026-06-30');
  const archived = await take('archived', '2026-01-01', { company_id: alone });
  await history.change(archived, '2026-06-30T09:00:00Z', { archived_at: '2026-06-30T09:00:00Z' });
  await take('held', '2026-01-01', { company_id: alone, status: 'on_hold' });
}

interface Row {
  [column: string]: string | number | null;
}

async function report(name: string, query = '&section=all') {
  const answer = await reporter.get(`/reports/${name}?asOf=2026-06-30${query}`);
  expect(answer.status).toBe(200);
  return answer;
}

describe('The data quality report', () => {
  it('explains in both languages that a lead is stale a day later than in lists', async () => {
    const stale = async (lang: string) => {
      const { items } = (await reporter.get(`/reports?lang=${lang}`)).body;
      const { columns } = items.find(({ name }: { name: string }) => name === 'data-quality');
      return columns.find(({ name }: { name: string }) => name === 'stale').definition;
    };
    expect(await stale('en')).toMatch(/from the 91st day on.*staleSince.*on the 90th day/);
    expect(await stale('nl')).toMatch(/vanaf de 91e dag.*In lijsten.*de 90e dag/);
  });

  it('is counted over open leads, by owner', async () => {
    const { rows, totals } = (await report('data-quality')).body;
    // Six: with a user in use 5; with a task a and b; talked to within 90 days a; stale b and c; not screened all but f;
    // duplicates a with b, and d with e, which are of one company; incomplete e and f.
    expect(totals).toEqual({
      key: null,
      label: 'Total',
      open: 6,
      withOwner: 0.8333,
      withNextTask: 0.3333,
      contacted: 0.1667,
      stale: 2,
      unscreened: 5,
      duplicates: 4,
      incomplete: 2,
      completeShare: 0.6667,
    });
    expect(rows).toMatchObject([
      { key: owners.eva, label: 'Éva Peeters', open: 5, withOwner: 1, stale: 2, incomplete: 2, completeShare: 0.6 },
      { key: owners.gone, label: 'Jan Left', open: 1, withOwner: 0, withNextTask: 0, contacted: 0, completeShare: 1 },
    ]);
  });

  it('shows which fields are missing, and which are needed next', async () => {
    const { rows } = (await report('data-quality')).body.sections['missing-fields'];
    const row = (field: string) => rows.find((one: Row) => one['field'] === field);
    // e and f stand in qualified or beyond; a, b, c and d may come there next, and have their jobs.
    expect(row('contactIds')).toEqual({ field: 'contactIds', stage: 'qualified', missing: 2, neededNext: 4 });
    expect(row('sector')).toMatchObject({ missing: 1, neededNext: 4 });
    expect(row('jobsExpected')).toMatchObject({ missing: 1, neededNext: 0 });
    expect(row('capex')).toMatchObject({ missing: 1, neededNext: 3 });
    // a and b were talked to; c's was taken away and d's is not known yet.
    expect(row('interactions')).toMatchObject({ missing: 2, neededNext: 2 });
    expect(row('expectedDecisionOn')).toMatchObject({ missing: 0, neededNext: 4 });
    expect(row('projectManagerId')).toMatchObject({ stage: 'proposal', missing: 1, neededNext: 1 });
    expect(row('screening.status')).toMatchObject({ missing: 0, neededNext: 1 });
    expect(row('propositionSentOn')).toMatchObject({ missing: 0, neededNext: 1 });
    expect(row('title')).toBeUndefined();
  });

  it('has no shares where no lead is open', async () => {
    const { rows, totals } = (await reporter.get('/reports/data-quality?asOf=2025-06-30')).body;
    expect(rows).toEqual([]);
    expect(totals).toMatchObject({
      open: 0,
      withOwner: null,
      withNextTask: null,
      contacted: null,
      completeShare: null,
    });
  });
});

describe('The sections of the pipeline report', () => {
  it('list the leads with most weighted jobs, confidential ones under their codename, and total them all', async () => {
    const { top } = (await report('pipeline-summary')).body.sections;
    const told = top.rows.map((row: Row) => [row['title'], row['weightedJobs'], row['nextAction'], row['nextDueOn']]);
    // e 1 000 × 0.15; d 80, c 40, b 20 and a 10 × 0.05. f has no jobs.
    expect(told).toEqual([
      ['Tulip', 150, null, null],
      ['Plant d', 4, null, null],
      ['Plant c', 2, null, null],
      ['Plant b', 1, 'Write', '2026-07-01'],
      ['Plant a', 1, 'Call back', '2026-07-03'],
    ]);
    expect(top.rows[0]).toMatchObject({ reference: null, company: null, owner: 'Éva Peeters', stage: 'qualified' });
    expect(top.rows[4]).toMatchObject({ company: 'Lumenova Lighting', capexEur: 100 });
    // 1 150 jobs; 150 + 150 × 0.05 = 157.5, half up; 5 100 of capex.
    expect(top.totals).toMatchObject({ jobs: 1_150, weightedJobs: 158, capexEur: 5_100 });
    expect(top.notes.join(' ')).toMatch(
      /^The list has all 5 leads\. The lists hold leads that were open .*Confidential leads are listed under their codename/,
    );
  });

  it('name nothing of a confidential lead, also of one that was not confidential then', async () => {
    const before = await report('pipeline-summary');
    expect(before.text).not.toContain('Plant e');
    expect(before.text).toContain('Plant d');
    const hidden = { confidential: true, codename: 'Heron' };
    await history.change(leads['d']!, '2026-07-09T09:00:00Z', hidden);
    const after = await report('pipeline-summary');
    expect(after.text).not.toContain('Plant d');
    expect(after.text).toContain('Heron');
    await history.change(leads['d']!, '2026-07-09T10:00:00Z', { confidential: false, codename: null });
    expect((await report('pipeline-summary')).text).toBe(before.text);
  });

  it('list what is stale and what is to be decided, the longest and the first on top', async () => {
    const { stale, decisions } = (await report('pipeline-summary')).body.sections;
    expect(stale.rows.map((row: Row) => [row['title'], row['lastContactOn']])).toEqual([
      ['Plant b', '2026-03-31'],
      ['Plant c', null],
    ]);
    expect(stale.totals).toMatchObject({ jobs: 60 });
    // From 30 June to 29 August: e was due before.
    expect(decisions.rows.map((row: Row) => [row['title'], row['decisionOn']])).toEqual([['Plant f', '2026-08-29']]);
  });

  it('show how long leads have been where they are, and where they came from', async () => {
    const { ageing, sources } = (await report('pipeline-summary')).body.sections;
    const told = ageing.rows.map((row: Row) => [
      row['stage'],
      row['label'],
      row['open'],
      row['medianDays'],
      row['old'],
    ]);
    expect(told).toEqual([
      // a since 5 January (176 days), b 175, c 91; d 90, which is not over 90.
      ['first_contact', 'Éva Peeters', 3, 175, 3],
      ['first_contact', 'Jan Left', 1, 90, 0],
      ['qualified', 'Éva Peeters', 1, 29, 0],
      ['proposal', 'Éva Peeters', 1, 28, 0],
    ]);
    // 28, 29, 90, 91, 175, 176.
    expect(ageing.totals).toMatchObject({ open: 6, medianDays: 90.5, longestDays: 176, old: 3 });
    const web = { channel: 'web', open: 6, firstContact: 4, qualified: 1, proposal: 1, shortlisted: 0 };
    expect(sources.rows.find((row: Row) => row['channel'] === 'web')).toMatchObject(web);
    expect(sources.totals).toMatchObject({ ...web, channel: null });
  });

  it('count what somebody should look at', async () => {
    const { exceptions } = (await report('pipeline-summary')).body.sections;
    const ofQuality = (await report('data-quality')).body.sections.exceptions.rows;
    expect(ofQuality.slice(0, -1)).toEqual(exceptions.rows);
    expect(ofQuality.at(-1)).toMatchObject({ key: 'announcement_incomplete', leads: 0, jobs: null });
    expect(exceptions.rows.map((row: Row) => [row['key'], row['leads'], row['jobs']])).toEqual([
      ['decision_overdue', 1, 1_000],
      ['no_decision_date', 0, 0],
      ['no_next_task', 4, 1_120],
      ['owner_left', 1, 80],
      ['stale', 2, 60],
      ['screening_late', 1, 0],
      ['duplicate', 4, 1_110],
      ['distant_rate', 1, 1_000],
      ['incomplete', 2, null],
    ]);
  });

  it('are left out of json unless they are asked for, since they are counted and the rest is kept ready', async () => {
    const brief = (await report('pipeline-summary', '')).body;
    const whole = (await report('pipeline-summary')).body;
    expect([brief.section, brief.sections, brief.rows]).toEqual(['main', {}, whole.rows]);
    expect((await report('funnel', '')).body.section).toBe('all');
  });

  it('are those of other reports where there is one', async () => {
    const query = '&from=2026-01-01&section=all';
    const { sections } = (await report('pipeline-summary', query)).body;
    const [funnel, lost] = [(await report('funnel', query)).body, (await report('lost-reasons', query)).body];
    expect(sections.funnel.rows).toEqual(funnel.rows);
    expect(sections['lost-reasons'].rows).toEqual(lost.rows);
    expect(sections['activity-returns'].totals).toMatchObject({ newLeads: 8 });
  });
});
