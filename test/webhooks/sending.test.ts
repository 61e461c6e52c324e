import { SqlClient } from '../../src/database/connections/sql.client.js';
import { claimDelivery } from '../../src/webhooks/sending/delivery-attempt.queries.js';
import { ok } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { isSignedWith, verifyRequest } from '../support/webhook-receiver.js';
import { useWebhooks } from './sending.given.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const given = useWebhooks();
const { api, make, receiver } = given;

describe('A lead that is created, updated, moved and archived', () => {
  it('causes four signed requests in this order, each with the lead as the key sees it then', async () => {
    const { id: webhookId, secret, key } = await given.create({ eventTypes: ['lead.*'] });
    const [owner, company] = [await api.user('bdm'), await make.company()];
    const records: unknown[] = [];
    const sendAndRead = async (id: string) => {
      await given.send();
      records.push(await ok(key.get(`/leads/${id}`)));
    };
    const { id } = await ok(
      owner.post('/leads', { title: 'Plant', companyId: company.id, source: { channel: 'web' } }),
    );
    await sendAndRead(id);
    await ok(owner.patch(`/leads/${id}`, { title: 'Larger plant' }));
    await sendAndRead(id);
    await make.advance(id, 'qualified', owner);
    await given.send();
    const transitioned = receiver.requests.at(-1)!;
    await ok(owner.delete(`/leads/${id}`));
    await sendAndRead(id);

    const payloads = receiver.requests.map((request) => verifyRequest(secret, request));
    const types = payloads.map(({ type }) => type);
    expect([types[0], types[1], types.at(-1)]).toEqual(['lead.created', 'lead.updated', 'lead.archived']);
    expect(verifyRequest(secret, transitioned)).toMatchObject({
      type: 'lead.transitioned',
      data: { entity: 'lead', id, changed: { stage: { after: 'qualified' } } },
    });
    expect([payloads[0], payloads[1], payloads.at(-1)].map((payload) => payload!.data.record)).toEqual(records);
    expect(payloads[1]!.data.changed).toEqual({ title: { before: 'Plant', after: 'Larger plant' } });
    const versions = payloads.map(({ data }) => data.version!);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    const deliveries = await given.listDeliveries(webhookId);
    expect(deliveries.map(({ id: deliveryId }) => deliveryId)).toEqual(receiver.ids);
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['delivered']));
  });
});

describe('A delivery that fails', () => {
  it('is sent again under the same id, with a new time and a valid signature, until it is accepted', async () => {
    const { id, secret } = await given.create({ eventTypes: ['company.created'] });
    receiver.nextAnswers.push({ status: 500, body: 'broken' }, 500, 200);
    await make.company();
    await given.send();
    const [failed] = await given.listDeliveries(id);
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, statusCode: 500, errorCode: null });
    await given.sendUntilSettled(id);

    expect(receiver.requests).toHaveLength(3);
    expect(new Set(receiver.ids).size).toBe(1);
    const times = receiver.requests.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(4);
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(240);
    expect(receiver.requests.map((request) => isSignedWith(secret, request))).toEqual([true, true, true]);
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'delivered', attempts: 3, statusCode: 200 }]);
  });

  it('is sent not before the time that the receiver asks for', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    receiver.nextAnswers.push({ status: 429, headers: { 'retry-after': '7' } });
    await make.company();
    await given.send();
    given.wait(6_999);
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    given.wait(1);
    await given.send();
    expect(receiver.requests).toHaveLength(2);
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('is dead after eight attempts within 20 to 42 hours', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    receiver.answer = 400;
    await make.company();
    const startedAt = given.clock.now().getTime();
    await given.sendUntilSettled(id);
    expect(receiver.requests).toHaveLength(8);
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'dead', attempts: 8, statusCode: 400 }]);
    const hours = (given.clock.now().getTime() - startedAt) / HOUR_MS;
    expect(hours).toBeGreaterThan(0.8 * 27);
    expect(hours).toBeLessThan(1.2 * 28);
  });

  it('is sent at once under the same id when an administrator asks, with the earlier ones that hold it back', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    receiver.answer = 500;
    const company = await make.company();
    await ok(api.bdm.patch(`/companies/${company.id}`, { name: 'Wanted now' }));
    await given.send();
    receiver.answer = 204;
    receiver.clear();
    const [first, second] = await given.listDeliveries(id);
    const redelivery = await api.admin.post(`/webhooks/${id}/deliveries/${second!['id']}/redeliver`);
    expect([redelivery.status, redelivery.body.id]).toEqual([202, second!['id']]);
    await given.send();
    expect(receiver.ids).toEqual([first!['id'], second!['id']]);
  });

  it('holds back the later ones of its record, and no others', async () => {
    const { id } = await given.create({ eventTypes: ['company.*'] });
    const [first, second] = [await make.company(), await make.company()];
    await given.send();
    receiver.clear();
    receiver.decide = ({ body }) => (String(body).includes('Slow name') ? 503 : 204);
    await ok(api.bdm.patch(`/companies/${first.id}`, { name: 'Slow name' }));
    await ok(api.bdm.patch(`/companies/${first.id}`, { name: 'Slow name again' }));
    await ok(api.bdm.patch(`/companies/${second.id}`, { name: 'Quick name' }));
    await given.send();
    await given.send();
    const names = () => receiver.requests.map(({ body }) => JSON.parse(String(body)).data.changed.name.after);
    expect(names().toSorted()).toEqual(['Quick name', 'Slow name']);
    receiver.decide = undefined;
    receiver.clear();
    await given.sendUntilSettled(id);
    expect(names()).toEqual(['Slow name', 'Slow name again']);
  });
});

describe('An attempt', () => {
  it('holds no transaction, and so no lock, while the receiver thinks', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    let open: unknown;
    receiver.decide = async () => {
      const { rows } = await api.db.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
           AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
      );
      open = rows;
      return 204;
    };
    await make.company();
    await given.send();
    expect(open).toEqual([]);
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('that is accepted is stored, although another one has failed for good meanwhile', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    receiver.decide = async () => {
      const [first_attempt_at, last_attempt_at] = [given.clock.now(), given.clock.now()];
      const failed = { state: 'dead', attempts: 8, next_attempt_at: null, first_attempt_at, last_attempt_at };
      await updateRows(api.db, 'webhook_delivery', { webhook_id: id }, failed);
      return 204;
    };
    await make.company();
    await given.send();
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'delivered', attempts: 9, statusCode: 204 }]);
  });

  it('that was cut off is repeated after a minute, under the same id', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    await make.company();
    const [delivery] = await given.listDeliveries(id);
    expect(await claimDelivery(api.app.get(SqlClient), delivery.id, given.clock.now())).not.toBeNull();
    given.wait(MINUTE_MS - 1);
    await given.send();
    expect(receiver.requests).toEqual([]);
    given.wait(1);
    await given.send();
    expect(receiver.ids).toEqual([delivery.id]);
    expect(await given.listDeliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });
});

describe('An instance whose clock is ahead', () => {
  it('stores deliveries that are due by the time of the database', async () => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    given.wait(HOUR_MS);
    const expectDue = async () => {
      const { rows } = await api.db.query(
        `SELECT next_attempt_at <= clock_timestamp() AS "isDue" FROM webhook_delivery
         WHERE webhook_id = $1 AND state = 'waiting'`,
        [id],
      );
      expect(rows).toEqual([{ isDue: true }]);
    };
    await make.company();
    await expectDue();
    await ok(api.admin.post(`/webhooks/${id}/pause`));
    await ok(api.admin.post(`/webhooks/${id}/resume`));
    await expectDue();
    const [delivery] = await given.listDeliveries(id);
    const path = `/webhooks/${id}/deliveries/${delivery.id}/redeliver`;
    await ok(api.admin.post(path));
    await expectDue();
    await given.send();
    await ok(api.admin.post(path));
    await expectDue();
  });
});

describe('A receiver that answers strangely', () => {
  it.each([
    [200, 'delivered', { statusCode: 200, errorCode: null }],
    [204, 'delivered', { statusCode: 204, errorCode: null }],
    [400, 'waiting', { statusCode: 400, errorCode: null }],
    [500, 'waiting', { statusCode: 500, errorCode: null }],
    [503, 'waiting', { statusCode: 503, errorCode: null }],
    [301, 'waiting', { statusCode: 301, errorCode: 'remote.redirect' }],
    ['close', 'waiting', { statusCode: null, errorCode: 'remote.unreachable' }],
    ['gigabyte', 'delivered', { statusCode: 200, errorCode: null }],
  ] as const)('with %s leaves the delivery %s', async (answer, state, fields) => {
    const { id } = await given.create({ eventTypes: ['company.created'] });
    receiver.nextAnswers.push(
      answer === 301 ? { status: 301, headers: { location: `${receiver.origin}/elsewhere` } } : answer,
    );
    await make.company();
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    const [delivery] = await given.listDeliveries(id);
    expect(delivery).toMatchObject({ state, attempts: 1, ...fields });
    const { request, response } = await given.readDelivery(id, delivery.id);
    expect(request.body).toBe(String(receiver.requests[0]!.body));
    expect(request.headers['webhook-signature']).toBe(receiver.requests[0]!.headers['webhook-signature']);
    if (answer === 'gigabyte') expect(response.body).toBe('x'.repeat(2_048));
    if (answer === 301) expect(response.headers).toMatchObject({ location: `${receiver.origin}/elsewhere` });
  });
});

describe('The secret of a webhook', () => {
  it('signs together with the former one for 24 hours after a rotation, and then alone', async () => {
    const { id, secret: former } = await given.create({ eventTypes: ['company.created'] });
    const { secret } = await ok(api.admin.post(`/webhooks/${id}/rotate-secret`));
    receiver.secrets.push(secret);
    const listValid = async () => {
      receiver.clear();
      await make.company();
      await given.send();
      return [former, secret].map((one) => isSignedWith(one, receiver.requests[0]!));
    };
    expect(await listValid()).toEqual([true, true]);
    given.wait(24 * HOUR_MS - 1);
    expect(await listValid()).toEqual([true, true]);
    given.wait(1);
    expect(await listValid()).toEqual([false, true]);
  });
});
