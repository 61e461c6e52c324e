import type { ManualClock } from '../../src/common/time/clock.service.js';
import { SettingHistoryService } from '../../src/operations/setting-history.service.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import type { LeadHistory } from './lead.history.js';
import { differences, givenLocks, type LockedMonths, NOVEMBER } from './lock.given.js';
import { insertRow } from '../support/rows.js';

let api: TestApi;
let clock: ManualClock;
let manager: Caller;
let reporter: Caller;
let companyId: string;
let history: LeadHistory;
let months: LockedMonths;

beforeAll(async () => ({ api, clock, manager, reporter, companyId, history, months } = await givenLocks()));
afterAll(() => api.close());
beforeEach(() => clock.set(NOVEMBER));

describe('What was recorded after a locked month', () => {
  it('counts all later changes and shows the latest 500', async () => {
    const { id } = await months.lock({ month: '2026-06' });
    const lead = await history.lead('2026-11-04T09:00:00.000Z', '2026-06-10', { company_id: companyId });
    for (let jobs = 1; jobs <= 502; jobs++) {
      const at = new Date(Date.UTC(2026, 10, 4, 10, 0, jobs)).toISOString();
      await history.change(lead, at, { jobs_expected: jobs });
    }
    const { changes, changeCount } = await months.compare(id);
    expect([changeCount, changes.length]).toEqual([503, 500]);
    expect(changes[0].changes).toEqual([{ field: 'jobsExpected', before: 501, after: 502 }]);
    await months.unlock(id);
  });

  it('includes later touches, costs and agreements that explain another attribution', async () => {
    const world = new AttributionWorld(api.db);
    const at = '2026-05-02T09:00:00.000Z';
    const agreement = await world.agreement('Bright partnership', at);
    const fair = await world.activity('seminar', 'Bright fair', '2026-05-04', at, { cost_eur: 1_000 });
    const touched = await history.lead('2026-05-20T09:00:00.000Z', '2026-05-20', { company_id: companyId });
    const secret = await history.lead('2026-05-21T09:00:00.000Z', '2026-05-21', {
      company_id: companyId,
      confidential: true,
      codename: 'Heron',
    });
    const { id } = await months.lock({ report: 'activity-attribution', month: '2026-05' });
    expect((await months.compare(id)).recordChanges).toEqual([]);

    clock.set(new Date('2026-11-06T08:00:00Z'));
    const [touch, other] = [
      await world.touch(touched, '2026-05-04', '2026-11-05T09:00:00.000Z', { activity_id: fair }),
      await world.touch(secret, '2026-05-04', '2026-11-05T10:00:00.000Z', { activity_id: fair }),
    ];
    await world.change('activity', fair, '2026-11-05T11:00:00.000Z', { cost_eur: 3_000, agreement_id: agreement });
    await world.change('agreement', agreement, '2026-11-05T12:00:00.000Z', { status: 'terminated' });
    await world.activity('seminar', 'A fair to come', '2026-12-04', '2026-11-05T13:00:00.000Z');
    await manager.post('/interactions', {
      kind: 'call',
      subject: 'No part of it',
      occurredAt: '2026-05-21T09:00:00Z',
      leadId: touched,
    });

    const seen = await months.compare(id, manager);
    expect(seen.differs).toBe(true);
    const row = seen.tables[0].rows.find(({ key }: Answer['body']) => key === fair);
    expect(differences(row.cells)).toMatchObject({ newLeads: [0, 1] });
    expect(seen.recordChangeCount).toBe(4);
    expect(seen.recordChanges).toEqual([
      expect.objectContaining({
        record: 'agreement',
        id: agreement,
        title: 'Bright partnership',
        leadId: null,
        changes: [{ field: 'status', before: 'in_force', after: 'terminated' }],
      }),
      expect.objectContaining({
        record: 'activity',
        id: fair,
        isNew: false,
        changes: expect.arrayContaining([{ field: 'costEur', before: 1_000, after: 3_000 }]),
      }),
      expect.objectContaining({ record: 'touch', id: other, leadId: secret, isNew: true, veiled: false }),
      expect.objectContaining({
        record: 'touch',
        id: touch,
        leadId: touched,
        at: '2026-11-05T09:00:00.000Z',
        changes: expect.arrayContaining([{ field: 'activityId', before: null, after: fair }]),
      }),
    ]);
    const answer = await reporter.get(`/report-locks/${id}/comparison`);
    expect(answer.body.recordChanges[2]).toMatchObject({
      record: 'touch',
      id: null,
      leadId: null,
      by: null,
      lead: 'Heron',
      veiled: true,
    });
    expect(answer.text).not.toContain(secret);
    await months.unlock(id);
  });

  it('includes a lead that belongs to the month by its announcement alone, because its jobs are counted there', async () => {
    const lead = await history.lead('2026-01-10T09:00:00.000Z', '2026-01-10', {
      company_id: companyId,
      stage: 'announced',
      announced_on: '2026-02-10',
      announced_jobs: 10,
      announced_capex_eur: 1,
    });
    const { id } = await months.lock({ report: 'activity-attribution', month: '2026-02' });
    expect((await months.compare(id)).changeCount).toBe(0);
    await history.change(lead, '2026-11-04T09:00:00.000Z', { announced_jobs: 15 });
    const seen = await months.compare(id);
    expect(differences(seen.tables[0].totals)).toMatchObject({ announcedJobs: [10, 15] });
    expect(seen.changes).toEqual([
      expect.objectContaining({ leadId: lead, changes: [{ field: 'announcedJobs', before: 10, after: 15 }] }),
    ]);
    await months.unlock(id);
  });

  it('includes a later setting of the touch window that explains missing credit', async () => {
    const world = new AttributionWorld(api.db);
    const at = '2025-01-02T09:00:00.000Z';
    const fair = await world.activity('seminar', 'Fair of the year before', '2025-03-04', at);
    const lead = await history.lead('2026-03-20T09:00:00.000Z', '2026-03-20', { company_id: companyId });
    await world.touch(lead, '2025-03-04', '2026-03-20T10:00:00.000Z', { activity_id: fair });
    await api.app.get(SettingHistoryService).record();
    const reports = ['activity-attribution', 'agreement-scoreboard', 'annual', 'pipeline-summary', 'funnel'];
    const locks = await Promise.all(reports.map((report) => months.lock({ report, month: '2026-03' })));
    const told = async (id: string) =>
      (await months.compare(id)).recordChanges.filter(({ record }: Answer['body']) => record === 'setting');
    // The first that was noted holds for all the time before it, and changes nothing.
    expect(await told(locks[0]!.id)).toEqual([]);

    clock.set(new Date('2026-11-07T08:00:00Z'));
    await insertRow(api.db, 'setting_version', {
      name: 'touch_window_months',
      valid_from: '2026-11-06T09:00:00Z',
      value: '6',
    });
    const seen = await months.compare(locks[0]!.id);
    const row = seen.tables[0].rows.find(({ key }: Answer['body']) => key === fair);
    expect(differences(row.cells)).toMatchObject({ newLeads: [0.5, 0] });
    const setting = {
      at: '2026-11-06T09:00:00.000Z',
      by: null,
      record: 'setting',
      id: null,
      title: 'TOUCH_WINDOW_MONTHS',
      leadId: null,
      reference: null,
      lead: null,
      veiled: false,
      changes: [{ field: 'months', before: 24, after: 6 }],
      isNew: false,
    };
    expect(await Promise.all(locks.map(({ id }) => told(id)))).toEqual([
      [setting],
      [setting],
      [setting],
      [setting],
      [],
    ]);
    for (const { id } of locks) await months.unlock(id);
  });

  it('includes later realisations and interactions if a report depends on them', async () => {
    const at = '2026-04-02T09:00:00.000Z';
    const lead = await history.lead(at, '2026-04-02', { company_id: companyId });
    const [realised, answered] = [
      await months.lock({ report: 'realisation', month: '2026-04' }),
      await months.lock({ report: 'velocity', month: '2026-04' }),
    ];
    clock.set(new Date('2026-11-06T08:00:00Z'));
    for (const asOf of ['2026-04-30', '2026-05-31']) {
      const body = { asOf, jobs: 12, capexEur: 500_000 };
      expect((await manager.post(`/leads/${lead}/realisations`, body)).status).toBe(201);
    }
    const call = { kind: 'call', direction: 'outbound', subject: 'Late', occurredAt: '2026-04-03T09:00:00Z' };
    expect((await manager.post('/interactions', { ...call, leadId: lead })).status).toBe(201);
    expect((await months.compare(realised.id)).recordChanges).toEqual([
      expect.objectContaining({
        record: 'realisation',
        leadId: lead,
        by: expect.stringMatching(/^key /),
        isNew: true,
        changes: [
          { field: 'asOf', before: null, after: '2026-04-30' },
          { field: 'jobs', before: null, after: 12 },
          { field: 'capexEur', before: null, after: 500_000 },
        ],
      }),
    ]);
    expect((await months.compare(answered.id)).recordChanges).toEqual([
      expect.objectContaining({ record: 'interaction', leadId: lead, isNew: true, by: expect.stringMatching(/^key /) }),
    ]);
    for (const { id } of [realised, answered]) await months.unlock(id);
  });

  it('is not listed if a report shows only the day and cannot differ by it', async () => {
    const lead = await history.lead('2026-07-02T09:00:00.000Z', '2026-07-02', { company_id: companyId });
    const quality = await months.lock({ report: 'data-quality', month: '2026-07' });
    clock.set(new Date('2026-11-06T08:00:00Z'));
    const call = { kind: 'call', direction: 'outbound', subject: 'Late', occurredAt: '2026-07-03T09:00:00Z' };
    expect((await manager.post('/interactions', { ...call, leadId: lead })).status).toBe(201);
    expect(await months.compare(quality.id)).toMatchObject({ differs: false, recordChanges: [], recordChangeCount: 0 });
    await months.unlock(quality.id);
  });

  it('is listed by the fields that figures depend on, and not if other fields have changed', async () => {
    const world = new AttributionWorld(api.db);
    const agreement = await world.agreement('Harbour', '2026-08-02T09:00:00.000Z', { reference: 'AGR-T-H' });
    const locks = [
      await months.lock({ report: 'activity-attribution', month: '2026-08' }),
      await months.lock({ report: 'agreement-scoreboard', month: '2026-08' }),
    ];
    clock.set(new Date('2026-11-06T08:00:00Z'));
    await world.change('agreement', agreement, '2026-11-05T12:00:00.000Z', { expires_on: '2031-08-01' });
    for (const { id } of locks) {
      expect((await months.compare(id)).recordChanges).not.toContainEqual(expect.objectContaining({ id: agreement }));
      await months.unlock(id);
    }
  });
});
