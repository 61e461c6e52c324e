import { createHash } from 'node:crypto';
import { waitForLock } from '../support/locks.js';
import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';

const { api } = useApi();

let made = 0;
const body = () => ({ name: `Key ${++made}`, role: 'viewer' });
const stored = async (name: string) => (await api.db.query('SELECT id FROM api_key WHERE name = $1', [name])).rows;

describe('An idempotency key', () => {
  it('gives the first response again, headers and all, and does nothing twice', async () => {
    const request = body();
    const first = await api.admin.post('/api-keys', request, { 'idempotency-key': 'once' });
    const again = await api.admin.post('/api-keys', request, { 'idempotency-key': '"once"' });
    expect([first.status, again.status]).toEqual([201, 201]);
    const { key } = first.body;
    expect(key).toMatch(/^lil_/);
    // What is shown once is shown once, and kept nowhere.
    expect(again.body).toEqual({ ...first.body, key: null });
    const { rows } = await api.db.query('SELECT response::text FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await stored(request.name)).toHaveLength(1);
  });

  it('gives the same response byte by byte, with its fields in the same order', async () => {
    const request = { title: 'Call back', dueOn: '2027-01-15' };
    const first = await api.bdm.post('/tasks', request, { 'idempotency-key': 'letter' });
    const again = await api.bdm.post('/tasks', request, { 'idempotency-key': 'letter' });
    expect([first.status, again.text]).toEqual([201, first.text]);
    const { rows } = await api.db.query(`SELECT response::text FROM idempotency_key WHERE key = 'letter'`);
    expect(rows).toEqual([{ response: first.text }]);
  });

  it('is refused for another body', async () => {
    await api.admin.post('/api-keys', body(), { 'idempotency-key': 'mine' });
    const other = await api.admin.post('/api-keys', body(), { 'idempotency-key': 'mine' });
    expect([other.status, other.body.errors[0].code]).toEqual([422, 'idempotency.key_reused']);
  });

  it('is refused for another password, and keeps nothing by which the password can be guessed', async () => {
    const headers = { 'idempotency-key': 'password' };
    const user = { email: 'guessed@locate.test', fullName: 'Guessed', role: 'viewer', password: 'four green bicycles' };
    const first = await api.admin.post('/users', user, headers);
    const again = await api.admin.post('/users', user, headers);
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true']);
    const other = await api.admin.post('/users', { ...user, password: 'seven yellow houses' }, headers);
    expect([other.status, other.body.errors[0]?.code]).toEqual([422, 'idempotency.key_reused']);

    const { rows } = await api.db.query(`SELECT request_hash AS hash FROM idempotency_key WHERE key = 'password'`);
    const request = JSON.stringify(['POST', '/api/v1/users', user]);
    expect(Buffer.from(rows[0].hash, 'base64url')).toHaveLength(32);
    expect(rows[0].hash).not.toBe(createHash('sha256').update(request).digest('base64url'));
  });

  it('gives no response about a lead that its caller may not see any more', async () => {
    const make = new Make(api);
    const colleague = await api.user('bdm');
    const lead = await make.lead({
      confidential: true,
      codename: 'Heron',
      ownerId: api.bdm.id,
      teamIds: [colleague.id],
    });
    const touch = { channel: 'web', occurredOn: '2026-01-10' };
    const replay = () => colleague.post(`/leads/${lead.id}/touches`, touch, { 'idempotency-key': 'team' });
    const first = await replay();
    expect([first.status, (await replay()).headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    const left = await api.manager.patch(`/leads/${lead.id}`, { teamIds: [] });
    expect([left.status, (await colleague.get(`/leads/${lead.id}`)).status]).toEqual([200, 404]);
    const refused = await replay();
    expect(refused.problem).toEqual([409, 'idempotency.not_visible']);
    expect(refused.text).not.toContain(first.body.id);
    await api.manager.patch(`/leads/${lead.id}`, { teamIds: [colleague.id] });
    expect((await replay()).body).toEqual(first.body);
  });

  it('belongs to its caller', async () => {
    const request = body();
    const second = await api.user('admin');
    const one = await api.admin.post('/api-keys', request, { 'idempotency-key': 'shared' });
    expect((await second.post('/api-keys', request, { 'idempotency-key': 'shared' })).body.id).not.toBe(one.body.id);
  });

  it('makes one record of twenty requests at once', async () => {
    const request = body();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.admin.post('/api-keys', request, { 'idempotency-key': 'storm' })),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    expect(
      answers.filter(({ status }) => status === 409).every(({ body: b }) => b.code === 'idempotency.in_flight'),
    ).toBe(true);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body: b }) => b.id)).size).toBe(1);
    expect(await stored(request.name)).toHaveLength(1);
  });

  it('gives the first response to forty requests that repeat it at once', async () => {
    const request = { title: 'Call back', dueOn: '2027-01-15' };
    const repeat = () => api.bdm.post('/tasks', request, { 'idempotency-key': 'repeated' });
    const first = await repeat();
    const answers = await Promise.all(Array.from({ length: 40 }, repeat));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set([`201 ${first.text}`]));
    expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual(Array(40).fill('true'));
  });

  it('is locked until its request has been answered', async () => {
    const request = { title: 'Call back', dueOn: '2027-01-15' };
    const send = () => api.bdm.post('/tasks', request, { 'idempotency-key': 'flying' });
    const blocker = await api.db.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE task IN EXCLUSIVE MODE');
    const first = send();
    await waitForLock(api.db);
    expect(await send()).toMatchObject({ status: 409, body: { code: 'idempotency.in_flight' } });
    await blocker.query('COMMIT');
    blocker.release();
    const { text } = await first;
    expect((await send()).text).toBe(text);
  });

  it('does not store a refusal, so that the corrected request may be sent again', async () => {
    const bad = await api.admin.post('/api-keys', { name: '', role: 'viewer' }, { 'idempotency-key': 'mend' });
    expect(bad.status).toBe(422);
    expect((await api.admin.post('/api-keys', body(), { 'idempotency-key': 'mend' })).status).toBe(201);
  });

  it.each(['', 'x'.repeat(256), 'é'])('that is not one (%s) is refused', async (key) => {
    const answer = await api.admin.post('/api-keys', body(), { 'idempotency-key': key === 'é' ? 'caf\u00e9' : key });
    expect(answer.status).toBe(422);
  });
});
