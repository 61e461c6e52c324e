import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { type LeadColumns, LeadHistory } from './lead.history.js';
import { insertRow } from '../support/rows.js';

const clock = new ManualClock(new Date('2026-12-31T22:30:00Z'));
let history: LeadHistory;
let world: AttributionWorld;
let made: Record<string, string>;

const { api } = useApi({ clock });
beforeAll(async () => {
  world = new AttributionWorld(api.db);
  const owner = await api.user('bdm', 'Stephan Maes');
  history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const at = '2015-01-01T09:00:00Z';
  const [china, germany, japan] = [
    await history.company('Lumenova', 'CN', at),
    await history.company('Licht und Garten', 'DE', at),
    await history.company('Kirishima', 'JP', at),
  ];
  made = { china, germany, japan };
  history = new LeadHistory(api.db, { companyId: china, ownerId: owner.id! });
  await writeProjects();
});

/** An investment announced on a day, known since then. */
function announce(on: string, jobs: number | null, capex: number | null, columns: LeadColumns = {}): Promise<string> {
  return history.lead(`${on}T09:00:00Z`, on, {
    stage: 'announced',
    announced_on: on,
    announced_jobs: jobs,
    announced_capex_eur: capex,
    investment_type: 'greenfield',
    business_activity: 'manufacturing',
    sites: JSON.stringify([{ name: 'Genk-Zuid', municipality: 'Genk', shortlisted: true, chosen: true }]),
    ...columns,
  });
}

const realise = (leadId: string, asOf: string, jobs: number, capex: number, at = `${asOf}T12:00:00Z`) =>
  insertRow(api.db, 'lead_realisation', { lead_id: leadId, as_of: asOf, jobs, capex_eur: capex, created_at: at });

const won = (columns: LeadColumns = {}): LeadColumns => ({
  stage: 'invested',
  status: 'won',
  closed_on: '2026-01-10',
  ...columns,
});

/** What is known at the end of 2026; the tests add it up. */
async function writeProjects(): Promise<void> {
  const { germany, japan } = made;
  // 2021: 100 jobs, of which 80 at last; 60 before. What is recorded in 2027 is not known yet.
  const a = await announce('2021-05-01', 100, 10_000, won({ involvement: 'decisive' }));
  await realise(a, '2022-12-31', 60, 4_000);
  await realise(a, '2024-12-31', 80, 9_000);
  await realise(a, '2026-06-30', 200, 99_000, '2027-02-01T09:00:00Z');
  // 2021 too: nothing reported.
  await announce('2021-09-01', 50, 2_000, { company_id: germany });
  // 31 December 2023: 36 months ago to the day. Announced without figures.
  await announce('2023-12-31', null, null, { company_id: japan });
  // The day after: too young.
  const b = await announce('2024-01-01', 20, 500, won({ involvement: 'supporting', company_id: japan }));
  await realise(b, '2025-01-01', 25, 600);
  // 2025, to compare with: two from Germany, one from China, one from Japan in its last days.
  await announce('2025-02-01', 10, 100, { company_id: germany });
  await announce('2025-03-01', 10, 100, { company_id: germany });
  await announce('2025-04-01', 30, 300);
  await announce('2025-12-30', 5, 50, { company_id: japan });
  // 2026: two from China, one of them confidential, one from Germany.
  await announce('2026-02-01', 40, 1_000, won({ involvement: 'decisive', jobs_safeguarded: 60 }));
  const elsewhere = JSON.stringify([{ name: 'Ham', municipality: 'Ham', shortlisted: true, chosen: false }]);
  const secret = { confidential: true, codename: 'Tulip', investment_type: 'merger_acquisition', sites: elsewhere };
  await announce('2026-03-01', 10, 3_000, secret);
  await announce('2026-12-31', 50, 0, { company_id: germany, business_activity: 'logistics' });
  // Nowhere: lost after the announcement, taken back, and archived.
  const lost = await announce('2026-04-01', 1_000, 1);
  await history.status(lost, 'lost', '2026-05-01');
  const back = await announce('2026-04-02', 1_000, 1);
  await history.move(back, 'negotiation', '2026-05-02');
  const archived = await announce('2026-04-03', 1_000, 1);
  await history.change(archived, '2026-06-01T09:00:00Z', { archived_at: '2026-06-01T09:00:00Z' });
}

interface Row {
  [column: string]: string | number | null;
}

async function report(name: string, query = '') {
  const answer = await api.viewer.get(`/reports/${name}?asOf=2026-12-31${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const cells = (rows: Row[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));

describe('The realisation report', () => {
  const columns = ['year', 'projects', 'reported', 'announcedJobs', 'realisedJobs', 'jobsRatio', 'capexRatio'];

  it('judges what was announced at least 36 months before, by its latest realisation known', async () => {
    const { rows, totals, sections } = await report('realisation');
    expect(cells(rows, ...columns)).toEqual([
      // (80 + 0) ÷ (100 + 50); 9 000 ÷ 12 000.
      ['2021', 2, 1, 150, 80, 0.5333, 0.75],
      ['2023', 1, 0, 0, 0, null, null],
    ]);
    expect(totals).toMatchObject({ projects: 3, announcedJobs: 150, realisedJobs: 80, realisedCapexEur: 9_000 });
    expect(cells(sections.young.rows, ...columns)).toEqual([
      ['2024', 1, 1, 20, 25, 1.25, 1.2],
      ['2025', 4, 0, 55, 0, 0, 0],
      ['2026', 3, 0, 100, 0, 0, 0],
    ]);
  });

  it('takes other ages, and only the period where that is asked', async () => {
    const all = await report('realisation', '&minMonths=0');
    expect(all.totals).toMatchObject({ projects: 11, announcedJobs: 325, realisedJobs: 105 });
    expect(all.sections.young.rows).toEqual([]);
    expect(all.sections.young.totals).toMatchObject({ projects: 0, jobsRatio: null, capexRatio: null });
    const one = await report('realisation', '&from=2021-05-01&to=2021-05-01&counting=period');
    expect(cells(one.rows, 'projects', 'jobsRatio')).toEqual([[1, 0.8]]);
  });

  it('knows less on earlier days', async () => {
    const { rows } = (await api.viewer.get('/reports/realisation?asOf=2024-06-30')).body;
    expect(cells(rows, ...columns)).toEqual([['2021', 1, 1, 100, 60, 0.6, 0.4]]);
  });

  it('shares wins and their jobs out by how much the agency counted', async () => {
    const { involvement } = (await report('realisation')).sections;
    expect(cells(involvement.rows, 'involvement', 'wins', 'winsShare', 'jobs', 'jobsShare')).toEqual([
      ['decisive', 2, 0.6667, 140, 0.875],
      ['significant', 0, 0, 0, 0],
      ['supporting', 1, 0.3333, 20, 0.125],
      ['none', 0, 0, 0, 0],
    ]);
    const before = (await api.viewer.get('/reports/realisation?asOf=2020-12-31')).body.sections.involvement;
    expect(before.totals).toEqual({ involvement: null, wins: 0, winsShare: null, jobs: 0, jobsShare: null });
  });
});

describe('The annual report', () => {
  it('compares the year with the one before, up to the same day', async () => {
    const { tiles } = await report('annual');
    // 3 and 4; 40 + 10 + 50 and 10 + 10 + 30 + 5; 4 000 and 550.
    expect(tiles.projects).toMatchObject({ value: 3, previous: 4, change: -0.25 });
    expect(tiles.jobs).toMatchObject({ value: 100, previous: 55, change: 0.8182 });
    expect(tiles.capexEur).toMatchObject({ value: 4_000, previous: 550 });
    const summer = (await report('annual', '&from=2026-01-01&to=2026-06-30')).tiles;
    expect(summer.projects).toMatchObject({ value: 2, previous: 3 });
  });

  it.each(['main', 'origins', 'all'])('has the headline figures whatever section is asked for: %s', async (section) => {
    const { tiles } = await report('annual', `&section=${section}`);
    expect(tiles.projects).toMatchObject({ value: 3, previous: 4 });
  });

  it('has ten years, with those in which nothing was announced', async () => {
    const { rows, totals, notes } = await report('annual');
    expect(cells(rows, 'year', 'projects', 'jobs', 'capexEur')).toEqual([
      ['2017', 0, 0, 0],
      ['2018', 0, 0, 0],
      ['2019', 0, 0, 0],
      ['2020', 0, 0, 0],
      ['2021', 2, 150, 12_000],
      ['2022', 0, 0, 0],
      ['2023', 1, 0, 0],
      ['2024', 1, 20, 500],
      ['2025', 4, 55, 550],
      ['2026', 3, 100, 4_000],
    ]);
    expect(totals).toEqual({ year: 'Total', projects: 11, jobs: 325, jobsSafeguarded: 60, capexEur: 17_050 });
    expect(cells(rows.slice(-2), 'year', 'jobsSafeguarded')).toEqual([
      ['2025', 0],
      ['2026', 60],
    ]);
    expect(notes.join(' ')).toContain('277 projects, 5,039 jobs and € 5,401,846,000');
  });

  it('ranks the countries investors came from, with the places they gained', async () => {
    const { origins } = (await report('annual')).sections;
    const columns = ['rank', 'rankChange', 'key', 'projects', 'projectsShare', 'jobsShare', 'previousProjects'];
    expect(cells(origins.rows, ...columns)).toEqual([
      // Second of 2025 by jobs (30, before Japan's 5); first of 2026.
      [1, 1, 'CN', 2, 0.6667, 0.5, 1],
      [2, -1, 'DE', 1, 0.3333, 0.5, 2],
      [null, null, 'JP', 0, 0, 0, 1],
    ]);
    expect(origins.totals).toMatchObject({ projects: 3, projectsShare: 1, previousProjects: 4 });
  });

  it('keeps the types of investment apart, and divides by activity, sector and municipality', async () => {
    const { types, activities, sectors, municipalities } = (await report('annual')).sections;
    expect(cells(types.rows, 'key', 'projects', 'jobs', 'previousProjects')).toEqual([
      ['greenfield', 2, 90, 4],
      ['expansion', 0, 0, 0],
      ['relocation', 0, 0, 0],
      ['merger_acquisition', 1, 10, 0],
      ['joint_venture', 0, 0, 0],
      ['retention', 0, 0, 0],
    ]);
    const some = activities.rows.filter(({ projects }: Row) => projects !== 0);
    expect(cells(some, 'key', 'projects', 'capexShare')).toEqual([
      ['manufacturing', 2, 1],
      ['logistics', 1, 0],
    ]);
    expect(cells(sectors.rows, 'label', 'projects')).toEqual([['Not known', 3]]);
    // The site in Ham was never chosen.
    expect(cells(municipalities.rows, 'label', 'projects')).toEqual([
      ['Genk', 2],
      ['Not known', 1],
    ]);
  });

  it('puts what was realised beside what was announced, and judges only what is old enough', async () => {
    const { realised } = (await report('annual')).sections;
    const some = realised.rows.filter(({ projects }: Row) => projects !== 0);
    expect(cells(some, 'year', 'announcedJobs', 'realisedJobs', 'jobsRatio')).toEqual([
      ['2021', 150, 80, 0.5333],
      ['2023', 0, 0, null],
      ['2024', 20, 25, null],
      ['2025', 55, 0, null],
      ['2026', 100, 0, null],
    ]);
  });

  it('has shares of nothing where nothing was announced, and activities and agreements of the year', async () => {
    await world.agreement('Partnership', '2020-01-01T09:00:00Z');
    const { tiles, sections } = (await api.viewer.get('/reports/annual?asOf=2020-12-31')).body;
    expect(tiles.projects).toMatchObject({ value: 0, previous: 0, change: null });
    expect(sections.types.rows[0]).toMatchObject({
      projects: 0,
      projectsShare: null,
      jobsShare: null,
      capexShare: null,
    });
    expect(sections['agreement-scoreboard'].rows).toMatchObject([{ label: 'Partnership', commitments: 0, kept: null }]);
    expect(sections['activity-scoreboard'].totals).toMatchObject({ cost: null, costPerLead: null, return: null });
  });
});
