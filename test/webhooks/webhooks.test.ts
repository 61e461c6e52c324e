import { EncryptedColumnRegistry } from '../../src/identity/keys/encrypted-columns.registry.js';
import { type Caller, useApi } from '../support/api.js';
import { insertRow, selectRows, updateRows } from '../support/rows.js';
import { ok } from '../support/make.js';
import { createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi({ env: { WEBHOOK_PRIVATE_ORIGINS: '' } });

const URL_OF_RECEIVER = 'https://receiver.example/events';
const buildBody = (apiKeyId: string | null, change: object = {}) => ({
  name: 'Receiver',
  url: URL_OF_RECEIVER,
  eventTypes: ['lead.*'],
  apiKeyId,
  ...change,
});

/** Archives the webhooks of earlier tests, so that their number does not count. */
afterEach(async () => {
  await updateRows(api.db, 'webhook', {}, { archived_at: new Date() });
});

describe('A webhook', () => {
  it('shows its secret once, and not in the replay of its creation', async () => {
    const { id: apiKeyId } = await api.key('viewer');
    const key = { 'idempotency-key': 'a webhook' };
    const created = await api.admin.post('/webhooks', buildBody(apiKeyId), key);
    expect(created.status).toBe(201);
    expect(created.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(created.body.secret.slice(6), 'base64')).toHaveLength(32);
    const replayed = await api.admin.post('/webhooks', buildBody(apiKeyId), key);
    expect([replayed.status, replayed.body]).toEqual([201, { ...created.body, secret: null }]);
    const path = `/webhooks/${created.body.id}`;
    const secret = created.body.secret.slice(6, 30);
    for (const answer of [await api.admin.get(path), await api.admin.get('/webhooks'), await api.admin.get('/audit')]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(secret);
    }
    const audit = await api.admin.get(`/audit?entityId=${created.body.id}`);
    const url = { before: null, after: 'changed' };
    expect(audit.body.items).toMatchObject([{ action: 'created', changes: { url } }]);
    expect(audit.text).not.toContain(URL_OF_RECEIVER);
    const [row] = await selectRows(api.db, 'webhook', { id: created.body.id }, 'secret_encrypted');
    expect(row.secret_encrypted.toString('latin1')).not.toContain(secret);
    const columns = api.app.get(EncryptedColumnRegistry).list();
    expect(columns.filter(({ table }) => table === 'webhook').map(({ column }) => column)).toEqual([
      'secret_encrypted',
      'former_secret_encrypted',
    ]);
  });

  it('gets a new secret, and keeps the former one for a day', async () => {
    const { id, secret, view } = await createWebhook(api);
    const rotated = await ok(api.admin.post(`/webhooks/${id}/rotate-secret`));
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    const hours = (new Date(rotated.formerSecretUntil).getTime() - new Date(rotated.updatedAt).getTime()) / 3_600_000;
    expect(hours).toBe(24);
    expect(rotated.version).toBe(view.version + 1);
    const stale = await api.admin.post(`/webhooks/${id}/rotate-secret`, {}, { 'if-match': '"1"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    const replays = [0, 1].map(() => api.admin.post(`/webhooks/${id}/rotate-secret`, {}, { 'idempotency-key': 'r' }));
    const secrets = (await Promise.all(replays)).flatMap(({ status, body }) => (status === 200 ? [body.secret] : []));
    expect(secrets.filter(Boolean)).toHaveLength(1);
  });

  it('is paused and resumed by hand, and paused after it was archived and restored', async () => {
    const { id } = await createWebhook(api);
    const path = `/webhooks/${id}`;
    await make.lead();
    expect((await ok(api.admin.post(`${path}/pause`))).state).toBe('paused');
    await updateRows(api.db, 'webhook_delivery', { webhook_id: id }, { next_attempt_at: '2190-01-01T00:00:00Z' });
    const resumed = await ok(api.admin.post(`${path}/resume`));
    expect(resumed).toMatchObject({ state: 'active', waitingCount: 1, deadCount: 0, lastAttempt: null });
    expect((await readDeliveries(api, id))[0]!.nextAttemptAt).toEqual(new Date(resumed.updatedAt));
    const { items } = (await api.admin.get(`/audit?entityId=${id}`)).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual(['resumed', 'paused', 'created']);
    await ok(api.admin.delete(path));
    expect(await readDeliveries(api, id)).toMatchObject([
      { state: 'skipped', reason: 'disabled', nextAttemptAt: null },
    ]);
    for (const action of ['pause', 'resume', 'rotate-secret']) {
      expect((await api.admin.post(`${path}/${action}`)).problem).toEqual([409, 'record.archived']);
    }
    expect(await ok(api.admin.post(`${path}/restore`))).toMatchObject({ state: 'paused', archivedAt: null });
  });

  it('says why it was disabled until it is resumed, which its key must allow', async () => {
    const { id, key } = await createWebhook(api);
    const disabled = { state: 'disabled', disabled_reason: 'failing', disabled_at: '2026-11-30T09:00:00Z' };
    await updateRows(api.db, 'webhook', { id }, disabled);
    expect((await api.manager.get(`/webhooks/${id}`)).body).toMatchObject({
      state: 'disabled',
      disabledReason: 'failing',
      disabledAt: '2026-11-30T09:00:00.000Z',
    });
    await ok(api.admin.delete(`/api-keys/${key.id}`));
    const refused = await api.admin.post(`/webhooks/${id}/resume`);
    expect([...refused.problem, ...refused.fieldErrors]).toEqual([
      422,
      'webhook.key_unusable',
      '/apiKeyId webhook.key_unusable',
    ]);
    const { id: apiKeyId } = await api.key('viewer');
    await ok(api.admin.patch(`/webhooks/${id}`, { apiKeyId }));
    expect(await ok(api.admin.post(`/webhooks/${id}/resume`))).toMatchObject({ state: 'active', disabledReason: null });
  });

  it('refuses addresses that others could read, that are private or that contain secrets', async () => {
    const { id: apiKeyId } = await api.key('viewer');
    const wrong = [
      'http://10.0.0.5/',
      'https://169.254.169.254/',
      'https://[::1]/',
      'https://user:p@x/',
      'http://x.example/',
    ];
    const further = ['https://x.example/#part', 'https://x.example/#', 'ftp://x.example/', 'x', 'https://', 'https:/x'];
    const spelled = [
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::ffff:10.0.0.1]/',
      'https://192.168.0.1:8443/x',
    ];
    for (const url of [...wrong, ...further, ...spelled]) {
      const answer = await api.admin.post('/webhooks', buildBody(apiKeyId, { url }));
      expect([url, answer.status, answer.body.code, answer.pointers]).toEqual([
        url,
        422,
        'webhook.url_not_allowed',
        ['/url'],
      ]);
    }
    const { id } = await createWebhook(api);
    expect((await api.admin.patch(`/webhooks/${id}`, { url: 'https://10.1.2.3/' })).problem[1]).toBe(
      'webhook.url_not_allowed',
    );
    for (const url of ['HTTPS://Receiver.Example/x?y=1', 'https://8.8.8.8/', 'https://localhost.example:8443/']) {
      expect((await api.admin.patch(`/webhooks/${id}`, { url })).body.url).toBe(url);
    }
  });

  it('refuses types and keys that it cannot have, naming each', async () => {
    const [viewer, integration, gone, expired] = await Promise.all(
      (['viewer', 'integration', 'viewer', 'viewer'] as const).map((role) => api.key(role)),
    );
    await ok(api.admin.delete(`/api-keys/${gone!.id}`));
    await api.db.query('UPDATE api_key SET expires_at = $1 WHERE id = $2', ['2020-01-01T00:00:00Z', expired!.id]);
    const types = ['lead.*', 'lead.exploded', 'lead', '*', 'constructor.*', 'webhook.test'];
    const unknown = await api.admin.post('/webhooks', buildBody(viewer!.id, { eventTypes: types }));
    expect(unknown.fieldErrors).toEqual([1, 2, 3, 4].map((place) => `/eventTypes/${place} webhook.unknown_event_type`));
    for (const id of [integration!.id, gone!.id, expired!.id, '0199ffff-ffff-7fff-8fff-ffffffffffff']) {
      const answer = await api.admin.post('/webhooks', buildBody(id));
      expect([...answer.problem, ...answer.pointers]).toEqual([422, 'webhook.key_unusable', '/apiKeyId']);
    }
    for (const [change, pointer] of [
      [{ name: ' ' }, '/name'],
      [{ name: 'x'.repeat(101) }, '/name'],
      [{ eventTypes: [] }, '/eventTypes'],
      [{ eventTypes: ['lead.*', 'lead.*'] }, '/eventTypes'],
      [{ eventTypes: 'lead.*' }, '/eventTypes'],
      [{ eventTypes: [null] }, '/eventTypes'],
      [{ apiKeyId: 'x' }, '/apiKeyId'],
      [{ url: null }, '/url'],
      [{ url: ['https://x.example'] }, '/url'],
      [{ description: 7 }, '/description'],
      [{ secret: 'whsec_mine' }, '/secret'],
      [{ state: 'paused' }, '/state'],
    ] as const) {
      const answer = await api.admin.post('/webhooks', buildBody(viewer!.id, change));
      expect([answer.status, answer.pointers[0]]).toEqual([422, pointer]);
    }
  });

  it('cannot be the 51st, also not by restoring one', async () => {
    const { id } = await createWebhook(api);
    await ok(api.admin.delete(`/webhooks/${id}`));
    const { id: apiKeyId } = await api.key('viewer');
    for (let n = 0; n < 50; n++) await insertRow(api.db, 'webhook', { api_key_id: apiKeyId });
    const refused = await api.admin.post('/webhooks', buildBody(apiKeyId));
    expect(refused.problem).toEqual([409, 'webhook.too_many']);
    expect((await api.admin.post(`/webhooks/${id}/restore`)).problem).toEqual([409, 'webhook.too_many']);
  });

  it('cannot be the 51st either if several are created at once', async () => {
    const { id: apiKeyId } = await api.key('viewer');
    for (let n = 0; n < 49; n++) await insertRow(api.db, 'webhook', { api_key_id: apiKeyId });
    const answers = await Promise.all([1, 2, 3].map(() => api.admin.post('/webhooks', buildBody(apiKeyId))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  it('keeps what a change does not name, and refuses null where a value is needed', async () => {
    const { id, view } = await createWebhook(api, { description: 'For the hall.' });
    const path = `/webhooks/${id}`;
    for (const field of ['name', 'url', 'eventTypes', 'apiKeyId']) {
      const answer = await api.admin.patch(path, { [field]: null });
      expect([answer.status, answer.pointers]).toEqual([422, [`/${field}`]]);
    }
    const { name, url, eventTypes, apiKeyId } = view;
    const changed = await ok(api.admin.patch(path, { description: null }, { 'if-match': '"1"' }));
    expect(changed).toMatchObject({ name, url, eventTypes, apiKeyId, description: null, version: 2 });
    const stale = await api.admin.patch(path, { name: 'Other' }, { 'if-match': '"1"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
  });

  it('gets no key with more rights than those of the caller who binds it, or who changes where it sends', async () => {
    const [leads, everything] = [await api.key('viewer', ['leads:read']), await api.key('viewer')];
    const narrow = await api.key('admin', ['webhooks:read', 'webhooks:write', 'companies:read']);
    const refused = await narrow.post('/webhooks', buildBody(leads.id));
    expect([...refused.problem, ...refused.pointers]).toEqual([403, 'auth.missing_scopes', '/apiKeyId']);
    expect(refused.body.missingScopes).toContain('leads:read');
    expect((await narrow.post('/webhooks', buildBody(everything.id))).problem[1]).toBe('auth.missing_scopes');
    const { id } = await createWebhook(api);
    for (const change of [{ url: 'https://mine.example/' }, { eventTypes: ['contact.*'] }, { apiKeyId: leads.id }]) {
      expect((await narrow.patch(`/webhooks/${id}`, change)).problem).toEqual([403, 'auth.missing_scopes']);
    }
    expect((await narrow.patch(`/webhooks/${id}`, { name: 'Renamed' })).status).toBe(200);
    const own = await api.key('viewer', ['companies:read']);
    expect((await narrow.post('/webhooks', buildBody(own.id))).status).toBe(201);
  });

  it('is changed by administrators, seen by managers, and by nobody else', async () => {
    const { id } = await createWebhook(api);
    await make.lead();
    const [delivery] = await readDeliveries(api, id);
    const deliveries = `/webhooks/${id}/deliveries`;
    const reads = [
      '/webhooks',
      '/webhooks/export',
      '/webhooks/event-types',
      `/webhooks/${id}`,
      deliveries,
      `${deliveries}/${delivery!.id}`,
    ];
    const writes = [
      'pause',
      'resume',
      'test',
      'rotate-secret',
      'restore',
      'redeliver',
      `deliveries/${delivery!.id}/redeliver`,
    ];
    const send = async (by: Caller) => [
      ...(await Promise.all(reads.map((path) => by.get(path)))),
      ...(await Promise.all(writes.map((path) => by.post(`/webhooks/${id}/${path}`)))),
      await by.post('/webhooks', {}),
      await by.patch(`/webhooks/${id}`, {}),
      await by.delete(`/webhooks/${id}`),
    ];
    for (const { problem } of [...(await send(api.bdm)), ...(await send(api.viewer))]) {
      expect(problem).toEqual([403, 'auth.forbidden']);
    }
    const statuses = (await send(api.manager)).map(({ status }) => status);
    expect(statuses).toEqual([...reads.map(() => 200), ...writes.map(() => 403), 403, 403, 403]);
  });
});

describe('The log of a webhook', () => {
  it('is filtered, and shows bodies only to callers with all rights of their role', async () => {
    const { id } = await createWebhook(api, { eventTypes: ['lead.*', 'company.*'] });
    const lead = await make.lead();
    const [company, created] = await readDeliveries(api, id);
    const at = new Date();
    await updateRows(
      api.db,
      'webhook_delivery',
      { id: created!.id },
      {
        state: 'dead',
        attempts: 8,
        next_attempt_at: null,
        first_attempt_at: at,
        last_attempt_at: at,
        status_code: 500,
        duration_ms: 12,
        request_headers: { 'webhook-id': created!.id },
        request_body: '{"type":"lead.created"}',
        response_headers: { 'content-type': 'text/plain' },
        response_body: 'No.',
      },
    );
    const path = `/webhooks/${id}/deliveries`;
    const list = async (query: string) =>
      (await api.manager.get(`${path}?${query}`)).body.items.map((item: { id: string }) => item.id);
    expect(await list('')).toEqual([created!.id, company!.id]);
    expect(await list('state=dead')).toEqual([created!.id]);
    expect(await list('type=company.created')).toEqual([company!.id]);
    expect(await list(`entityId=${lead.id}`)).toEqual([created!.id]);
    expect(await list('at.gte=2190-01-01T00:00:00Z')).toEqual([]);
    expect((await api.manager.get(`${path}?state=lost`)).status).toBe(422);
    expect((await api.manager.get(path)).text).not.toContain('No.');
    const detail = (await api.manager.get(`${path}/${created!.id}`)).body;
    expect(detail).toMatchObject({
      state: 'dead',
      attempts: 8,
      statusCode: 500,
      auditEntryId: created!.auditEntryId,
      request: { headers: { 'webhook-id': created!.id }, body: '{"type":"lead.created"}' },
      response: { headers: { 'content-type': 'text/plain' }, body: 'No.' },
    });
    const other = await createWebhook(api);
    const elsewhere = await api.manager.get(`/webhooks/${other.id}/deliveries/${created!.id}`);
    expect(elsewhere.problem).toEqual([404, 'webhook_delivery.not_found']);
    const scoped = await api.key('manager', ['webhooks:read']);
    const hidden = (await scoped.get(`${path}/${created!.id}`)).body;
    expect(hidden).toEqual({
      ...detail,
      request: { ...detail.request, body: null },
      response: { ...detail.response, body: null },
    });
    expect(await ok(api.manager.get(`/webhooks/${id}`))).toMatchObject({
      deadCount: 1,
      waitingCount: 1,
      lastAttempt: { state: 'dead', statusCode: 500, errorCode: null },
    });
  });
});
