import { randomUUID } from 'node:crypto';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { DeliveryHandler } from '../../src/intake/deliveries/delivery.handler.js';
import { useApi } from '../support/api.js';
import { connect, type GivenConnection, MAPPING, registration, send, work } from './intake.given.js';
import { updateRows, selectRows } from '../support/rows.js';

const clock = new ManualClock(new Date());
const { api } = useApi({ clock, keys: ['manager', 'bdm'] });

let people = 0;
const getName = (count: number) => [...String(count * 7_919)].map((digit) => 'bodakulimet'[Number(digit)]).join('');
/** What somebody whom we know already says in a form: there is nothing to review. Each is somebody else. */
async function person(n: number | string, change: object = {}): Promise<object> {
  const [name, email] = [getName(++people), `somebody.${people}@example.org`];
  expect((await api.bdm.post('/contacts', { fullName: name, email })).status).toBe(201);
  return registration(n, { company: null, name, email, ...change });
}
const deliver = async (connection: GivenConnection, payload: unknown): Promise<string> =>
  (await send(connection, await payload)).body.deliveryId;
const read = async (id: string) => (await api.manager.get(`/intake/deliveries/${id}`)).body;
const registrations = async (connectionId: string) =>
  selectRows(api.db, 'intake_registration', { connection_id: connectionId }, '*', 'external_id');
const advance = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));

/** A connection without a secret: the tests move the clock, and signatures grow old. */
const open = (change: object = {}) => connect(api, { secret: null, ...change });

describe('A delivery that was stored', () => {
  it('is processed and shows its result', async () => {
    const connection = await open();
    const id = await deliver(connection, person(1));
    expect(await read(id)).toMatchObject({ state: 'received', timeline: [] });
    await work(api);
    const delivery = await read(id);
    expect(delivery).toMatchObject({
      state: 'applied',
      attempts: 1,
      error: null,
      mappingVersion: 1,
      nextAttemptAt: null,
    });
    expect(delivery.timeline).toEqual([expect.objectContaining({ state: 'applied', attempt: 1, actorName: 'system' })]);
    const [stored] = await registrations(connection.id);
    expect(delivery.registrationIds).toEqual([stored.id]);
    expect(stored).toMatchObject({ external_id: 'r-1', full_name: getName(people) });
  });

  it('is processed once, however many workers take it at once', async () => {
    const connection = await open();
    const ids = await Promise.all([1, 2, 3].map((n) => deliver(connection, person(n))));
    const processor = api.app.get(DeliveryHandler);
    await Promise.all(ids.flatMap((id) => Array.from({ length: 6 }, () => processor.process(id))));
    for (const id of ids) expect(await read(id)).toMatchObject({ state: 'applied', attempts: 1 });
    expect(await registrations(connection.id)).toHaveLength(3);
  });

  it('sent fifty times at once, and again after a replay, gives one of everything', async () => {
    const connection = await open();
    const form = await person('same');
    const sent = await Promise.all(Array.from({ length: 50 }, () => send(connection, form)));
    const ids = new Set(sent.map(({ body }) => body.deliveryId));
    expect(ids.size).toBe(1);
    await work(api);
    const id = sent[0]!.body.deliveryId;
    expect((await api.manager.post(`/intake/deliveries/${id}/replay`, {})).status).toBe(202);
    await work(api);
    await send(connection, form);
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'applied', duplicates: 50, replays: 1 });
    expect(await registrations(connection.id)).toHaveLength(1);
    const { rows } = await api.db.query(`SELECT count(*)::integer AS n FROM contact WHERE email = $1`, [
      `somebody.${people}@example.org`,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('that cannot be read is parked with the reason, and never lost', async () => {
    const connection = await open();
    const id = await deliver(connection, '{"id":');
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'parked', error: 'neither JSON nor a form', hasBody: true });
  });

  it('waits for a mapping if there is none, and is processed once there is one', async () => {
    const connection = await open({ mapping: {} });
    const id = await deliver(connection, person(1));
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'needs_mapping', error: 'mapping.empty' });
    const path = `/intake/connections/${connection.id}`;
    const changed = await api.manager.patch(path, { mapping: MAPPING }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.mappingVersion]).toEqual([200, 2]);
    expect((await api.manager.patch(path, { mapping: MAPPING }, { 'if-match': '"1"' })).status).toBe(412);
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'applied', mappingVersion: 2 });
    const versions = await api.manager.get(`${path}/mappings`);
    expect(versions.body.items.map(({ mappingVersion }: { mappingVersion: number }) => mappingVersion)).toEqual([2, 1]);
  });

  it('is parked while its connection is paused or archived, and processed afterwards', async () => {
    const connection = await open();
    const path = `/intake/connections/${connection.id}`;
    await api.manager.post(`${path}/pause`);
    const paused = await send(connection, await person(1));
    expect(paused.status).toBe(202);
    await work(api);
    expect(await read(paused.body.deliveryId)).toMatchObject({ state: 'parked', error: 'connection.paused' });
    await api.manager.post(`${path}/resume`);
    await work(api);
    expect(await read(paused.body.deliveryId)).toMatchObject({ state: 'applied' });

    await api.manager.delete(path);
    const archived = await send(connection, await person(2));
    expect(archived.status).toBe(202);
    await work(api);
    expect(await read(archived.body.deliveryId)).toMatchObject({ state: 'parked', error: 'connection.archived' });
    await api.manager.post(`${path}/restore`);
    await work(api);
    expect(await read(archived.body.deliveryId)).toMatchObject({ state: 'applied' });
  });

  it('parked by a pause that ended in the same moment is found by itself', async () => {
    const connection = await open();
    const id = await deliver(connection, person(1));
    const parked = { state: 'parked', error: 'connection.paused', next_attempt_at: null };
    await updateRows(api.db, 'intake_delivery', { id }, parked);
    await api.app.get(JobRegistry).run('intake.release-parked');
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'applied' });
  });
});

describe('A delivery that fails because of an internal error', () => {
  /** Makes every write of a registration of one sender's id fail. */
  const breakDown = (message: string, state: string) =>
    api.db.query(`CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN IF NEW.external_id LIKE 'r-broken%' THEN RAISE EXCEPTION '${message}' USING ERRCODE = '${state}'; END IF;
      RETURN NEW; END $f$;
      CREATE OR REPLACE TRIGGER broken BEFORE INSERT ON intake_registration FOR EACH ROW EXECUTE FUNCTION broken()`);

  it('is tried again after ever longer waits, and is finally listed as dead', async () => {
    await breakDown('gone', '57P01');
    const connection = await open();
    const id = await deliver(connection, person('broken-1'));
    const waits: number[] = [];
    for (let attempt = 1; attempt < 10; attempt++) {
      await work(api);
      const { state, attempts, nextAttemptAt, error } = await read(id);
      expect({ state, attempts, error }).toEqual({
        state: 'retry',
        attempts: attempt,
        error: 'service.database_unavailable',
      });
      waits.push((Date.parse(nextAttemptAt) - clock.now().getTime()) / 1_000);
      await work(api);
      expect((await read(id)).attempts).toBe(attempt);
      advance(waits.at(-1)! + 1);
    }
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'dead', attempts: 10, nextAttemptAt: null });
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits.at(-1)).toBeGreaterThan(4 * 3_600);
    expect(waits.at(-1)).toBeLessThanOrEqual(6 * 3_600);
    expect(await registrations(connection.id)).toEqual([]);

    await api.db.query('DROP TRIGGER broken ON intake_registration');
    await api.manager.post(`/intake/deliveries/${id}/replay`, {});
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'applied', attempts: 1, replays: 1 });
  });

  it('is not tried again if its data is wrong', async () => {
    await breakDown('never', '23514');
    const connection = await open();
    const id = await deliver(connection, person('broken-2'));
    await work(api);
    expect(await read(id)).toMatchObject({ state: 'parked', error: 'record.invalid', attempts: 1 });
    await api.db.query('DROP TRIGGER broken ON intake_registration');
  });
});

describe('A replay', () => {
  it('reports what it would change without writing anything in a preview', async () => {
    const connection = await open();
    const id = await deliver(connection, person(1, { title: 'Plant manager' }));
    await work(api);
    const fields = { ...MAPPING.fields, jobTitle: 'title' };
    await api.manager.patch(`/intake/connections/${connection.id}`, { mapping: { fields } });
    const before = await registrations(connection.id);
    const trail = async () => (await api.db.query('SELECT count(*)::integer AS n FROM audit_entry')).rows[0].n;
    const audited = await trail();

    const dry = await api.manager.post(`/intake/deliveries/${id}/replay`, { dryRun: true });
    expect(dry.body).toMatchObject({ dryRun: true, state: 'applied', registrationIds: [before[0].id] });
    expect(dry.body.changes).toContainEqual(
      expect.objectContaining({
        entityType: 'intake_registration',
        entityId: before[0].id,
        changes: expect.objectContaining({ jobTitle: { before: null, after: 'Plant manager' } }),
      }),
    );
    expect(await registrations(connection.id)).toEqual(before);
    expect(await trail()).toBe(audited);
    expect(await read(id)).toMatchObject({ state: 'applied', replays: 0, mappingVersion: 1 });

    await api.manager.post(`/intake/deliveries/${id}/replay`, {});
    await work(api);
    expect(await registrations(connection.id)).toEqual([expect.objectContaining({ job_title: 'Plant manager' })]);
  });

  it('by the same mapping changes nothing, and reports that', async () => {
    const connection = await open();
    const topics = [{ key: 'interest', label: 'Interest', value: 'Light' }];
    const id = await deliver(
      connection,
      person(1, { topics, address: { street: 'Kempische Steenweg', at: 'Hasselt' } }),
    );
    await work(api);
    const before = await registrations(connection.id);
    expect(before[0].drift).not.toEqual([]);
    expect((await api.manager.post(`/intake/deliveries/${id}/replay`, { dryRun: true })).body.changes).toEqual([]);
    await api.manager.post(`/intake/deliveries/${id}/replay`, {});
    await work(api);
    expect(await registrations(connection.id)).toEqual(before);
  });

  it('of many deliveries is filtered by connection, state and mapping', async () => {
    const connection = await open();
    for (const n of [1, 2, 3]) await deliver(connection, person(n));
    await deliver(connection, 'no JSON');
    await work(api);
    await api.manager.patch(`/intake/connections/${connection.id}`, { mapping: { fields: { jobTitle: 'title' } } });
    const ask = (body: object) =>
      api.manager.post('/intake/deliveries/replay', { connectionId: connection.id, ...body });
    expect((await ask({ dryRun: true, mappingVersion: 1 })).body).toEqual({ count: 4, next: null });
    expect((await ask({ dryRun: true, mappingVersion: 2 })).body.count).toBe(0);
    expect((await ask({ state: ['parked'] })).body).toEqual({ count: 1, next: null });
    await work(api);
    expect((await ask({ mappingVersion: 1, state: ['applied'] })).body.count).toBe(3);
    await work(api);
    const list = await api.manager.get(`/intake/deliveries?connectionId=${connection.id}&mappingVersion=2&count=true`);
    expect(list.body.total).toBe(4);
    expect(await registrations(connection.id)).toHaveLength(3);
    expect((await api.manager.post('/intake/deliveries/replay', { connectionId: randomUUID() })).status).toBe(404);
  });

  it('can be previewed with a mapping that is only proposed', async () => {
    const connection = await open();
    const id = await deliver(connection, person(1, { title: 'Plant manager', newsletter: true }));
    const path = `/intake/connections/${connection.id}/test`;
    const plain = await api.manager.post(path, { deliveryId: id });
    expect(plain.body).toMatchObject({ reading: 'submissions', submissions: [{ externalId: 'r-1', consents: [] }] });
    expect(plain.body.submissions[0].fields).toMatchObject({ fullName: getName(people), jobTitle: null });
    const consents = [{ purpose: 'marketing', key: 'newsletter', equals: true }];
    const proposed = await api.manager.post(path, {
      deliveryId: id,
      mapping: { fields: { jobTitle: 'title' }, consents },
    });
    expect(proposed.body.submissions[0].fields).toMatchObject({ fullName: getName(people), jobTitle: 'Plant manager' });
    expect(proposed.body.submissions[0].consents).toEqual([expect.objectContaining({ purpose: 'marketing' })]);
    expect(await read(id)).toMatchObject({ state: 'received' });
    const other = await open();
    expect((await api.manager.post(`/intake/connections/${other.id}/test`, { deliveryId: id })).status).toBe(404);
  });
});

describe('The bytes of a delivery', () => {
  it('are readable by managers only, and reading them is recorded in the audit trail', async () => {
    const connection = await open();
    const form = await person(1);
    const id = await deliver(connection, form);
    expect((await api.bdm.get(`/intake/deliveries/${id}/raw`)).status).toBe(403);
    expect((await api.manager.bytes(`/intake/deliveries/${id}/raw`)).toString()).toBe(JSON.stringify(form));
    const trail = await api.manager.get(`/audit?entityId=${id}`);
    expect(trail.body.items).toEqual([expect.objectContaining({ action: 'raw_read', actorId: api.manager.id })]);
  });

  it('are deleted after their retention time, but the delivery stays listed', async () => {
    const connection = await open();
    const form = await person(1);
    const id = await deliver(connection, form);
    await work(api);
    const waiting = await deliver(connection, person(2));
    advance(366 * 86_400);
    await api.app.get(JobRegistry).run('intake.remove-bytes');
    expect(await read(id)).toMatchObject({ state: 'applied', hasBody: false });
    expect(await read(waiting)).toMatchObject({ state: 'received', hasBody: true });
    const gone = { status: 409, body: expect.objectContaining({ code: 'intake.body_removed' }) };
    expect(await api.manager.get(`/intake/deliveries/${id}/raw`)).toMatchObject(gone);
    expect(await api.manager.post(`/intake/deliveries/${id}/replay`, {})).toMatchObject(gone);
    expect((await send(connection, form)).body).toMatchObject({ deliveryId: id, duplicate: true });
  });
});

describe('The health of a connection', () => {
  it('consists of figures and warnings', async () => {
    const connection = await open();
    const forms = [await person(1, { allergies: 'none' }), await person(2, { allergies: 'none' })];
    for (const form of [...forms, forms[1]]) await deliver(connection, form);
    await deliver(connection, 'no JSON');
    await work(api);
    const path = `/intake/connections/${connection.id}/health`;
    const health = (await api.bdm.get(path)).body;
    expect(health).toMatchObject({
      received: 3,
      verified: 0,
      duplicate: 1,
      applied: 2,
      parked: 1,
      dead: 0,
      waiting: 0,
    });
    expect(health.p95Seconds).toBeGreaterThanOrEqual(0);
    expect(health.drift.map(({ key }: { key: string }) => key)).toContain('allergies');
    const codes = (warnings: { code: string }[]) => warnings.map(({ code }) => code);
    expect(codes(health.warnings)).toEqual(['parked_deliveries', 'schema_drift']);

    await deliver(connection, person(3));
    advance(600);
    const late = (await api.bdm.get(path)).body;
    expect(codes(late.warnings)).toContain('waiting_long');
    const metrics = (await api.anonymous.get('/metrics')).text;
    expect(metrics).toContain(`intake_deliveries{connection="${connection.id}",state="applied"} 2`);
    expect(metrics).toContain(`intake_oldest_waiting_seconds{connection="${connection.id}"} 600`);
    await work(api);
  });

  it('warns if no deliveries arrive before the event', async () => {
    const startsAt = new Date(clock.now().getTime() + 5 * 86_400_000).toISOString();
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    const seminar = await api.bdm.post('/seminars', { title: 'Autumn', startsAt, endsAt, timezone: 'Europe/Brussels' });
    expect(seminar.status).toBe(201);
    const connection = await open({ activityId: seminar.body.id });
    const warnings = async () => (await api.bdm.get(`/intake/connections/${connection.id}/health`)).body.warnings;
    expect(await warnings()).toEqual([expect.objectContaining({ code: 'silent_before_event' })]);
    await deliver(connection, person(1));
    await work(api);
    expect(await warnings()).not.toContainEqual(expect.objectContaining({ code: 'silent_before_event' }));
  });
});
