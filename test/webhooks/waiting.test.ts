import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ok } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { verifyRequest } from '../support/webhook-receiver.js';
import { useWebhooks } from './sending.given.js';

const DAY_MS = 86_400_000;

const given = useWebhooks({ env: { WEBHOOK_LOG_DAYS: '10' } });
const { api, make, receiver } = given;
const runJob = (name: string) => api.app.get(JobRegistry).run(name);

describe('A paused webhook', () => {
  it('lets deliveries wait, and sends them when it is resumed, also those that waited for another attempt', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    receiver.nextAnswers.push(503);
    const company = await make.company();
    await given.send();
    await ok(api.admin.post(`/webhooks/${id}/pause`));
    await ok(api.bdm.patch(`/companies/${company.id}`, { name: 'Changed meanwhile' }));
    given.wait(DAY_MS);
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    expect((await given.listDeliveries(id)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    await ok(api.admin.post(`/webhooks/${id}/resume`));
    await given.send();
    expect(receiver.requests.map(({ body }) => JSON.parse(String(body)).type)).toEqual([
      'company.created',
      'company.created',
      'company.updated',
    ]);
  });

  it('keeps a result that arrives after the pause', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    receiver.decide = async () => {
      await ok(api.admin.post(`/webhooks/${id}/pause`));
      return 500;
    };
    await make.company();
    await given.send();
    receiver.decide = undefined;
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'waiting', attempts: 1, statusCode: 500 }]);
  });

  it('skips deliveries after seven days', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    await ok(api.admin.post(`/webhooks/${id}/pause`));
    await make.company();
    given.wait(7 * DAY_MS);
    await runJob('webhooks.skip-stranded');
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'waiting' }]);
    given.wait(1);
    await make.company();
    await runJob('webhooks.skip-stranded');
    expect(await given.listDeliveries(id)).toMatchObject([
      { state: 'skipped', reason: 'paused', nextAttemptAt: null },
      { state: 'waiting', reason: null },
    ]);
  });
});

describe('A delivery whose webhook was disabled while its change was not committed yet', () => {
  it('is skipped by a job', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    await make.company();
    const disabled = { state: 'disabled', disabled_reason: 'gone', disabled_at: given.clock.now() };
    await updateRows(api.db, 'webhook', { id }, disabled);
    await given.send();
    expect(receiver.requests).toEqual([]);
    await runJob('webhooks.skip-stranded');
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'skipped', reason: 'disabled' }]);
  });
});

describe('The log of deliveries', () => {
  it('forgets deliveries after WEBHOOK_LOG_DAYS, except those that wait', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    await make.company();
    await given.send();
    given.wait(10 * DAY_MS);
    receiver.answer = 500;
    await make.company();
    await given.send();
    await runJob('webhooks.remove-old');
    expect((await given.listDeliveries(id)).map(({ state }) => state)).toEqual(['delivered', 'waiting']);
    given.wait(1);
    await runJob('webhooks.remove-old');
    expect((await given.listDeliveries(id)).map(({ state }) => state)).toEqual(['waiting']);
    given.wait(10 * DAY_MS);
    await runJob('webhooks.remove-old');
    expect((await given.listDeliveries(id)).map(({ state }) => state)).toEqual(['waiting']);
  });
});

describe('A test of a webhook', () => {
  it('is sent now, and returns the answer', async () => {
    const { id, secret } = await given.create({}, 'reporting');
    receiver.nextAnswers.push({ status: 200, body: 'Welcome.' });
    const { durationMs, ...answer } = await ok(api.admin.post(`/webhooks/${id}/test`));
    expect(answer).toEqual({ delivered: true, statusCode: 200, error: null, responseBody: 'Welcome.' });
    expect(durationMs).toBeGreaterThanOrEqual(0);
    expect(verifyRequest(secret, receiver.requests[0]!)).toMatchObject({ type: 'webhook.test' });
    expect(await given.listDeliveries(id)).toMatchObject([
      { id: receiver.ids[0], type: 'webhook.test', state: 'delivered', attempts: 1 },
    ]);
    const audit = await ok(api.admin.get(`/audit?entityType=webhook&entityId=${id}&action=tested`));
    expect(audit.items).toHaveLength(1);
  });

  it('is sent once, although its request is repeated with the same key', async () => {
    const { id } = await given.create();
    const send = () => api.admin.post(`/webhooks/${id}/test`, undefined, { 'idempotency-key': 'one test' });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect(receiver.requests).toHaveLength(1);
  });

  it('that fails is not sent again, also while the webhook is paused', async () => {
    const { id } = await given.create();
    await ok(api.admin.post(`/webhooks/${id}/pause`));
    receiver.nextAnswers.push({ status: 301, headers: { location: '/new' } }, 'close');
    expect(await ok(api.admin.post(`/webhooks/${id}/test`))).toMatchObject({
      delivered: false,
      statusCode: 301,
      error: 'remote.redirect',
    });
    expect(await ok(api.admin.post(`/webhooks/${id}/test`))).toMatchObject({
      delivered: false,
      statusCode: null,
      error: 'remote.unreachable',
      responseBody: null,
    });
    expect((await given.listDeliveries(id)).map(({ state }) => state)).toEqual(['dead', 'dead']);
    await ok(api.admin.post(`/webhooks/${id}/resume`));
    given.wait(DAY_MS);
    await given.send();
    expect(receiver.requests).toHaveLength(2);
  });

  it('is for administrators, and for webhooks that exist, are not archived and have a usable key', async () => {
    const { id, key } = await given.create();
    for (const caller of [api.manager, api.bdm, api.viewer]) {
      expect((await caller.post(`/webhooks/${id}/test`)).problem).toEqual([403, 'auth.forbidden']);
    }
    await ok(api.admin.delete(`/api-keys/${key.id}`));
    expect((await api.admin.post(`/webhooks/${id}/test`)).problem).toEqual([422, 'webhook.key_unusable']);
    await ok(api.admin.delete(`/webhooks/${id}`));
    expect((await api.admin.post(`/webhooks/${id}/test`)).problem).toEqual([409, 'record.archived']);
    const unknown = '0199c000-0000-7000-8000-00000000ffff';
    expect((await api.admin.post(`/webhooks/${unknown}/test`)).problem).toEqual([404, 'webhook.not_found']);
    expect(receiver.requests).toEqual([]);
  });
});

describe('The figures of webhooks', () => {
  it('count outcomes, the oldest waiting delivery and the disabled webhooks', async () => {
    const readFigure = async (line: string) => {
      const { text } = await api.anonymous.get('/metrics');
      return Number(
        text
          .split('\n')
          .find((one) => one.startsWith(`${line} `))
          ?.split(' ')[1],
      );
    };
    const count = (outcome: string) => readFigure(`webhook_deliveries_total{outcome="${outcome}"}`);
    const before = [await count('delivered'), await count('retry'), await count('gone')];
    const disabled = await readFigure('webhooks_disabled');
    await given.create({ eventTypes: ['contact.created'] });
    receiver.nextAnswers.push(204, 500, 410);
    for (let n = 0; n < 3; n++) {
      await make.contact();
      await given.send();
    }
    const after = [await count('delivered'), await count('retry'), await count('gone')];
    expect(after.map((value, index) => value - before[index]!)).toEqual([1, 1, 1]);
    expect((await readFigure('webhooks_disabled')) - disabled).toBe(1);
    expect(await readFigure('webhook_oldest_waiting_seconds')).toBeGreaterThanOrEqual(0);
  });
});
