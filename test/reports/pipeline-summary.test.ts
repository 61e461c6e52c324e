import { type Caller, useApi } from '../support/api.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { GROUPS } from '../../src/reports/leads/lead-history.queries.js';
import { euro, LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-01-01T08:00:00Z'));
let reporter: Caller;
let history: LeadHistory;
let owners: { stephan: string; eva: string };
let companies: { china: string; germany: string };
let sources: { seminar: string; gsc: string };

interface Row {
  key: string | null;
  label: string;
  p: number | null;
  [figure: string]: string | number | null;
}

/** The report's body; its rows are asserted on. */
async function summary(query: string): Promise<{ rows: Row[]; totals: Row; rowCount: number }> {
  const answer = await reporter.get(`/reports/pipeline-summary?${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const october = 'asOf=2026-10-31';

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  const stephan = await api.user('bdm', 'Stephan Maes');
  const eva = await api.user('bdm', 'Éva Peeters');
  owners = { stephan: stephan.id!, eva: eva.id! };
  history = new LeadHistory(api.db, { companyId: '', ownerId: owners.stephan });
  companies = {
    china: await history.company('Lumenova Lighting', 'CN'),
    germany: await history.company('Licht und Garten', 'DE'),
  };
  sources = {
    seminar: await history.source('activity', '=Seminar in Foshan'),
    gsc: await history.source('agreement', 'Partnership with GSC'),
  };
  await writeOctober();
  // Everything below is asked for a week later.
  clock.set(new Date('2026-11-07T10:00:00Z'));
});

/** Thirteen leads, and what became of each by the end of October 2026; the tests add up what is written here. */
async function writeOctober(): Promise<void> {
  const { china, germany } = companies;
  const { stephan, eva } = owners;
  const inChina = { company_id: china, owner_id: stephan };
  const inGermany = { company_id: germany, owner_id: eva };

  // 1: open, first_contact since 5 October (26 days), jobs and capex not known. New. That it moved on the 29th is
  // written down a week later.
  const first = await history.lead('2026-10-05T09:00:00Z', '2026-10-05', inChina);
  await history.move(first, 'qualified', '2026-10-29', {}, '2026-11-06T09:00:00Z');

  // 2: open, moved to qualified on 12 October (19 days): advanced from first_contact.
  const second = await history.lead('2026-09-10T09:00:00Z', '2026-09-10', {
    ...inChina,
    source_channel: 'activity',
    source_activity_id: sources.seminar,
  });
  const known = { jobs_expected: 101, ...euro(1_000_001), sector: '27.40', sector_version: '2.1' };
  await history.move(second, 'qualified', '2026-10-12', known);

  // 3: over two stages at once in September; back on 15 October, which takes no advance away; and forward again on
  // 20 October (11 days): advanced from qualified.
  const third = await history.lead('2026-08-01T09:00:00Z', '2026-08-01', {
    ...inGermany,
    jobs_expected: 40,
    jobs_safeguarded: 30,
    ...euro(12_000_000),
    sector: '01.13',
    sector_version: '2.1',
  });
  await history.move(third, 'proposal', '2026-09-20');
  await history.move(third, 'qualified', '2026-10-15');
  await history.move(third, 'proposal', '2026-10-20');

  // 4: on hold in shortlisted; its 500 jobs and the 200 it keeps count nowhere.
  const fourth = await history.lead('2026-07-01T09:00:00Z', '2026-07-01', {
    company_id: china,
    owner_id: eva,
    stage: 'shortlisted',
    jobs_expected: 500,
    jobs_safeguarded: 200,
  });
  await history.status(fourth, 'on_hold', '2026-10-08');

  // 5: lost on 10 October out of negotiation.
  const fifth = await history.lead('2026-06-01T09:00:00Z', '2026-06-01', {
    company_id: germany,
    owner_id: stephan,
    stage: 'negotiation',
    jobs_expected: 70,
  });
  await history.status(fifth, 'lost', '2026-10-10');

  // 6: lost on 3 October and reopened on 22 October: open, in qualified since 1 September (60 days), and not lost.
  const sixth = await history.lead('2026-09-01T09:00:00Z', '2026-09-01', {
    company_id: germany,
    owner_id: stephan,
    stage: 'qualified',
    jobs_expected: 9,
    jobs_safeguarded: 5,
    ...euro(99),
  });
  await history.status(sixth, 'lost', '2026-10-03');
  await history.status(sixth, 'open', '2026-10-22');

  // 7: won on 28 October: advanced from announced.
  const seventh = await history.lead('2026-01-15T09:00:00Z', '2026-01-15', {
    company_id: china,
    owner_id: eva,
    stage: 'announced',
    jobs_expected: 60,
  });
  await history.move(seventh, 'invested', '2026-10-28', { status: 'won', closed_on: '2026-10-28' });

  // 8: received and advanced in October, and archived on the 30th: nowhere.
  const eighth = await history.lead('2026-10-20T09:00:00Z', '2026-10-20', { ...inChina, jobs_expected: 1_000 });
  await history.move(eighth, 'qualified', '2026-10-25');
  await history.change(eighth, '2026-10-30T09:00:00Z', { archived_at: '2026-10-30T09:00:00Z' });

  // 9: received and abandoned in October. New, in the stage it stayed in.
  const ninth = await history.lead('2026-10-02T09:00:00Z', '2026-10-02', inGermany);
  await history.status(ninth, 'abandoned', '2026-10-31');

  // 10: received on 31 October, written down half an hour after midnight in Brussels, which is before midnight UTC.
  await history.lead('2026-10-31T23:30:00Z', '2026-10-31', { ...inChina, jobs_expected: 7 });

  // 11: written down in the last millisecond of 31 October in Brussels (0 days); confidential. New.
  await history.lead('2026-10-31T22:59:59.999Z', '2026-10-31', {
    ...inGermany,
    jobs_expected: 10,
    confidential: true,
    codename: 'Tulip',
  });

  // 12: lost in September: nowhere in October.
  const twelfth = await history.lead('2026-05-01T09:00:00Z', '2026-05-01', inChina);
  await history.status(twelfth, 'lost', '2026-09-30');

  // 13: open, in negotiation since 1 October (30 days); archived in November, which October does not know.
  const thirteenth = await history.lead('2026-04-01T09:00:00Z', '2026-04-01', {
    ...inChina,
    stage: 'negotiation',
    stage_entered_on: '2026-10-01',
    jobs_expected: 21,
    ...euro(5),
    source_channel: 'agreement',
    source_agreement_id: sources.gsc,
  });
  await history.change(thirteenth, '2026-11-02T09:00:00Z', { archived_at: '2026-11-02T09:00:00Z' });
}

/** A row as it is expected: the figures that are named, and nothing in the others. */
function row(key: string | null, label: string, p: number | null, figures: Partial<Row>): Row {
  const nothing = { open: 0, onHold: 0, new: 0, advanced: 0, lost: 0, won: 0, abandoned: 0 };
  const sums = {
    jobs: 0,
    jobsSafeguarded: 0,
    capexEur: 0,
    weightedJobs: 0,
    weightedCapexEur: 0,
    medianDaysInStage: null,
  };
  return { key, label, p, ...nothing, ...sums, ...figures };
}

/**
 * Open: 1, 2, 3, 6, 11, 13. Jobs 101 + 40 + 9 + 10 + 21 = 181; safeguarded 30 + 5 = 35; capex 1 000 001 + 12 000 000 + 99 + 5 = 13 000 105.
 * Weighted jobs 10 × 0.05 + (101 + 9) × 0.15 + 40 × 0.30 + 21 × 0.70 = 0.5 + 16.5 + 12 + 14.7 = 43.7 → 44, although the
 * rounded rows add up to 45. Weighted capex 1 000 100 × 0.15 + 12 000 000 × 0.30 + 5 × 0.70 = 3 750 018.5 → 3 750 019.
 * Days 0, 11, 19, 26, 30, 60: the median is (19 + 26) ÷ 2.
 */
const TOTALS = row(null, 'Total', null, {
  open: 6,
  onHold: 1,
  new: 3,
  advanced: 3,
  lost: 1,
  won: 1,
  abandoned: 1,
  jobs: 181,
  jobsSafeguarded: 35,
  capexEur: 13_000_105,
  weightedJobs: 44,
  weightedCapexEur: 3_750_019,
  medianDaysInStage: 22.5,
});

describe('The pipeline summary', () => {
  it('shows all seven stages in order, with the figures of a manual calculation', async () => {
    const { rows, totals, rowCount } = await summary(october);
    expect(rows).toEqual([
      // Open 1 and 11; new 1, 9 and 11; 2 left it. 10 × 0.05 = 0.5 → 1. Days 26 and 0.
      row('first_contact', 'First contact', 5, {
        open: 2,
        new: 3,
        advanced: 1,
        abandoned: 1,
        jobs: 10,
        weightedJobs: 1,
        medianDaysInStage: 13,
      }),
      // Open 2 and 6; 3 left it. 110 × 0.15 = 16.5 → 17; 1 000 100 × 0.15 = 150 015. Days 19 and 60.
      row('qualified', 'Qualified', 15, {
        open: 2,
        advanced: 1,
        jobs: 110,
        jobsSafeguarded: 5,
        capexEur: 1_000_100,
        weightedJobs: 17,
        weightedCapexEur: 150_015,
        medianDaysInStage: 39.5,
      }),
      // Open 3.
      row('proposal', 'Proposal', 30, {
        open: 1,
        jobs: 40,
        jobsSafeguarded: 30,
        capexEur: 12_000_000,
        weightedJobs: 12,
        weightedCapexEur: 3_600_000,
        medianDaysInStage: 11,
      }),
      row('shortlisted', 'Shortlisted', 50, { onHold: 1 }),
      // Open 13, lost 5. 21 × 0.7 = 14.7 → 15; 5 × 0.7 = 3.5 → 4.
      row('negotiation', 'Negotiation', 70, {
        open: 1,
        lost: 1,
        jobs: 21,
        capexEur: 5,
        weightedJobs: 15,
        weightedCapexEur: 4,
        medianDaysInStage: 30,
      }),
      // 7 left it.
      row('announced', 'Announced', 90, { advanced: 1 }),
      row('invested', 'Invested', 100, { won: 1 }),
    ]);
    expect(totals).toEqual(TOTALS);
    expect(rowCount).toBe(7);
  });

  it('shows the same leads by owner, by name without regard to accents', async () => {
    const { rows } = await summary(`${october}&groupBy=owner`);
    expect(rows).toEqual([
      // 3 and 11 are open; 9 and 11 new; 3 and 7 advanced. 12 + 0.5 = 12.5 → 13. Days 11 and 0.
      row(owners.eva, 'Éva Peeters', null, {
        open: 2,
        onHold: 1,
        new: 2,
        advanced: 2,
        won: 1,
        abandoned: 1,
        jobs: 50,
        jobsSafeguarded: 30,
        capexEur: 12_000_000,
        weightedJobs: 13,
        weightedCapexEur: 3_600_000,
        medianDaysInStage: 5.5,
      }),
      // 1, 2, 6 and 13 are open. 16.5 + 14.7 = 31.2 → 31; 150 015 + 3.5 → 150 019. Days 19, 26, 30, 60.
      row(owners.stephan, 'Stephan Maes', null, {
        open: 4,
        new: 1,
        advanced: 1,
        lost: 1,
        jobs: 131,
        jobsSafeguarded: 5,
        capexEur: 1_000_105,
        weightedJobs: 31,
        weightedCapexEur: 150_019,
        medianDaysInStage: 28,
      }),
    ]);
  });

  it.each([
    ['country', ['China', 'Germany'], [4, 3]],
    [
      'sector',
      [
        '01.13 Growing of vegetables and melons, roots and tubers',
        '27.40 Manufacture of lighting equipment',
        'Sector not known',
      ],
      [1, 1, 5],
    ],
    ['channel', ['Activity', 'Agreement', 'Web'], [1, 1, 5]],
    ['activity', ['=Seminar in Foshan', 'No activity'], [1, 6]],
    ['agreement', ['Partnership with GSC', 'No agreement'], [1, 6]],
  ])('names the groups by %s, those without one last', async (groupBy, labels, alive) => {
    const { rows } = await summary(`${october}&groupBy=${groupBy}`);
    expect(rows.map(({ label }) => label)).toEqual(labels);
    // China: 1, 2, 13 open and 4 on hold. Germany: 3, 6, 11.
    expect(rows.map(({ open, onHold }) => Number(open) + Number(onHold))).toEqual(alive);
  });

  it.each(GROUPS)(
    'comes to the same totals by %s, to which every column of counts and sums adds up',
    async (groupBy) => {
      const { rows, totals } = await summary(`${october}&groupBy=${groupBy}`);
      expect(totals).toEqual(TOTALS);
      for (const name of [
        'open',
        'onHold',
        'new',
        'advanced',
        'lost',
        'won',
        'abandoned',
        'jobs',
        'jobsSafeguarded',
        'capexEur',
      ]) {
        expect([name, rows.reduce((sum, cells) => sum + Number(cells[name]), 0)]).toEqual([name, TOTALS[name]]);
      }
    },
  );

  it('has the returns of activities of the 24 months that end with the period, and says so', async () => {
    const { body } = await reporter.get(`/reports/pipeline-summary?${october}&section=activity-returns`);
    expect(body.sections['activity-returns'].notes[0]).toContain('1 November 2024 to 31 October 2026');
  });

  it('knows on 1 November what was written down after midnight in Brussels', async () => {
    const { totals } = await summary('asOf=2026-11-01&from=2026-10-01');
    // 10 has come, with 7 jobs.
    expect(totals).toMatchObject({ open: 7, new: 4, jobs: 188 });
  });

  it('counts events in the period that is asked for, and states on the day', async () => {
    const { totals } = await summary(`${october}&from=2026-09-01&to=2026-09-30`);
    // In September 2 and 6 came, 3 moved once, over two stages, and 12 was lost.
    expect(totals).toMatchObject({ ...TOTALS, new: 2, advanced: 1, lost: 1, won: 0, abandoned: 0 });
  });

  it.each([
    // 2 and 6 came in September, both are in qualified since; 2 was at first contact until 12 October.
    ['asOf=2026-10-31&from=2026-09-01&to=2026-09-30', { first_contact: 1, qualified: 1 }],
    // The same as of today, which is otherwise read from running totals.
    ['asOf=2026-11-07&from=2026-09-01&to=2026-09-30', { first_contact: 1, qualified: 1 }],
    // 3 came in August and left first contact in September for proposal.
    ['asOf=2026-10-31&from=2026-08-01&to=2026-08-31', { first_contact: 1 }],
    ['asOf=2026-10-31&from=2026-08-01&to=2026-09-25', { first_contact: 1, qualified: 1, proposal: 1 }],
    // In October 1, 9 and 11 came; that 1 moved on the 29th is recorded in November.
    ['asOf=2026-10-31', { first_contact: 3 }],
    ['asOf=2026-11-07&from=2026-10-01&to=2026-10-31', { first_contact: 3, qualified: 1 }],
  ])('counts new leads in the stage that they were in when the period ended: %s', async (query, expected) => {
    const { rows, totals } = await summary(query);
    const found = rows.flatMap(({ key, new: leads }) => (leads ? [[key, leads]] : []));
    expect(Object.fromEntries(found)).toEqual(expected);
    expect(totals['new']).toBe(Object.values(expected).reduce((sum, leads) => sum + leads, 0));
  });

  it('takes into account when things were recorded, whenever they are said to have occurred', async () => {
    // The move of 1, of 29 October.
    expect((await summary('asOf=2026-11-05&from=2026-10-01')).rows[0]).toMatchObject({ advanced: 1 });
    expect((await summary('asOf=2026-11-06&from=2026-10-01')).rows[0]).toMatchObject({ advanced: 2 });
  });

  it('is empty, with medians that are not known, before anything was', async () => {
    const { rows, totals } = await summary('asOf=2020-02-29');
    expect(rows).toHaveLength(7);
    expect(totals).toEqual(row(null, 'Total', null, {}));
    expect((await summary('asOf=2020-02-29&groupBy=owner')).rows).toEqual([]);
  });
});
