import { ManualClock } from '../../src/common/clock/clock.js';
import { type Caller, startApi, type TestApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { LeadHistory } from './lead.history.js';

let api: TestApi;
let reporter: Caller;
let world: AttributionWorld;
let history: LeadHistory;
let companyId: string;

beforeAll(async () => {
  api = await startApi({ clock: new ManualClock(new Date('2026-11-07T10:00:00Z')) });
  reporter = await api.key('reporting');
  world = new AttributionWorld(api.db);
  history = new LeadHistory(api.db, { companyId: '', ownerId: (await api.user('bdm', 'Stephan Maes')).id! });
  companyId = await history.company('Lumenova Lighting', 'CN');
});
afterAll(() => api.close());

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
    const step = funnel.rows.find((one: { from: string; to: string }) => {
      return one.from === 'first_contact' && one.to === 'qualified';
    });
    expect([step.entered, step.reached]).toEqual([2, 2]);
  });
});
