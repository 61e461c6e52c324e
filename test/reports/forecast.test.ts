import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { euro, LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-11-20T10:00:00Z'));
let history: LeadHistory;

const { api } = useApi({ clock });
beforeAll(async () => {
  const owner = await api.user('bdm', 'Stephan Maes');
  history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const china = await history.company('Lumenova', 'CN');
  history = new LeadHistory(api.db, { companyId: china, ownerId: owner.id! });
  await writeOpen();
  await writeClosed();
});

const take = (columns: object) => history.lead('2026-02-01T09:00:00Z', '2026-02-01', columns);

/** Open leads at the end of October; the figures are added up in the tests. */
async function writeOpen(): Promise<void> {
  await take({
    stage: 'proposal',
    expected_decision_on: '2026-10-30',
    jobs_expected: 11,
    ...euro(1_001),
    likelihood: 'high',
  });
  // Due on the day itself: not overdue yet.
  await take({ stage: 'qualified', expected_decision_on: '2026-10-31', jobs_expected: 3, likelihood: 'low' });
  await take({
    stage: 'negotiation',
    expected_decision_on: '2026-12-01',
    jobs_expected: 21,
    ...euro(2_000),
    likelihood: 'high',
  });
  await take({ stage: 'shortlisted', expected_decision_on: '2026-12-31', jobs_expected: 5, ...euro(333) });
  // The last day of two years, and the one after.
  await take({ stage: 'announced', expected_decision_on: '2028-09-30', jobs_expected: 10 });
  await take({
    stage: 'announced',
    expected_decision_on: '2028-10-01',
    jobs_expected: 20,
    confidential: true,
    codename: 'Tulip',
  });
  await take({ stage: 'first_contact', jobs_expected: 9 });
  // Neither the one on hold nor the archived one may bring anything.
  await take({ stage: 'proposal', status: 'on_hold', expected_decision_on: '2026-12-01', jobs_expected: 500 });
  const gone = await take({ stage: 'proposal', expected_decision_on: '2026-12-01', jobs_expected: 700 });
  await history.change(gone, '2026-10-31T22:59:59.999Z', { archived_at: '2026-10-31T22:59:59.999Z' });
  // What November learns, October does not know.
  const later = await take({ stage: 'qualified', expected_decision_on: '2026-11-15', jobs_expected: 2 });
  await history.change(later, '2026-11-02T09:00:00Z', { expected_decision_on: '2027-11-15', jobs_expected: 900 });
}

/** Leads closed in October, and at its edges. */
async function writeClosed(): Promise<void> {
  const close = async (to: 'lost' | 'abandoned', on: string, columns: object, why: object) => {
    const lead = await history.lead(`${on}T09:00:00Z`, on, columns);
    await history.status(lead, to, on, `${on}T12:00:00Z`, why);
  };
  const went = { status_reason: 'location_elsewhere', lost_to_country: 'NL' };
  await close('lost', '2026-10-01', { stage: 'proposal', jobs_expected: 40, ...euro(1_000) }, went);
  await close('lost', '2026-10-31', { stage: 'negotiation', jobs_expected: 60 }, { ...went, lost_to_country: 'DE' });
  await close('lost', '2026-10-15', { stage: 'proposal', ...euro(500) }, { status_reason: 'permits' });
  await close('abandoned', '2026-10-20', { stage: 'first_contact', jobs_expected: 7 }, { status_reason: 'permits' });
  await close('lost', '2026-09-30', { jobs_expected: 1_000 }, went);
  await close('lost', '2026-11-01', { jobs_expected: 2_000 }, went);
  const reopened = await take({ jobs_expected: 3_000, stage: 'qualified', expected_decision_on: '2026-10-31' });
  await history.status(reopened, 'lost', '2026-10-10', '2026-10-10T12:00:00Z', went);
  await history.status(reopened, 'open', '2026-10-11');
  await history.change(reopened, '2026-10-12T09:00:00Z', { archived_at: '2026-10-12T09:00:00Z' });
}

interface Row {
  [column: string]: string | number | null;
}

async function report(name: string, query = '') {
  const answer = await api.viewer.get(`/reports/${name}?asOf=2026-10-31${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const figures = (row: Row | undefined) =>
  ['leads', 'jobs', 'capexEur', 'weightedJobs', 'weightedCapexEur'].map((name) => row?.[name]);

/**
 * Jobs 11 + 3 + 21 + 5 + 10 + 20 + 9 + 2 = 81. Weighted: 3.3 + 0.45 + 14.7 + 2.5 + 9 + 18 + 0.45 + 0.3 = 48.7 → 49.
 * Capex 1 001 + 2 000 + 333 = 3 334; weighted 300.3 + 1 400 + 166.5 = 1 866.8 → 1 867.
 */
const TOTALS = [8, 81, 3_334, 49, 1_867];

describe('The forecast', () => {
  it('adds up what open leads may bring by the month of their decision, weighted by their stage', async () => {
    const { rows, totals } = await report('forecast');
    const row = (key: string) => figures(rows.find((one: Row) => one['key'] === key));
    expect(row('overdue')).toEqual([1, 11, 1_001, 3, 300]); // 11 × 0.3 = 3.3; 1 001 × 0.3 = 300.3
    expect(row('2026-10')).toEqual([1, 3, 0, 0, 0]); // 3 × 0.15 = 0.45
    expect(row('2026-11')).toEqual([1, 2, 0, 0, 0]); // 2 × 0.15 = 0.3
    // 21 × 0.7 + 5 × 0.5 = 17.2; 2 000 × 0.7 + 333 × 0.5 = 1 566.5, half up.
    expect(row('2026-12')).toEqual([2, 26, 2_333, 17, 1_567]);
    expect(row('2027-01')).toEqual([0, 0, 0, 0, 0]);
    expect(row('2028-09')).toEqual([1, 10, 0, 9, 0]);
    expect(row('later')).toEqual([1, 20, 0, 18, 0]);
    expect(row('none')).toEqual([1, 9, 0, 0, 0]);
    expect(figures(totals)).toEqual(TOTALS);
    expect(rows).toHaveLength(3 + 24);
  });

  it('does the same by quarter, and by the likelihood that was judged', async () => {
    const { rows, totals, sections } = await report('forecast', '&groupBy=quarter');
    const keys = rows.map(({ key }: Row) => key);
    expect(keys).toEqual([
      'overdue',
      '2026-Q4',
      '2027-Q1',
      '2027-Q2',
      '2027-Q3',
      '2027-Q4',
      '2028-Q1',
      '2028-Q2',
      '2028-Q3',
      'later',
      'none',
    ]);
    // 3 + 2 + 26 jobs; 0.45 + 0.3 + 17.2 = 17.95.
    expect(figures(rows[1])).toEqual([4, 31, 2_333, 18, 1_567]);
    expect(figures(totals)).toEqual(TOTALS);
    const { likelihood } = sections;
    expect(likelihood.rows.map((row: Row) => [row['key'], row['leads'], row['jobs'], row['weightedJobs']])).toEqual([
      ['high', 2, 32, 18],
      ['medium', 0, 0, 0],
      ['low', 1, 3, 0],
      [null, 5, 46, 30],
    ]);
    expect(figures(likelihood.totals)).toEqual(TOTALS);
  });

  it('prints the weights with the figures', async () => {
    const { sections } = await report('forecast');
    const weights = sections.probabilities.rows.map(({ p }: Row) => p);
    expect(weights).toEqual([5, 15, 30, 50, 70, 90, 100]);
  });
});

describe('The lost reasons', () => {
  it('are counted by reason, lost and abandoned apart, with what went with them', async () => {
    const { rows, totals } = await report('lost-reasons');
    // Two each: by what they say.
    expect(rows).toEqual([
      {
        key: 'permits',
        label: 'Permits could not be had, or not in time',
        lost: 1,
        lostShare: 0.3333,
        lostJobs: 0,
        lostCapexEur: 500,
        abandoned: 1,
        abandonedShare: 1,
        abandonedJobs: 7,
        abandonedCapexEur: 0,
      },
      {
        key: 'location_elsewhere',
        label: 'The investor chose another location',
        lost: 2,
        lostShare: 0.6667, // 2 ÷ 3
        lostJobs: 100,
        lostCapexEur: 1_000,
        abandoned: 0,
        abandonedShare: 0,
        abandonedJobs: 0,
        abandonedCapexEur: 0,
      },
    ]);
    expect(totals).toMatchObject({ lost: 3, lostJobs: 100, lostCapexEur: 1_500, abandoned: 1, abandonedJobs: 7 });
  });

  it('are counted by the stage they were in, and by the country that got them', async () => {
    const { stages, competitors } = (await report('lost-reasons')).sections;
    const told = ({ rows }: { rows: Row[] }) =>
      rows.map((row) => [row['key'], row['lost'], row['abandoned'], row['lostJobs']]);
    expect(told(stages)).toEqual([
      ['first_contact', 0, 1, 0],
      ['proposal', 2, 0, 40],
      ['negotiation', 1, 0, 60],
    ]);
    expect(told(competitors)).toEqual([
      [null, 1, 1, 0],
      ['DE', 1, 0, 60],
      ['NL', 1, 0, 40],
    ]);
  });

  it('have no shares where nothing was lost', async () => {
    const { rows, totals } = await report('lost-reasons', '&from=2026-08-01&to=2026-08-31');
    expect(rows).toEqual([]);
    expect(totals).toMatchObject({ lost: 0, lostShare: null, lostJobs: 0, abandoned: 0, abandonedShare: null });
  });
});
