import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { GivenSchedules, monthly, START } from '../reports/schedule.given.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { updateRows } from '../support/rows.js';
import { ok, readUnread } from './notifications.given.js';

const clock = new ManualClock(START);
let given: GivenSchedules;
let api: TestApi;
let user: Caller;
beforeAll(async () => {
  given = await GivenSchedules.start(clock);
  ({ api } = given);
});
afterAll(() => given.close());
beforeEach(async () => {
  clock.set(START);
  user = await api.user('manager');
});

/** Runs a job on another day, and returns to the day on which the tokens of the users are valid. */
async function runOn(day: string, ...jobs: string[]): Promise<void> {
  clock.set(new Date(`${day}T05:00:00Z`));
  for (const job of jobs) await api.app.get(JobRegistry).run(job);
  clock.set(START);
}
describe('A schedule whose run has failed for good', () => {
  it('is told to the user who made it', async () => {
    const { id } = await ok(user.post('/report-schedules', { ...monthly, folder: given.newFolder() }));
    await updateRows(api.db, 'report_schedule', { id }, { parameters: { asOf: 'month_start' } });
    await runOn('2026-12-01', 'reports.schedules');
    expect(await given.readRuns(id)).toMatchObject([{ outcome: 'failed' }]);
    expect(await readUnread(user)).toMatchObject([
      { kind: 'schedule_failed', record: { kind: 'report_schedule', id, title: 'Monthly' }, count: 1 },
    ]);
  });
});

describe('The notice of an agreement', () => {
  it('is told to its owner, once, in place of the task that the system creates', async () => {
    const body = {
      title: 'Twinning',
      kind: 'twinning',
      status: 'in_force',
      expiresOn: '2027-01-31',
      renewalNoticeDays: 30,
    };
    const { id } = await ok(api.bdm.post('/agreements', { ...body, ownerId: user.id }));
    await runOn('2026-12-31', 'agreements.renewal-notices');
    expect(await readUnread(user)).toEqual([]);
    await runOn('2027-01-01', 'agreements.renewal-notices', 'agreements.renewal-notices');
    expect((await readUnread(user)).map(({ kind, record }: Answer['body']) => [kind, record])).toEqual([
      ['notice_due', { kind: 'agreement', id, title: 'Twinning' }],
    ]);
    expect((await ok(user.get(`/tasks?agreementId=${id}`))).items).toHaveLength(1);
  });
});

describe('A commitment', () => {
  const NOTIFY = 'agreements.commitment-notices';
  let agreementId: string;
  beforeEach(async () => {
    agreementId = (
      await ok(api.bdm.post('/agreements', { title: 'Partnership', kind: 'cooperation', ownerId: user.id }))
    ).id;
  });
  const commit = (description: string, change: object = {}): Promise<Answer['body']> =>
    ok(api.bdm.post(`/agreements/${agreementId}/commitments`, { description, dueOn: '2026-12-10', ...change }));

  it('is told to the owner of its agreement on its due day, once, also by two runs at once', async () => {
    const { id } = await commit('A second roadshow');
    await runOn('2026-12-09', NOTIFY);
    expect(await readUnread(user)).toEqual([]);
    clock.set(new Date('2026-12-10T05:00:00Z'));
    const run = () => api.app.get(JobRegistry).run(NOTIFY);
    await Promise.all([run(), run()]);
    await runOn('2026-12-20', NOTIFY);
    expect(await readUnread(user)).toMatchObject([
      { kind: 'notice_due', record: { kind: 'commitment', id, title: 'A second roadshow' }, count: 1 },
    ]);
    await ok(user.post('/notifications/read', { all: true }));
    await runOn('2026-12-21', NOTIFY);
    expect(await readUnread(user)).toEqual([]);
    // A later due day is due again.
    await ok(api.bdm.patch(`/agreements/${agreementId}/commitments/${id}`, { dueOn: '2027-02-01' }));
    await runOn('2027-02-01', NOTIFY);
    expect(await readUnread(user)).toMatchObject([{ record: { id }, count: 1 }]);
  });

  it('is told after missed days, but not if it is settled, archived, or long past', async () => {
    const late = await commit('Late');
    await commit('Done', { status: 'done', evidence: 'The report' });
    await commit('Dropped', { status: 'dropped' });
    await commit('Long past', { dueOn: '2026-01-10' });
    await commit('Without a day', { dueOn: null });
    const archived = await commit('Archived');
    await ok(api.bdm.delete(`/agreements/${agreementId}/commitments/${archived.id}`));
    await runOn('2027-01-05', NOTIFY);
    expect(await readUnread(user)).toMatchObject([{ record: { id: late.id } }]);
  });
});
