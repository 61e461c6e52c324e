import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { type Tx, UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { AuthenticationService } from '../../src/identity/authentication/authentication.service.js';
import { LiveUpdateStreamRegistry } from '../../src/live-updates/live-update-stream.registry.js';
import { openPage } from '../identity/session.given.js';
import { type Caller, type Instance, startInstance, useApi } from '../support/api.js';
import { EventStream, type Update } from '../support/event-stream.js';
import type { Made } from '../support/make.js';

let other: Instance;
const streams: EventStream[] = [];
afterAll(() => other.app.close());
const { api, make } = useApi();
beforeAll(async () => (other = await startInstance(api.databaseUrl)));
afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.close())));

const open = async (caller: Caller, url?: string): Promise<EventStream> => {
  const stream = await EventStream.open(caller, url);
  streams.push(stream);
  return stream;
};
/** Makes a change that everybody sees, and waits until the stream has it, and so everything before it. */
const catchUp = async (stream: EventStream): Promise<Update[]> => {
  const { id } = await make.company();
  await stream.waitFor({ id });
  return stream.updates;
};
/** Waits until the instances listen, which they begin with their first stream. Changes before that are not told. */
const waitUntilListening = async (...callers: [Caller, string?][]) => {
  for (const [caller, url = api.url] of callers) {
    const stream = await EventStream.open(caller, url);
    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    while (!/^live_updates_listening 1$/m.test(await metrics())) await new Promise((resolve) => setImmediate(resolve));
    await stream.close();
  }
};
const changeInTransaction = (id: string, afterAudit: (tx: Tx) => Promise<void>) =>
  api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
    await tx.audit({ action: 'updated', entityType: 'company', entityId: id, version: 7 });
    await afterAudit(tx);
  });

describe('Live updates', () => {
  it('tell the first client of an instance to read everything again when listening has begun', async () => {
    const stream = await open(api.viewer);
    expect(await stream.waitFor({ type: 'resync' })).toEqual({ type: 'resync', entity: null, id: null, version: null });
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  });

  it('name each created, updated, archived and restored record with its version', async () => {
    const stream = await open(api.viewer);
    const { id } = await make.company();
    await api.bdm.patch(`/companies/${id}`, { city: 'Shenzhen' });
    await api.bdm.delete(`/companies/${id}`);
    await api.bdm.post(`/companies/${id}/restore`);
    await stream.waitFor({ id, type: 'restored' });
    expect(stream.findUpdates(id)).toEqual([
      { type: 'created', entity: 'company', id, version: 1 },
      { type: 'updated', entity: 'company', id, version: 2 },
      { type: 'archived', entity: 'company', id, version: 3 },
      { type: 'restored', entity: 'company', id, version: 4 },
    ]);
  });

  it.each([
    ['lead', () => make.lead()],
    ['contact', () => make.contact()],
    ['interaction', async () => make.interaction((await make.lead()).id)],
    ['task', async () => create('/tasks', { title: 'Call', dueOn: '2027-01-05', leadId: (await make.lead()).id })],
    ['seminar', () => create('/seminars', SEMINAR)],
    ['registration', async () => register((await create('/seminars', SEMINAR)).id)],
    ['agreement', () => create('/agreements', AGREEMENT)],
  ])('cover a new %s', async (entity, createRecord) => {
    const stream = await open(api.viewer);
    const { id } = await createRecord();
    expect(await stream.waitFor({ id, type: 'created' })).toEqual({ type: 'created', entity, id, version: 1 });
  });

  it('arrive from another instance', async () => {
    const stream = await open(api.viewer, other.url);
    await waitUntilListening([api.viewer, other.url]);
    const { id } = await make.lead();
    expect(await stream.waitFor({ id })).toMatchObject({ type: 'created', entity: 'lead' });
  });

  it('tell nothing before the commit, and nothing of what is rolled back', async () => {
    const stream = await open(api.viewer);
    const [kept, dropped] = [(await make.company()).id, (await make.company()).id];
    const isSevenKnown = (id: string) => stream.findUpdates(id).some(({ version }) => version === 7);
    await changeInTransaction(kept, async () => {
      await catchUp(stream);
      expect(isSevenKnown(kept)).toBe(false);
    });
    await stream.waitFor({ id: kept, version: 7 });
    const failed = changeInTransaction(dropped, () => Promise.reject(new Error('Rolled back')));
    await expect(failed).rejects.toThrow('Rolled back');
    await catchUp(stream);
    expect(isSevenKnown(dropped)).toBe(false);
  });

  it('tell nothing of a dry run', async () => {
    const stream = await open(api.viewer);
    const { id } = await make.lead();
    await api.bdm.post('/leads/bulk-updates', { ids: [id], changes: { likelihood: 'high' } });
    await catchUp(stream);
    expect(stream.findUpdates(id)).toEqual([{ type: 'created', entity: 'lead', id, version: 1 }]);
  });

  it('of many changes in one transaction name the first hundred, and ask to read the rest again', async () => {
    const stream = await open(api.viewer);
    const ids = Array.from({ length: 150 }, (_, n) => `0199aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`);
    await api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
      for (const entityId of ids) await tx.audit({ action: 'updated', entityType: 'contact', entityId });
    });
    await stream.waitFor({ type: 'resync', entity: 'contact' });
    await catchUp(stream);
    const updates = stream.updates.filter(({ entity }) => entity === 'contact');
    expect(updates.map(({ id }) => id)).toEqual([...ids.slice(0, 100), null]);
  });
});

describe('Live updates of a confidential lead', () => {
  const secret = { confidential: true, codename: 'Heron' };
  let outsider: EventStream;
  let insider: EventStream;
  beforeEach(async () => {
    [outsider, insider] = [await open(api.viewer), await open(api.bdm)];
  });

  it('tell outsiders nothing of the lead and of what belongs to it', async () => {
    const lead = await make.lead(secret);
    const parts = [
      await make.interaction(lead.id),
      await create('/tasks', { title: 'Call', dueOn: '2027-01-05', leadId: lead.id }),
      await create(`/leads/${lead.id}/touches`, { channel: 'web', occurredOn: '2026-01-05', role: 'influence' }),
    ];
    await make.advance(lead.id, 'qualified');
    await api.bdm.delete(`/leads/${lead.id}`);
    const seenByOutsider = await catchUp(outsider);
    await catchUp(insider);
    for (const { id } of [lead, ...parts]) {
      expect(seenByOutsider.filter((update) => update.id === id)).toEqual([]);
      expect(insider.findUpdates(id).length).toBeGreaterThan(0);
    }
    expect(
      seenByOutsider.filter(({ entity }) => ['lead', 'interaction', 'task', 'lead_touch'].includes(entity!)),
    ).toEqual([]);
  });

  it('hide it from those who could see it until now, and only from them', async () => {
    const { id } = await make.lead();
    // The server decides whom it tells of a change by the state of the lead at the moment of sending.
    await outsider.waitFor({ id, type: 'created' });
    await api.bdm.patch(`/leads/${id}`, secret);
    expect(await outsider.waitFor({ id, type: 'hidden' })).toEqual({
      type: 'hidden',
      entity: 'lead',
      id,
      version: null,
    });
    await api.bdm.patch(`/leads/${id}`, { likelihood: 'high' });
    await catchUp(outsider);
    expect(outsider.findUpdates(id).map(({ type }) => type)).toEqual(['created', 'hidden']);
    expect((await insider.waitFor({ id, version: 3 })).type).toBe('updated');
    expect(insider.findUpdates(id).map(({ type }) => type)).toEqual(['created', 'updated', 'updated']);
  });

  it('hide it from somebody who leaves the team, and show it to somebody who joins', async () => {
    const [member, joining] = [await api.user('bdm'), await api.user('bdm')];
    const { id } = await make.lead({ ...secret, teamIds: [member.id] });
    const [left, joined] = [await open(member), await open(joining)];
    await api.bdm.patch(`/leads/${id}`, { teamIds: [joining.id] });
    await left.waitFor({ id, type: 'hidden' });
    expect(await joined.waitFor({ id, type: 'updated' })).toEqual({ type: 'updated', entity: 'lead', id, version: 2 });
    await catchUp(outsider);
    expect(outsider.findUpdates(id)).toEqual([]);
  });

  it('hide a record that moves under it', async () => {
    const [hidden, visible] = [await make.lead(secret), await make.lead()];
    const { id } = await make.interaction(visible.id);
    await api.bdm.patch(`/interactions/${id}`, { leadId: hidden.id });
    expect(await outsider.waitFor({ id, type: 'hidden' })).toMatchObject({ entity: 'interaction', version: null });
    expect(await insider.waitFor({ id, version: 2 })).toMatchObject({ type: 'updated' });
    await api.bdm.patch(`/interactions/${id}`, { leadId: visible.id });
    expect(await outsider.waitFor({ id, type: 'updated' })).toMatchObject({ version: 3 });
  });
});

describe('A stream of live updates', () => {
  it('has nothing of records that the role or the key may not read', async () => {
    const [reporting, companies] = [await api.key('reporting'), await api.key('bdm', ['companies:read'])];
    const [nothing, some, all] = [await open(reporting), await open(companies), await open(api.viewer)];
    await make.lead();
    await make.contact();
    await catchUp(all);
    await catchUp(some);
    expect(new Set(some.updates.map(({ entity }) => entity).filter(Boolean))).toEqual(new Set(['company']));
    expect(nothing.updates.filter(({ type }) => type !== 'resync')).toEqual([]);
  });

  it('needs a login, and answers HEAD without opening', async () => {
    expect((await api.anonymous.get('/live-updates')).status).toBe(401);
    const { size } = api.app.get(LiveUpdateStreamRegistry).getAll();
    expect((await api.viewer.send('HEAD', '/live-updates')).status).toBe(200);
    expect(api.app.get(LiveUpdateStreamRegistry).getAll().size).toBe(size);
  });

  it('tells its client to read everything again after the database connection was cut', async () => {
    const stream = await open(api.viewer);
    await catchUp(stream);
    const before = stream.updates.length;
    await api.db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'locate-crm-live-updates' AND datname = current_database()`);
    await stream.waitFor({ type: 'resync' }, before);
    const { id } = await make.company();
    expect(await stream.waitFor({ id })).toMatchObject({ type: 'created' });
  });

  it('survives a notification that is none of ours', async () => {
    const stream = await open(api.viewer);
    await api.db.query(`SELECT pg_notify('live_updates', 'nonsense')`);
    await stream.waitFor({ type: 'resync', entity: null });
    expect((await catchUp(stream)).length).toBeGreaterThan(0);
  });

  it('is one of at most ten of its caller', async () => {
    const caller = await api.user('viewer');
    const opened = [];
    for (let n = 0; n < 10; n++) opened.push(await open(caller));
    expect((await caller.get('/live-updates')).problem).toEqual([429, 'live_updates.too_many_streams']);
    expect((await api.viewer.get('/live-updates')).status).toBe(200);
    await opened[0]!.close();
    while ((await caller.get('/live-updates')).status === 429);
    expect((await caller.get('/live-updates')).status).toBe(200);
  });

  it('ends at logout, on every instance, and only for that session', async () => {
    const [page, elsewhere] = [await openPage(api, api.bdm), await openPage(api, api.bdm)];
    await waitUntilListening([api.viewer], [api.viewer, other.url]);
    const ended = [await open(page), await open(page, other.url)];
    const going = await open(elsewhere);
    expect((await page.delete('/sessions/current')).status).toBe(204);
    await Promise.all(ended.map((stream) => stream.waitForEnd()));
    expect((await catchUp(going)).length).toBeGreaterThan(0);
  });

  it('ends when its session has expired, and does not prolong it', async () => {
    const user = await api.user('viewer');
    const stream = await open(await openPage(api, user));
    const sendHeartbeats = async () => {
      api.app.get(AuthenticationService).forget();
      await api.app.get(LiveUpdateStreamRegistry).sendHeartbeats();
    };
    const setLastUse = (hours: number) =>
      api.db.query(`UPDATE user_session SET last_used_at = now() - $2 * interval '1 hour' WHERE user_id = $1`, [
        user.id,
        hours,
      ]);
    await setLastUse(11);
    await sendHeartbeats();
    const { rows } = await api.db.query(
      `SELECT last_used_at < now() - interval '10 hours' AS unused FROM user_session WHERE user_id = $1`,
      [user.id],
    );
    expect(rows).toEqual([{ unused: true }]);
    await catchUp(stream);
    await setLastUse(13);
    await sendHeartbeats();
    expect(await stream.waitForEnd()).toBeUndefined();
  });

  it('follows the rights of its caller', async () => {
    const user = await api.user('bdm');
    const stream = await open(user);
    await catchUp(stream);
    const before = stream.updates.length;
    await api.admin.patch(`/users/${user.id}`, { role: 'reporting' });
    const watcher = await open(api.viewer);
    await catchUp(watcher);
    expect(stream.updates.slice(before).map(({ type, entity }) => [type, entity])).toEqual([['resync', null]]);
    await api.admin.delete(`/users/${user.id}`);
    await stream.waitForEnd();
  });

  it('ends when its instance stops', async () => {
    const instance = await startInstance(api.databaseUrl);
    const opened = [await open(api.viewer, instance.url), await open(api.bdm, instance.url)];
    await instance.app.close();
    expect(await Promise.all(opened.map((stream) => stream.waitForEnd()))).toHaveLength(2);
  });
});

const SEMINAR = {
  title: 'Doing business in Limburg',
  startsAt: '2027-03-01T13:00:00+01:00',
  endsAt: '2027-03-01T17:00:00+01:00',
  timezone: 'Europe/Brussels',
};
const AGREEMENT = { title: 'Partnership', kind: 'cooperation' };

async function create(path: string, body: object): Promise<Made> {
  const answer = await api.bdm.post(path, body);
  expect([answer.text, answer.status]).toEqual([answer.text, 201]);
  return answer.body;
}

async function register(seminarId: string): Promise<Made> {
  const { id: contactId } = await make.contact();
  return create(`/seminars/${seminarId}/registrations`, { contactId });
}
