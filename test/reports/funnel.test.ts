import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-07-10T10:00:00Z'));
let history: LeadHistory;
let world: AttributionWorld;

const { api } = useApi({ clock });
beforeAll(async () => {
  world = new AttributionWorld(api.db);
  const owner = await api.user('bdm', 'Stephan Maes');
  history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const china = await history.company('Lumenova', 'CN', '2025-01-01T09:00:00Z');
  history = new LeadHistory(api.db, { companyId: china, ownerId: owner.id! });
  await writeLeads();
});

const take = (received: string, columns = {}) => history.lead(`${received}T09:00:00Z`, received, columns);

const talk = (leadId: string, occurredAt: string, direction: string, at = occurredAt, columns = {}) =>
  world.insert('interaction', at, {
    kind: 'email',
    subject: 'Hello',
    occurred_at: occurredAt,
    direction,
    lead_id: leadId,
    ...columns,
  });

/** What the tests below add up, as known at the end of June. */
async function writeLeads(): Promise<void> {
  // A: 10 days to qualified, 30 more to proposal. Received on a Monday, answered on Tuesday at 11:00 in Brussels.
  const a = await take('2026-01-05');
  await talk(a, '2026-01-06T10:00:00Z', 'outbound');
  await talk(a, '2026-01-07T10:00:00Z', 'outbound');
  await history.move(a, 'qualified', '2026-01-15');
  await history.move(a, 'proposal', '2026-02-14');

  // B: over qualified to proposal after 20 days: in both that day. Received on a Saturday, answered on Tuesday at 23:30.
  const b = await take('2026-01-10');
  await talk(b, '2026-01-13T22:30:00Z', 'outbound');
  await history.move(b, 'proposal', '2026-01-30');

  // C: to qualified after 20 days, and back after 20 more. Received on a Tuesday, answered on Friday at 00:00.
  const c = await take('2026-01-20');
  await talk(c, '2026-01-22T23:00:00Z', 'outbound');
  await history.move(c, 'qualified', '2026-02-09');
  await history.move(c, 'first_contact', '2026-03-01');

  // D: lost where it was after 26 days. It wrote to us; that we wrote back was a mistake, and taken away.
  const d = await take('2026-01-25');
  await talk(d, '2026-01-26T10:00:00Z', 'inbound');
  const mistaken = await talk(d, '2026-01-26T11:00:00Z', 'outbound');
  await world.change('interaction', mistaken, '2026-01-27T09:00:00Z', { archived_at: '2026-01-27T09:00:00Z' });
  await history.status(d, 'lost', '2026-02-20');

  // E: of December. 30 days to qualified; over two stages to negotiation 46 days later; 31 to announced, 61 to invested.
  const e = await take('2025-12-15');
  await history.move(e, 'qualified', '2026-01-14');
  await history.move(e, 'negotiation', '2026-03-01');
  await history.move(e, 'announced', '2026-04-01');
  await history.move(e, 'invested', '2026-06-01', { status: 'won', closed_on: '2026-06-01' });

  // F: archived in June: nowhere.
  const f = await take('2026-01-08');
  await history.move(f, 'qualified', '2026-01-28');
  await history.change(f, '2026-06-15T09:00:00Z', { archived_at: '2026-06-15T09:00:00Z' });

  // G: what happened in January is written down in July, which June does not know.
  const g = await take('2026-01-12');
  await talk(g, '2026-01-12T10:00:00Z', 'outbound', '2026-07-02T09:00:00Z');
  await history.move(g, 'qualified', '2026-01-22', {}, '2026-07-02T09:00:00Z');

  // H: confidential, received on a Saturday, the last day of the period. We wrote before it was a lead.
  const h = await take('2026-01-31', { confidential: true, codename: 'Tulip' });
  await talk(h, '2026-01-30T10:00:00Z', 'outbound');

  // I: received the day after.
  await take('2026-02-01');

  // J: of November, lost after 120 days and reopened. K: of October, abandoned after 155 days.
  const j = await take('2025-11-01');
  await history.status(j, 'lost', '2026-03-01');
  await history.status(j, 'open', '2026-03-10');
  const k = await take('2025-10-01');
  await history.status(k, 'abandoned', '2026-03-05');
}

interface Pair {
  [column: string]: string | number | null;
}

async function report(name: string, query: string) {
  const answer = await api.viewer.get(`/reports/${name}?asOf=2026-06-30&${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const january = 'from=2026-01-01&to=2026-01-31';
const halfYear = 'from=2026-01-01&to=2026-06-30';

const cells = (rows: Pair[], ...names: string[]) => rows.map((row) => names.map((name) => row[name]));

describe('The funnel', () => {
  it('divides those that ever reached a stage by those that entered the one before in the period', async () => {
    const { rows, totals } = await report('funnel', january);
    expect(totals).toBeNull();
    expect(cells(rows, 'fromStage', 'toStage', 'entered', 'reached', 'conversion', 'medianDays', 'maturity')).toEqual([
      // In: A B C D G H. On: A B C. Days of all that ever did: A 10, B 20, C 20, E 30.
      ['first_contact', 'qualified', 6, 3, 0.5, 20, 'mature'],
      // In January: A on the 15th, B on the 30th, E on the 14th. Days: A 30, B 0, E 46 (14 January to 1 March).
      ['qualified', 'proposal', 3, 3, 1, 30, 'mature'],
      // B only. E went through on one day.
      ['proposal', 'shortlisted', 1, 0, 0, 0, 'mature'],
      ['shortlisted', 'negotiation', 0, 0, null, 0, 'mature'],
      ['negotiation', 'announced', 0, 0, null, 31, 'mature'],
      ['announced', 'invested', 0, 0, null, 61, 'mature'],
      // E took 168 days, from 15 December to 1 June; the cohort is 165 days old, from the middle of January to 30 June.
      ['first_contact', 'invested', 6, 0, 0, 168, 'immature'],
      // E of the three: 1 ÷ 3. 14 January to 1 June.
      ['qualified', 'invested', 3, 1, 0.3333, 138, 'mature'],
      ['proposal', 'invested', 1, 0, 0, 92, 'mature'],
      ['shortlisted', 'invested', 0, 0, null, 92, 'mature'],
      ['negotiation', 'invested', 0, 0, null, 92, 'mature'],
    ]);
    expect(new Set(rows.map(({ cohortAge }: Pair) => cohortAge))).toEqual(new Set([165]));
  });

  it('has no median time before any lead has come that far', async () => {
    const { rows } = (await api.viewer.get('/reports/funnel?asOf=2026-03-31&from=2026-01-01&to=2026-01-31')).body;
    const won = rows.find(({ fromStage, toStage }: Pair) => fromStage === 'announced' && toStage === 'invested');
    expect(won).toMatchObject({ entered: 0, reached: 0, conversion: null, medianDays: null, maturity: 'unknown' });
  });

  it('covers the last 12 months by default, as velocity and follow-up do', async () => {
    for (const name of ['funnel', 'velocity', 'follow-up']) {
      const { body } = await api.viewer.get(`/reports/${name}?asOf=2026-06-30`);
      expect([name, body.from, body.to]).toEqual([name, '2025-07-01', '2026-06-30']);
    }
    expect((await api.viewer.get('/reports/funnel?asOf=2024-02-29')).body.from).toBe('2023-03-01');
  });

  it('shows months by themselves, each with its own age', async () => {
    const { rows } = await report('funnel', `${halfYear}&groupBy=month`);
    const first = rows.filter(
      ({ fromStage, toStage }: Pair) => fromStage === 'first_contact' && toStage === 'qualified',
    );
    expect(cells(first, 'key', 'entered', 'reached', 'cohortAge')).toEqual([
      ['2026-01', 6, 3, 165],
      // I. That C came back in March is no first time.
      ['2026-02', 1, 0, 135],
      // Only E came anywhere: to proposal, shortlisted and negotiation, and to announced.
      ['2026-03', 0, 0, 106],
      ['2026-04', 0, 0, 75],
    ]);
  });

  it('counts how far the leads received in the period have come', async () => {
    const { reached } = (await report('funnel', january)).sections;
    // A B C D G H; A B C; A B.
    expect(cells(reached.rows, 'reached', 'share')).toEqual([
      [6, 1],
      [3, 0.5],
      [2, 0.3333],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('has a win rate of those closed in the period, and none where nothing was', async () => {
    const { sections } = await report('funnel', halfYear);
    // Won E, lost D, abandoned K; J is open again. 1 ÷ 3.
    const figures = { won: 1, lost: 1, abandoned: 1, winRate: 0.3333 };
    expect(sections['win-rate'].totals).toMatchObject(figures);
    const nothing = (await report('funnel', january)).sections['win-rate'];
    expect(nothing.totals).toMatchObject({ won: 0, lost: 0, abandoned: 0, winRate: null });
  });
});

describe('The velocity', () => {
  it('has the median and the 75th percentile of the days from stage to stage', async () => {
    const { rows } = await report('velocity', january);
    expect(cells(rows.slice(0, 2), 'leads', 'medianDays', 'p75Days')).toEqual([
      // A 10, B 20, E 30; C came in February.
      [3, 20, 25],
      // B only, on the day itself.
      [1, 0, 0],
    ]);
    expect(rows[5]).toMatchObject({
      fromStage: 'announced',
      toStage: 'invested',
      leads: 0,
      medianDays: null,
      p75Days: null,
    });
    const all = await report('velocity', halfYear);
    // 10, 20, 20, 30; then A 30, B 0, E 46: (30 + 46) ÷ 2 at three quarters.
    expect(cells(all.rows.slice(0, 2), 'leads', 'medianDays', 'p75Days')).toEqual([
      [4, 20, 22.5],
      [3, 30, 38],
    ]);
  });

  it('has the days that leads stayed in each stage, and those they have been there', async () => {
    const { stages } = (await report('velocity', halfYear)).sections;
    expect(cells(stages.rows, 'stage', 'stays', 'medianDays', 'p75Days', 'open', 'medianOpenDays')).toEqual([
      // Ended: A 10, B 20, C 20, D 26, E 30, J 120, K 155; at three quarters between 30 and 120.
      // Open: C since 1 March (121 days), G 169, H 150, I 149, J 241.
      ['first_contact', 7, 26, 75, 5, 150],
      // A 30, C 20, E 46.
      ['qualified', 3, 30, 38, 0, null],
      // Open: A since 14 February (136), B since 30 January (151).
      ['proposal', 0, null, null, 2, 143.5],
      ['shortlisted', 0, null, null, 0, null],
      ['negotiation', 1, 31, 31, 0, null],
      ['announced', 1, 61, 61, 0, null],
      ['invested', 0, null, null, 0, null],
    ]);
  });

  it('counts the hours to the first answer, and who got one in time', async () => {
    const response = (await report('velocity', january)).sections['first-response'];
    // From midnight in Brussels: A 35 hours, B 95.5, C 72; at three quarters 83.75. D, G and H have had none.
    // Two working days: A until Wednesday, B until Tuesday, C until Thursday, which Friday 00:00 is past.
    expect(response.totals).toMatchObject({
      leads: 6,
      answered: 3,
      unanswered: 3,
      medianHours: 72,
      p75Hours: 83.8,
      judged: 6,
      withinTarget: 2,
      withinShare: 0.3333,
    });
    expect(response.rows).toMatchObject([{ key: null, label: 'All leads', leads: 6 }]);
    const three = (await report('velocity', `${january}&targetDays=3`)).sections['first-response'];
    expect(three.totals).toMatchObject({ withinTarget: 3, withinShare: 0.5 });
  });

  it('does not judge a lead that can still be answered in time', async () => {
    const { sections } = (await api.viewer.get(`/reports/velocity?asOf=2026-01-31&${january}`)).body;
    // H came on Saturday and has until Tuesday: 2 of A, B, C, D, G, and of F, which was archived in June only.
    expect(sections['first-response'].totals).toMatchObject({
      leads: 7,
      judged: 6,
      withinTarget: 2,
      withinShare: 0.3333,
    });
  });

  it('is empty for a period without leads', async () => {
    const { sections } = await report('velocity', 'from=2026-05-01&to=2026-05-31');
    const nothing = { leads: 0, answered: 0, medianHours: null, judged: 0, withinTarget: 0, withinShare: null };
    expect(sections['first-response'].totals).toMatchObject(nothing);
  });
});
