import { randomBytes } from 'node:crypto';
import { type Caller, useApi } from '../support/api.js';
import { connect, MAPPING, registration, send, work } from './intake.given.js';

let integration: Caller;
const { api } = useApi();
beforeAll(async () => (integration = await api.key('integration')));

/** Everything that is stored of words, in any table. */
async function storedTexts(): Promise<string> {
  const { rows } = await api.db.query(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const texts = await Promise.all(
    rows.map(
      async ({ name }) =>
        (await api.db.query(`SELECT coalesce(string_agg(t::text, ' '), '') AS all FROM ${name} t`)).rows[0].all,
    ),
  );
  return texts.join('\n');
}

describe('A connection', () => {
  it('shows its address once, and its secrets never', async () => {
    const secret = `secret-${randomBytes(12).toString('hex')}`;
    const token = `token-${randomBytes(12).toString('hex')}`;
    const body = {
      name: 'Shop',
      provider: 'pretix',
      secret,
      api: { baseUrl: 'https://tickets.example/api/v1', token },
      mapping: MAPPING,
    };
    const key = { 'idempotency-key': 'connect-the-shop' };
    const made = await api.manager.post('/intake/connections', body, key);
    expect(made.status).toBe(201);
    expect(made.body.url).toBe(`${api.url}/intake/${made.body.id}/${made.body.token}`);
    expect(made.body.token.length).toBeGreaterThan(40);
    const again = await api.manager.post('/intake/connections', body, key);
    expect(again.body).toMatchObject({ id: made.body.id, url: null, token: null });

    const read = await api.manager.get(`/intake/connections/${made.body.id}`);
    expect(read.body).toMatchObject({
      hasSecret: true,
      api: { baseUrl: 'https://tickets.example/api/v1', hasToken: true },
    });
    await api.manager.post(
      `/intake/connections/${made.body.id}/rotate-secret`,
      { secret: `${secret}-2` },
      {
        'idempotency-key': 'rotate-the-secret',
      },
    );
    await api.manager.patch(`/intake/connections/${made.body.id}`, {
      api: { baseUrl: 'https://tickets.example/api/v2' },
    });
    const list = await api.manager.get('/intake/connections');
    const file = await api.manager.get('/intake/connections/export?format=jsonl');
    const trail = await api.manager.get(`/audit?entityId=${made.body.id}`);
    expect(trail.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'updated',
      'secret_rotated',
      'created',
    ]);
    const shown = [made.text.replace(/"(url|token)":"[^"]+"/g, ''), again, read, list, file, trail]
      .map((answer) => (typeof answer === 'string' ? answer : answer.text))
      .join('\n');
    const kept = await storedTexts();
    for (const text of [shown, kept]) {
      for (const hidden of [secret, token, made.body.token]) expect(text).not.toContain(hidden);
    }
    const hex = Buffer.from(secret).toString('hex');
    expect(kept).not.toContain(hex);
  });

  it('sends its token only to the server that it belongs to', async () => {
    const { id } = await connect(api, {
      provider: 'pretix',
      secret: null,
      api: { baseUrl: 'https://a.example/x', token: 't' },
    });
    const move = async (baseUrl: string) =>
      (await api.manager.patch(`/intake/connections/${id}`, { api: { baseUrl } })).body.api;
    expect(await move('https://a.example/y')).toEqual({ baseUrl: 'https://a.example/y', hasToken: true });
    expect(await move('https://b.example/y')).toEqual({ baseUrl: 'https://b.example/y', hasToken: false });
  });

  it.each([
    ['a sender that nobody knows', { provider: 'fax' }, '/provider'],
    ['an activity that does not exist', { activityId: '0199ffff-ffff-7fff-8fff-ffffffffffff' }, '/activityId'],
    ['a secret that can be guessed', { secret: 'fifteen letters' }, '/secret'],
    ['a time zone that is none', { timezone: 'Mars/Olympus' }, '/timezone'],
    ['a field that we do not have', { mapping: { fields: { shoeSize: 'x' } } }, '/mapping/fields/shoeSize'],
    [
      'a consent for no purpose',
      { mapping: { consents: [{ purpose: 'fun', key: 'a', equals: 'yes' }] } },
      '/mapping/consents/0/purpose',
    ],
    ['paths that are none', { mapping: { paths: { externalId: 7 } } }, '/mapping/paths'],
    ['a path to what we do not look for', { mapping: { paths: { externalID: 'id' } } }, '/mapping/paths'],
    ['an address with a password in it', { api: { baseUrl: 'https://me:secret@a.example/' } }, '/api/baseUrl'],
    [
      'a key that is no integration’s',
      { integrationKeyId: '0199ffff-ffff-7fff-8fff-ffffffffffff' },
      '/integrationKeyId',
    ],
    [
      'two rules of one name',
      {
        rules: ['registered', 'attended'].map((trigger) => ({
          id: 'a',
          trigger,
          lead: { title: 'x', ownerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' },
        })),
      },
      '/rules/1/id',
    ],
    [
      'a rule for nobody',
      {
        rules: [
          { id: 'a', trigger: 'registered', lead: { title: 'x', ownerId: '0199ffff-ffff-7fff-8fff-ffffffffffff' } },
        ],
      },
      '/rules/0/lead/ownerId',
    ],
  ])('refuses %s, and says where', async (_, change, pointer) => {
    const answer = await api.manager.post('/intake/connections', { name: 'Form', provider: 'generic', ...change });
    expect(answer.status).toBe(422);
    expect(answer.pointers).toContain(pointer);
  });

  it('cannot be paused while it is archived', async () => {
    const { id } = await connect(api);
    await api.manager.delete(`/intake/connections/${id}`);
    expect((await api.manager.post(`/intake/connections/${id}/pause`)).status).toBe(409);
  });

  it('removes the keys of a mapping that are null, and keeps the others', async () => {
    const { id } = await connect(api);
    const path = `/intake/connections/${id}`;
    const changed = await api.manager.patch(path, { mapping: { fields: { companyName: null, phone: 'tel' } } });
    expect(changed.body.mapping.fields).toEqual({ fullName: 'name', email: 'email', phone: 'tel' });
    expect(changed.body).toMatchObject({ mappingVersion: 2, version: 2 });
    const same = await api.manager.patch(path, { mapping: { fields: { phone: 'tel' } } });
    expect(same.body).toMatchObject({ mappingVersion: 2, version: 2 });
  });
});

describe('An integration', () => {
  it('sees its own connections and what came through them, and no others', async () => {
    const own = await connect(api, { name: 'Own', secret: null, integrationKeyId: integration.id });
    const other = await connect(api, { name: 'Other', secret: null });
    const [mine, theirs] = [await send(own, registration(1)), await send(other, registration(2))];
    await work(api);
    const names = (await integration.get('/intake/connections')).body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Own']);
    expect((await integration.get(`/intake/connections/${own.id}/health`)).status).toBe(200);
    for (const path of ['', '/health', '/mappings']) {
      expect((await integration.get(`/intake/connections/${other.id}${path}`)).status).toBe(404);
    }
    const deliveries = await integration.get('/intake/deliveries');
    expect(deliveries.body.items.map(({ id }: { id: string }) => id)).toEqual([mine.body.deliveryId]);
    const file = await integration.get('/intake/deliveries/export?format=jsonl');
    expect(file.text).not.toContain(theirs.body.deliveryId);
    expect((await integration.get(`/intake/deliveries/${theirs.body.deliveryId}`)).status).toBe(404);
    expect((await integration.get(`/intake/deliveries/${mine.body.deliveryId}/raw`)).status).toBe(403);
    expect((await integration.post(`/intake/deliveries/${mine.body.deliveryId}/replay`)).status).toBe(403);
    expect((await integration.post('/intake/connections', {})).status).toBe(403);
  });

  it('cannot be a user without an API key', async () => {
    const person = await api.user('integration');
    expect((await person.get('/intake/connections')).body.items).toEqual([]);
  });
});

describe('The health of all connections', () => {
  it('has the figures of each connection that is not archived, and no secret', async () => {
    const secret = `secret-${randomBytes(12).toString('hex')}`;
    const shop = await connect(api, { name: 'Shop with a secret', secret });
    const form = await connect(api, { name: 'Form', secret: null });
    const archived = await connect(api, { name: 'Archived', secret: null });
    await send(form, registration('healthy'));
    await work(api);
    await api.manager.delete(`/intake/connections/${archived.id}`);
    const { status, body, text } = await api.viewer.get('/intake/connections/health?days=7');
    expect(status).toBe(200);
    const find = (id: string) => body.items.find(({ connectionId }: { connectionId: string }) => connectionId === id);
    expect([find(archived.id), find(shop.id).received]).toEqual([undefined, 0]);
    const one = (await api.viewer.get(`/intake/connections/${form.id}/health?days=7`)).body;
    expect({ ...find(form.id), since: one.since }).toEqual(one);
    expect(one.received).toBe(1);
    for (const hidden of [secret, ...[shop, form].map(({ url }) => url.split('/').at(-1)!)]) {
      expect(text).not.toContain(hidden);
    }
  });

  it('is for those who may read connections; an integration gets its own only', async () => {
    const own = await connect(api, { name: 'Own health', secret: null, integrationKeyId: integration.id });
    const ids = (await integration.get('/intake/connections')).body.items.map(({ id }: { id: string }) => id);
    const { body } = await integration.get('/intake/connections/health');
    const seen = body.items.map(({ connectionId }: { connectionId: string }) => connectionId);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toContain(own.id);
    expect((await api.anonymous.get('/intake/connections/health')).status).toBe(401);
    const other = await api.key('integration', ['reference:read']);
    expect((await other.get('/intake/connections/health')).status).toBe(403);
    const refused = await api.bdm.get('/intake/connections/health?days=0');
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('days')]);
  });
});

describe('Deliveries', () => {
  it('are found by connection, provider, state, time and registration', async () => {
    const connection = await connect(api, { secret: null });
    const { deliveryId } = (await send(connection, registration('found'))).body;
    await send(connection, 'no JSON');
    await work(api);
    const { registrationIds, receivedAt } = (await api.bdm.get(`/intake/deliveries/${deliveryId}`)).body;
    const by = async (query: string) =>
      (await api.bdm.get(`/intake/deliveries?connectionId=${connection.id}&${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      );
    expect(await by('state=parked')).toHaveLength(1);
    expect(await by(`registrationId=${registrationIds[0]}`)).toEqual([deliveryId]);
    expect(await by(`receivedAt.lte=${receivedAt}&provider=generic&verification=unsigned&origin=webhook`)).toEqual([
      deliveryId,
    ]);
    expect(await by('provider=typeform')).toEqual([]);
    expect((await api.bdm.get('/intake/deliveries?body=x')).status).toBe(422);
  });

  it('have no field named like a built-in property of objects', async () => {
    const lead = { title: 'X', ownerId: api.bdm.id };
    const refused = async (change: object, pointer: string) => {
      const { status, body } = await api.manager.post('/intake/connections', {
        name: 'X',
        provider: 'generic',
        ...change,
      });
      expect([status, body.errors?.[0]]).toEqual([422, expect.objectContaining({ pointer, code: 'field.unknown' })]);
    };
    await refused({ mapping: { paths: { constructor: 'b' } } }, '/mapping/paths/constructor');
    await refused({ mapping: { fields: { constructor: 'b' } } }, '/mapping/fields/constructor');
    await refused(
      { rules: [{ id: 'r', trigger: 'registered', when: { constructor: 'b' }, lead }] },
      '/rules/0/when/constructor',
    );
  });
});
