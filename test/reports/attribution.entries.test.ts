import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Caller, useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';

let reporter: Caller;
let world: AttributionWorld;
let history: LeadHistory;
let companyId: string;

const { api } = useApi({ clock: new ManualClock(new Date('2026-11-07T10:00:00Z')) });
beforeAll(async () => {
  reporter = await api.key('reporting');
  world = new AttributionWorld(api.db);
  history = new LeadHistory(api.db, { companyId: '', ownerId: (await api.user('bdm', 'Stephan Maes')).id! });
  companyId = await history.company('Lumenova Lighting', 'CN');
});

describe('A lead that was taken over in a later stage', () => {
  it('counts as qualified and announced on the day it was received, as in the funnel', async () => {
    const at = '2026-01-01T09:30:00Z';
    const fair = await world.activity('seminar', 'Fair of 2025', '2025-06-05', at, { cost_eur: 600 });
    const qualified = await history.lead('2026-01-01T10:00:00Z', '2025-06-10', {
      company_id: companyId,
      stage: 'qualified',
    });
    await world.touch(qualified, '2025-06-05', '2026-01-01T10:00:01Z', { activity_id: fair });
    // Announced in the month after: that is not of June.
    await history.move(qualified, 'announced', '2025-07-01', { announced_jobs: 7 }, '2026-01-02T09:00:00Z');
    const announced = await history.lead('2026-01-01T10:00:02Z', '2025-06-12', {
      company_id: companyId,
      stage: 'announced',
      announced_on: '2025-06-12',
      announced_jobs: 20,
      announced_capex_eur: 2_000_000,
    });
    await world.touch(announced, '2025-06-05', '2026-01-01T10:00:03Z', { activity_id: fair });
    const june = 'asOf=2026-10-31&from=2025-06-01&to=2025-06-30';
    const { rows, totals } = (await reporter.get(`/reports/activity-attribution?${june}&model=first`)).body;
    // Both were qualified when they were received, one of them announced: 600 euro for two leads and 20 jobs.
    expect(rows.find(({ label }: { label: string }) => label === 'Fair of 2025')).toMatchObject({
      newLeads: 2,
      qualifiedLeads: 2,
      announcedJobs: 20,
      announcedCapexEur: 2_000_000,
      costPerQualifiedLead: 300,
      costPerJob: 30,
    });
    expect(totals).toMatchObject({ newLeads: 2, qualifiedLeads: 2, announcedJobs: 20 });
    const july = 'asOf=2026-10-31&from=2025-07-01&to=2025-07-31';
    const later = (await reporter.get(`/reports/activity-attribution?${july}&model=first`)).body;
    expect(later.totals).toMatchObject({ newLeads: 0, qualifiedLeads: 0, announcedJobs: 7 });
    const funnel = (await reporter.get(`/reports/funnel?${june}`)).body;
    const step = funnel.rows.find((one: { fromStage: string; toStage: string }) => {
      return one.fromStage === 'first_contact' && one.toStage === 'qualified';
    });
    expect([step.entered, step.reached]).toEqual([2, 2]);
  });
});

describe('What was announced', () => {
  const readCredit = async (report: string, from: string, to: string, label: string) => {
    const answer = await reporter.get(`/reports/${report}?asOf=2026-11-06&from=${from}&to=${to}`);
    if (answer.status !== 200) throw new Error(answer.text);
    const { rows, totals } = answer.body;
    return {
      total: totals.announcedJobs,
      credited: rows.find((row: { label: string }) => row.label === label)?.announcedJobs ?? null,
    };
  };

  it('is of the year of the announcement, not of that in which a lead taken over there was received', async () => {
    const at = '2026-01-01T09:30:00Z';
    const agreement = await world.agreement('Takeover agreement', at);
    const fair = await world.activity('seminar', 'Fair after receipt', '2026-01-20', at);
    const lead = await history.lead('2026-03-01T09:00:00Z', '2025-04-01', {
      company_id: companyId,
      stage: 'announced',
      stage_entered_on: '2026-02-10',
      announced_on: '2026-02-10',
      announced_jobs: 100,
      announced_capex_eur: 1_000_000,
    });
    await world.touch(lead, '2026-01-20', '2026-03-01T10:00:00Z', { activity_id: fair });
    await world.touch(lead, '2026-01-21', '2026-03-01T10:00:01Z', { agreement_id: agreement });
    const year = (report: string, of: number, label: string) => readCredit(report, `${of}-02-01`, `${of}-04-30`, label);
    expect(await year('activity-attribution', 2025, 'Fair after receipt')).toEqual({ total: 0, credited: null });
    // In equal shares with the web, by which it came, and the agreement.
    expect(await year('activity-attribution', 2026, 'Fair after receipt')).toEqual({ total: 100, credited: 33 });
    const { body } = await reporter.get(
      '/reports/agreement-scoreboard?counting=period&asOf=2026-11-06&from=2026-02-01&to=2026-04-30',
    );
    expect(body.rows.find((row: { label: string }) => row.label.includes('Takeover agreement'))).toMatchObject({
      announcedJobs: 33,
    });
    const annual = (await reporter.get('/reports/annual?asOf=2026-11-06')).body;
    expect(annual.rows.find((row: { year: string }) => row.year === '2026')).toMatchObject({ jobs: 100 });
  });

  it('and taken back and announced anew is of the day it was announced anew', async () => {
    const lead = await history.lead('2026-05-01T09:00:00Z', '2026-05-01', {
      company_id: companyId,
      stage: 'announced',
      announced_on: '2026-05-01',
      announced_jobs: 10,
      announced_capex_eur: 1,
    });
    const none = { announced_on: null, announced_jobs: null, announced_capex_eur: null };
    await history.move(lead, 'qualified', '2026-07-01', none);
    await history.move(lead, 'announced', '2026-10-05', {
      announced_on: '2026-10-04',
      announced_jobs: 77,
      announced_capex_eur: 1,
    });
    const total = async (from: string, to: string) => (await readCredit('activity-attribution', from, to, '')).total;
    expect([await total('2026-05-01', '2026-05-31'), await total('2026-10-04', '2026-10-04')]).toEqual([0, 77]);
    // As it was known before it was taken back, it is of May.
    const then = await reporter.get('/reports/activity-attribution?asOf=2026-06-15&from=2026-05-01&to=2026-05-31');
    expect(then.body.totals.announcedJobs).toBe(10);
  });
});
