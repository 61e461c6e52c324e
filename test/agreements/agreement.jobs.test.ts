import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { buildMany, insertRows } from '../support/rows.js';
import { ok } from '../support/make.js';

const START = new Date('2026-01-10T08:00:00Z');
const clock = new ManualClock(START);

/** A key lasts, whatever the clock does; a token of a user does not. */
let key: Caller;
const { api } = useApi({ clock });
beforeAll(async () => (key = await api.key('manager')));
beforeEach(() => clock.set(START));

const run = (name: string) => api.app.get(JobRegistry).run(name);
const expire = () => run('agreements.expire');
const notify = () => run('agreements.renewal-notices');

async function agreement(change: object = {}, by: Caller = api.bdm): Promise<Answer['body']> {
  const body = { title: 'Partnership', kind: 'cooperation', status: 'in_force', expiresOn: '2026-06-30', ...change };
  return ok(by.post('/agreements', body));
}
const read = async (id: string) => (await key.get(`/agreements/${id}`)).body;
const readTasks = async (id: string) => (await key.get(`/tasks?agreementId=${id}`)).body.items;

describe('The end of an agreement', () => {
  it('is recorded once by the system when its last day is over in Brussels', async () => {
    const { id } = await agreement();
    // 23:30 in Brussels on the last day.
    clock.set(new Date('2026-06-30T21:30:00Z'));
    await expire();
    expect((await read(id)).status).toBe('in_force');
    clock.set(new Date('2026-06-30T22:00:00Z'));
    await Promise.all([expire(), expire()]);
    await expire();
    expect(await read(id)).toMatchObject({ status: 'expired', version: 2 });
    const { rows } = await api.db.query(
      `SELECT actor_kind, action, changes FROM audit_entry WHERE entity_id = $1 AND action <> 'created'`,
      [id],
    );
    expect(rows).toEqual([
      { actor_kind: 'system', action: 'expired', changes: { status: { before: 'in_force', after: 'expired' } } },
    ]);
  });

  it('is recorded later if the job did not run for long, but not for agreements that do not expire', async () => {
    const signed = await agreement({ status: 'signed' });
    const draft = await agreement({ status: 'draft' });
    const endless = await agreement({ expiresOn: null });
    const terminated = await agreement({ status: 'terminated' });
    const archived = await agreement();
    await api.bdm.delete(`/agreements/${archived.id}`);
    clock.set(new Date('2028-01-01T08:00:00Z'));
    await expire();
    const statuses = [];
    for (const { id } of [signed, draft, endless, terminated, archived]) statuses.push((await read(id)).status);
    expect(statuses).toEqual(['expired', 'draft', 'in_force', 'terminated', 'in_force']);
  });

  it('is recorded for any number of agreements in one run', async () => {
    await insertRows(
      api.db,
      'agreement',
      buildMany(205, () => ({ title: 'Many', expires_on: '2000-12-31' })),
    );
    await expire();
    const { rows } = await api.db.query(`SELECT DISTINCT status FROM agreement WHERE title = 'Many'`);
    expect(rows).toEqual([{ status: 'expired' }]);
  });
});

describe('A renewal notice', () => {
  it('is one task for the owner, once for each end, even with two runs at once', async () => {
    const { id, reference } = await agreement({ renewalNoticeDays: 90, ownerId: api.manager.id });
    clock.set(new Date('2026-03-31T12:00:00Z'));
    await notify();
    expect(await readTasks(id)).toEqual([]);
    clock.set(new Date('2026-04-01T12:00:00Z'));
    await Promise.all([notify(), notify(), notify()]);
    await notify();
    expect(await readTasks(id)).toMatchObject([
      {
        title: `Decide on the renewal of ${reference}, which ends on 2026-06-30`,
        dueOn: '2026-05-16',
        assigneeId: api.manager.id,
        status: 'open',
        createdBy: null,
        subject: { kind: 'agreement', id },
      },
    ]);
    expect((await read(id)).renewalNoticedFor).toBe('2026-06-30');
    expect((await key.patch(`/agreements/${id}`, { expiresOn: '2027-06-30' })).status).toBe(200);
    await notify();
    expect(await readTasks(id)).toHaveLength(1);
    clock.set(new Date('2027-06-01T12:00:00Z'));
    await notify();
    expect((await readTasks(id)).map(({ dueOn }: Answer['body']) => dueOn)).toEqual(['2026-05-16', '2027-06-01']);
  });

  it('that was missed is created late, even after the end', async () => {
    const late = await agreement({ renewalNoticeDays: 30 });
    clock.set(new Date('2026-08-01T12:00:00Z'));
    await expire();
    await notify();
    expect((await read(late.id)).status).toBe('expired');
    expect(await readTasks(late.id)).toMatchObject([{ dueOn: '2026-08-01' }]);
  });

  it('is assigned to the user who created the agreement if it has no owner, and to nobody if that was an API key', async () => {
    const own = await agreement({ renewalNoticeDays: 365 });
    const byKey = await agreement({ renewalNoticeDays: 365 }, key);
    const leaver = await api.user('bdm');
    const left = await agreement({ renewalNoticeDays: 365, ownerId: leaver.id });
    await api.admin.delete(`/users/${leaver.id}`);
    await notify();
    const assignees = [];
    for (const { id } of [own, byKey, left]) assignees.push((await readTasks(id))[0].assigneeId);
    expect(assignees).toEqual([api.bdm.id, null, api.bdm.id]);
  });

  it('is not created without a notice period, before its time, or for an archived or ended agreement', async () => {
    const without = await agreement();
    const early = await agreement({ renewalNoticeDays: 30 });
    const draft = await agreement({ renewalNoticeDays: 365, status: 'draft' });
    const terminated = await agreement({ renewalNoticeDays: 365, status: 'terminated' });
    const past = await agreement({ renewalNoticeDays: 365, status: 'expired', expiresOn: '2020-01-01' });
    const archived = await agreement({ renewalNoticeDays: 365 });
    await api.bdm.delete(`/agreements/${archived.id}`);
    await notify();
    for (const { id } of [without, early, draft, terminated, past, archived]) expect(await readTasks(id)).toEqual([]);
  });
});
