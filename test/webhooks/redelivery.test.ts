import { updateRows } from '../support/rows.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi();

const NOBODY = '0199ffff-ffff-7fff-8fff-ffffffffffff';
const DONE = { state: 'delivered', attempts: 1, next_attempt_at: null };

/** Says that deliveries were delivered at the first attempt. */
const markDelivered = (ids: string[]) => {
  const at = new Date();
  const change = { ...DONE, delivered_at: at, first_attempt_at: at, last_attempt_at: at };
  return Promise.all(ids.map((id) => updateRows(api.db, 'webhook_delivery', { id }, change)));
};

/** A period that contains everything that a test has done. */
const beginPeriod = async () => {
  const { rows } = await api.db.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  const from = rows[0]!.at.toISOString();
  return { from, to: '2190-01-01T00:00:00Z' };
};

describe('A redelivery', () => {
  it('sends a delivery that waits now, and repeats one that does not', async () => {
    const { id } = await createWebhook(api);
    await make.lead();
    const [waiting] = await readDeliveries(api, id);
    const later = new Date(Date.now() + 3_600_000);
    await updateRows(
      api.db,
      'webhook_delivery',
      { id: waiting!.id },
      { next_attempt_at: later, attempts: 1, first_attempt_at: new Date(), last_attempt_at: new Date() },
    );
    const path = `/webhooks/${id}/deliveries/${waiting!.id}/redeliver`;
    const hurried = await api.admin.post(path);
    expect([hurried.status, hurried.body]).toMatchObject([
      202,
      { id: waiting!.id, state: 'waiting', redeliveryOf: null },
    ]);
    expect(new Date(hurried.body.nextAttemptAt).getTime()).toBeLessThan(later.getTime());
    await markDelivered([waiting!.id]);
    const repeated = await api.admin.post(path);
    expect(repeated.status).toBe(202);
    expect(repeated.body).toMatchObject({
      type: 'lead.created',
      entityId: waiting!.entityId,
      state: 'waiting',
      attempts: 0,
      redeliveryOf: waiting!.id,
    });
    const [, second] = await readDeliveries(api, id);
    expect(second).toMatchObject({ id: repeated.body.id, auditEntryId: waiting!.auditEntryId });
    const { items } = (await api.admin.get(`/audit?entityId=${id}&action=redelivered`)).body;
    expect(items).toHaveLength(2);
  });

  it('of a period sends what is missing, in the order of the changes, also of the time in which it was disabled', async () => {
    const period = await beginPeriod();
    const { id } = await createWebhook(api);
    const first = await make.lead();
    const [delivered] = await readDeliveries(api, id);
    await markDelivered([delivered!.id]);
    const disabled = { state: 'disabled', disabled_reason: 'gone', disabled_at: new Date() };
    await updateRows(api.db, 'webhook', { id }, disabled);
    const second = await make.lead();
    await ok(api.bdm.patch(`/leads/${first.id}`, { title: 'Changed meanwhile' }));
    const refused = await api.admin.post(`/webhooks/${id}/redeliver`, period);
    expect(refused.problem).toEqual([409, 'webhook.disabled']);
    await ok(api.admin.post(`/webhooks/${id}/resume`));
    expect(await readDeliveries(api, id)).toHaveLength(1);
    const counted = await api.admin.post(`/webhooks/${id}/redeliver`, period);
    expect([counted.status, counted.body]).toEqual([200, { dryRun: true, count: 2, next: null }]);
    expect(await readDeliveries(api, id)).toHaveLength(1);
    const nothing = { types: null, includeDelivered: null, dryRun: null };
    const unsent = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, ...nothing });
    expect([unsent.status, unsent.body]).toEqual([200, counted.body]);
    expect(await readDeliveries(api, id)).toHaveLength(1);
    const sent = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, dryRun: false });
    expect([sent.status, sent.body]).toEqual([202, { dryRun: false, count: 2, next: null }]);
    const [, ...missing] = await readDeliveries(api, id);
    expect(missing.map(({ type, entityId, redeliveryOf }) => [type, entityId, redeliveryOf])).toEqual([
      ['lead.created', second.id, null],
      ['lead.updated', first.id, null],
    ]);
    // A waiting delivery is not sent a second time.
    const again = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, dryRun: false });
    expect(again.body.count).toBe(0);
    await markDelivered(missing.map((one) => one.id));
    const all = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, includeDelivered: true, dryRun: false });
    expect(all.body.count).toBe(3);
    const repeats = (await readDeliveries(api, id)).slice(3);
    expect(repeats.map(({ redeliveryOf }) => redeliveryOf)).toEqual([delivered!.id, ...missing.map((one) => one.id)]);
  });

  it('of a period can be limited to some types, and finds what events of a status have become', async () => {
    const period = await beginPeriod();
    const { id } = await createWebhook(api, { eventTypes: ['task.*', 'company.created'] });
    await make.company();
    const task = await ok(api.bdm.post('/tasks', { title: 'Call' }));
    await ok(api.bdm.patch(`/tasks/${task.id}`, { status: 'done' }));
    const deliveries = await readDeliveries(api, id);
    expect(deliveries.map(({ type }) => type)).toEqual(['company.created', 'task.created', 'task.completed']);
    await markDelivered(deliveries.map((one) => one.id));
    const count = async (types: string[] | undefined) =>
      (await ok(api.admin.post(`/webhooks/${id}/redeliver`, { ...period, types, includeDelivered: true }))).count;
    expect(await count(undefined)).toBe(3);
    expect(await count(['task.completed'])).toBe(1);
    expect(await count(['task.*'])).toBe(2);
    // The webhook is not told of this type.
    expect(await count(['company.updated'])).toBe(0);
  });

  it('of a period is counted while another transaction has locked the webhook', async () => {
    const { id } = await createWebhook(api);
    const holder = await api.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM webhook WHERE id = $1 FOR UPDATE', [id]);
    const counted = await api.admin.post(`/webhooks/${id}/redeliver`, await beginPeriod());
    await holder.query('ROLLBACK');
    holder.release();
    expect([counted.status, counted.body]).toEqual([200, { dryRun: true, count: 0, next: null }]);
  });

  it('has the status of its first answer when it is repeated with the same key', async () => {
    const { id } = await createWebhook(api);
    const body = { ...(await beginPeriod()), dryRun: false };
    const key = { 'idempotency-key': 'period' };
    const answers = [
      await api.admin.post(`/webhooks/${id}/redeliver`, body, key),
      await api.admin.post(`/webhooks/${id}/redeliver`, body, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  });

  it('refuses what cannot be a period, a type or a delivery', async () => {
    const { id } = await createWebhook(api);
    const other = await createWebhook(api);
    await make.lead();
    const [delivery] = await readDeliveries(api, other.id);
    const send = async (body: object) => (await api.admin.post(`/webhooks/${id}/redeliver`, body)).fieldErrors;
    const period = { from: '2190-01-02T00:00:00Z', to: '2190-01-01T00:00:00Z' };
    expect(await send(period)).toEqual(['/to webhook.period_empty']);
    // Nobody knows what was delivered before the 30 days of the log.
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
    expect(await send({ ...period, from: days(30.01) })).toEqual(['/from webhook.period_too_old']);
    expect(await send({ ...period, from: days(29.99) })).toEqual([]);
    expect(await send({ ...period, from: days(30.01), includeDelivered: true })).toEqual([]);
    expect(await send({ from: 'yesterday', to: '2026-01-01' })).toEqual(['/from field.instant', '/to field.instant']);
    expect(await send({ ...period, to: '2191-01-01T00:00:00Z', types: ['lead.', 'lead.*', 'x'] })).toEqual([
      '/types/0 webhook.unknown_event_type',
      '/types/2 webhook.unknown_event_type',
    ]);
    for (const wrong of [NOBODY, delivery!.id, 'x']) {
      const answer = await api.admin.post(`/webhooks/${id}/deliveries/${wrong}/redeliver`);
      expect(answer.problem).toEqual([404, 'webhook_delivery.not_found']);
    }
    await ok(api.admin.delete(`/webhooks/${other.id}`));
    const archived = await api.admin.post(`/webhooks/${other.id}/deliveries/${delivery!.id}/redeliver`);
    expect(archived.problem).toEqual([409, 'record.archived']);
    expect(await readDeliveries(api, other.id)).toMatchObject([{ state: 'skipped', reason: 'disabled' }]);
  });
});
