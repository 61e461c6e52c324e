import { RequestLimits } from '../../src/common/http/request-limits.policy.js';
import { startApi, useApi } from '../support/api.js';
import { look, connect, post, registration, send, signature } from './intake.given.js';
import { buildMany, insertRows, selectRows } from '../support/rows.js';

const LIMIT = 40;

const { api } = useApi({ env: { INTAKE_PER_MINUTE: String(LIMIT) } });

const stored = async (id: string) => (await api.db.query('SELECT * FROM intake_delivery WHERE id = $1', [id])).rows[0];
const readCount = async (connectionId: string) =>
  (await selectRows(api.db, 'intake_delivery', { connection_id: connectionId }, 'count(*)::integer AS n'))[0].n;

describe('A delivery', () => {
  it('is stored as it came, before anything reads it, and answered with 202', async () => {
    const connection = await connect(api);
    const answer = await send(connection, registration(1), { 'user-agent': 'Forms/1.0', authorization: 'Bearer x' });
    expect([answer.status, answer.body.duplicate]).toEqual([202, false]);
    const row = await stored(answer.body.deliveryId);
    expect(row.body.toString()).toBe(JSON.stringify(registration(1)));
    expect(row).toMatchObject({
      state: 'received',
      verification: 'verified',
      connection_id: connection.id,
      attempts: 0,
    });
    expect(row.headers).toMatchObject({ 'user-agent': 'Forms/1.0' });
    expect(row.headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['JSON', 'application/json', '{"id":"a"}'],
    ['what is no JSON, though it says so', 'application/json', '{"id":'],
    ['a form', 'application/x-www-form-urlencoded', 'a=1&b=2'],
    [
      'several parts',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
    ],
    ['a kind that nobody knows', 'application/vnd.unheard-of', 'anything'],
    ['a kind that is none', 'not a media type', 'anything'],
    ['bytes that are no text', 'application/octet-stream', Buffer.from([0, 255, 254, 0, 10])],
    ['nothing at all', 'application/json', ''],
    ['absurd nesting', 'application/json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['a name that would poison objects', 'application/json', '{"__proto__":{"admin":true},"id":"p"}'],
  ])('may be %s: the very bytes are kept', async (_, type, body) => {
    const connection = await connect(api);
    const answer = await send(connection, Buffer.from(body), { 'content-type': type });
    expect(answer.status).toBe(202);
    expect((await stored(answer.body.deliveryId)).body.equals(Buffer.from(body))).toBe(true);
  });

  it('that is repeated is the same delivery, whatever its headers', async () => {
    const connection = await connect(api);
    const first = await send(connection, registration(1), {}, 'msg_1');
    const again = await send(connection, registration(1), {}, 'msg_1');
    expect(again.body).toEqual({ deliveryId: first.body.deliveryId, duplicate: true });
    const delivery = await api.manager.get(`/intake/deliveries/${first.body.deliveryId}`);
    expect(delivery.body).toMatchObject({ duplicates: 1, state: 'received' });
    expect(delivery.body.lastDuplicateAt).not.toBeNull();
  });

  it('sent fifty times at once is stored once and counted', async () => {
    // Fifty in a minute are more than the other tests let an address take.
    const roomy = await startApi({ env: { INTAKE_PER_MINUTE: '60' } });
    const connection = await connect(roomy, { secret: null });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        post(connection.url, JSON.stringify(registration(7)), { 'content-type': 'application/json' }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 202));
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    const deliveries = await roomy.db.query('SELECT id FROM intake_delivery WHERE connection_id = $1', [connection.id]);
    expect(deliveries.rows).toEqual([{ id: answers[0]!.body.deliveryId }]);
    const rows = await selectRows(roomy.db, 'intake_repeat', { delivery_id: answers[0]!.body.deliveryId }, 'times');
    expect(rows).toEqual([{ times: 49 }]);
    await roomy.close();
  });
});

describe('A refused request', () => {
  it('is refused for its size before anything else is checked', async () => {
    const connection = await connect(api);
    const answer = await send({ ...connection, url: `${connection.url}x` }, Buffer.alloc(1_048_577, 'x'));
    expect(answer.problem).toEqual([413, 'request.too_large']);
    expect((await send(connection, Buffer.alloc(1_048_576, 'x'))).status).toBe(202);
  });

  it('is refused for an unknown address before any signature is checked, without repeating the address', async () => {
    const connection = await connect(api);
    const wrong = [
      `${api.url}/intake/${connection.id}/in_guessed`,
      `${api.url}/intake/0199ffff-ffff-7fff-8fff-ffffffffffff/${connection.body.token}`,
      `${api.url}/intake/not-an-id/${connection.body.token}`,
    ];
    for (const url of wrong) {
      const answer = await post(url, '{}', { 'content-type': 'application/json' });
      expect(answer.problem).toEqual([404, 'intake.unknown_address']);
      expect(answer.text).not.toContain('in_');
    }
    expect(await readCount(connection.id)).toBe(0);
  });

  it('is refused for a missing, wrong or expired signature, and is not stored as a delivery', async () => {
    const connection = await connect(api);
    const body = JSON.stringify(registration(1));
    const json = { 'content-type': 'application/json' };
    const good = signature(connection.secret!, 'msg_2', body);
    const late = signature(connection.secret!, 'msg_2', body, Date.now() - 3_600_000);
    const cases: [string, Record<string, string>, string][] = [
      ['signature.missing', {}, body],
      ['signature.wrong', good, `${body} `],
      ['signature.expired', late, body],
    ];
    for (const [code, headers, sent] of cases) {
      expect((await post(connection.url, sent, { ...json, ...headers })).problem).toEqual([401, code]);
    }
    expect(await readCount(connection.id)).toBe(0);
    const kept = await api.manager.get(`/intake/connections/${connection.id}/quarantine?sort=receivedAt`);
    expect(kept.body.items.map(({ code }: { code: string }) => code)).toEqual(cases.map(([code]) => code));
  });

  it('is stored in part, as one of the last hundred, and counted', async () => {
    const connection = await connect(api);
    const body = 'é'.repeat(3_000);
    const received_at = new Date(Date.now() - 3_600_000);
    await insertRows(
      api.db,
      'intake_quarantine',
      buildMany(300, () => ({ connection_id: connection.id, received_at, code: 'signature.wrong' })),
    );
    expect((await post(connection.url, body, { 'content-type': 'text/plain' })).status).toBe(401);
    const { rows } = await api.db.query(
      'SELECT size, octet_length(head) AS kept FROM intake_quarantine WHERE connection_id = $1 ORDER BY received_at DESC',
      [connection.id],
    );
    expect(rows).toHaveLength(100);
    expect(rows[0]).toEqual({ size: 6_000, kept: 2_048 });
    const health = await api.manager.get(`/intake/connections/${connection.id}/health`);
    expect(health.body).toMatchObject({ refused: 1, received: 0 });
  });

  it('is refused with the time to wait if an instance has accepted too many in a minute', async () => {
    const connection = await connect(api, { secret: null });
    const statuses = new Map<number, number>();
    for (let n = 0; n <= LIMIT * 2; n++) {
      const answer = await send(connection, registration(n));
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    // Twice the limit and one more: even when the minute turned meanwhile, one was too many.
    expect(statuses.get(429)).toBeGreaterThan(0);
    expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([202, 429]);
  });

  it('counts for the limit, however the address is written', async () => {
    const connection = await connect(api, { secret: null });
    const { origin, pathname } = new URL(connection.url);
    const [, intake, id, token] = pathname.split('/');
    const spelt = (n: number) =>
      [
        `/${intake}/${id}/${token}?n=${n}`,
        `/${intake}/${id!.toUpperCase()}/${token}`,
        `/${intake}/${id}/%${token!.charCodeAt(0).toString(16)}${token!.slice(1)}`,
      ][n % 3];
    const statuses = new Set<number>();
    for (let n = 0; n <= LIMIT * 2; n++) {
      const body = JSON.stringify(registration(n));
      const answer = await fetch(`${origin}${spelt(n)}`, { method: 'POST', body });
      statuses.add(answer.status);
    }
    expect([...statuses].toSorted((a, b) => a - b)).toEqual([202, 429]);
  });

  it('does not count for other addresses, of which the oldest are forgotten', () => {
    const limits = new RequestLimits(1);
    const now = Date.UTC(2026, 0, 1);
    expect([limits.take('first', now), limits.take('ours', now), limits.take('ours', now)]).toEqual([0, 0, 60]);
    for (let n = 0; n < 9_998; n++) limits.take(`made up ${n}`, now);
    expect(limits.take('ours', now)).toBe(60);
    // One address more than are counted: only the one that was sent to longest ago has a new start.
    expect(limits.take('last', now)).toBe(0);
    expect([limits.take('ours', now), limits.take('last', now)]).toEqual([60, 60]);
    expect(limits.take('first', now)).toBe(0);
    expect(limits.take('last', now + 60_000)).toBe(0);
  });
});

describe('An address', () => {
  it('confirms to a provider that it is valid', async () => {
    const connection = await connect(api);
    const { status, body } = await look(connection.url);
    expect([status, body]).toEqual([200, { status: 'ready' }]);
    expect((await fetch(connection.url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${connection.url}x`, { method: 'HEAD' })).status).toBe(404);
  });

  it('and its successor are both valid while one replaces the other', async () => {
    const connection = await connect(api, { secret: null });
    const rotated = await api.manager.post(`/intake/connections/${connection.id}/rotate-token`, {});
    expect(rotated.body.url).not.toBe(connection.url);
    expect((await send(connection, registration(1))).status).toBe(202);
    expect((await send({ url: rotated.body.url, secret: null }, registration(2))).status).toBe(202);
    const last = await api.manager.post(`/intake/connections/${connection.id}/rotate-token`, { keepFormerHours: 0 });
    expect((await send({ url: rotated.body.url, secret: null }, registration(3))).status).toBe(404);
    expect((await send({ url: last.body.url, secret: null }, registration(3))).status).toBe(202);
  });

  it('takes what is signed with either secret while one replaces the other', async () => {
    const connection = await connect(api);
    const secret = `whsec_${Buffer.from('another secret of a form').toString('base64')}`;
    const path = `/intake/connections/${connection.id}/rotate-secret`;
    expect((await api.manager.post(path, { secret })).body.hasSecret).toBe(true);
    expect((await send(connection, registration(1))).status).toBe(202);
    expect((await send({ ...connection, secret }, registration(2))).status).toBe(202);
    expect((await api.manager.post(path, {})).status).toBe(422);
    await api.manager.post(path, { secret, keepFormerHours: 0 });
    expect((await send(connection, registration(3))).status).toBe(401);
    expect((await send({ ...connection, secret }, registration(4))).status).toBe(202);
  });
});
