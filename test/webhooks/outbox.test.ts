import { SYSTEM } from '../../src/common/actor/actor.constants.js';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { UnitOfWork } from '../../src/database/transactions/unit-of-work.transaction.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { buildBody, createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi();

const readTypes = async (id: string) => (await readDeliveries(api, id)).map(({ type }) => type);
const countDeliveries = async () =>
  (await api.db.query<{ n: number }>('SELECT count(*)::int AS n FROM webhook_delivery')).rows[0]!.n;

/** Archives the webhooks of earlier tests, so that they are told of nothing. */
afterEach(async () => {
  await updateRows(api.db, 'webhook', {}, { archived_at: new Date() });
});

describe('The events of a transaction', () => {
  it('are stored in the order of the changes, with the record as the key may read it', async () => {
    const webhook = await createWebhook(api);
    const lead = await make.lead();
    await ok(api.bdm.patch(`/leads/${lead.id}`, { title: 'Battery plant' }));
    await make.fillInFields(lead.id, 'qualified');
    await ok(api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'qualified' }));
    await ok(api.bdm.delete(`/leads/${lead.id}`));
    const deliveries = await readDeliveries(api, webhook.id);
    const types = deliveries.map(({ type }) => type);
    expect(types.filter((type) => type !== 'lead.updated')).toEqual([
      'lead.created',
      'lead.transitioned',
      'lead.archived',
    ]);
    expect(types[1]).toBe('lead.updated');
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({ entityType: 'lead', entityId: lead.id, leadId: lead.id, state: 'waiting' });
      const { data, ...event } = await buildBody(api, delivery);
      expect(event).toEqual({ type: delivery.type, timestamp: delivery.at.toISOString() });
      expect(data.record).toEqual((await webhook.key.get(`/leads/${lead.id}`)).body);
      expect(data).toMatchObject({
        entity: 'lead',
        id: lead.id,
        reference: lead.reference,
        version: data.record.version,
      });
      expect(Object.keys(data.changed).filter((field) => !(field in data.record))).toEqual([]);
    }
    const [, updated] = await Promise.all(deliveries.slice(0, 2).map((delivery) => buildBody(api, delivery)));
    expect(updated.data.changed).toEqual({ title: { before: lead.title, after: 'Battery plant' } });
    const transitioned = deliveries.find(({ type }) => type === 'lead.transitioned')!;
    expect((await buildBody(api, transitioned)).data.changed.stage).toEqual({
      before: 'first_contact',
      after: 'qualified',
    });
  });

  it('are stored once for each webhook that is told of the type, also for a paused one', async () => {
    const types = [['company.*'], ['company.created', 'company.*'], ['company.updated'], ['contact.*']];
    const webhooks = await Promise.all(types.map((eventTypes) => createWebhook(api, { eventTypes })));
    const paused = await createWebhook(api, { eventTypes: ['company.created'] });
    await ok(api.admin.post(`/webhooks/${paused.id}/pause`));
    const archived = await createWebhook(api, { eventTypes: ['company.created'] });
    await ok(api.admin.delete(`/webhooks/${archived.id}`));
    await make.company();
    const found = await Promise.all([...webhooks, paused, archived].map(({ id }) => readTypes(id)));
    expect(found).toEqual([['company.created'], ['company.created'], [], [], ['company.created'], []]);
  });

  it('are not stored if the change fails or is rolled back, and not again for a repeated request', async () => {
    const webhook = await createWebhook(api);
    const lead = await make.lead();
    const before = await countDeliveries();
    const stale = await api.bdm.patch(`/leads/${lead.id}`, { title: 'Other' }, { 'if-match': '"99"' });
    expect(stale.problem).toEqual([412, 'request.stale_version']);
    expect((await api.bdm.patch(`/leads/${lead.id}`, { title: '' })).status).toBe(422);
    expect((await api.bdm.post(`/leads/${lead.id}/transitions`, { to: 'announced' })).status).toBeGreaterThanOrEqual(
      400,
    );
    await api.db.query(`CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '23514'; END $$;
      CREATE CONSTRAINT TRIGGER fails AFTER UPDATE ON lead DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION fail_at_commit()`);
    const failed = await api.bdm.patch(`/leads/${lead.id}`, { title: 'Never' });
    await api.db.query('DROP TRIGGER fails ON lead');
    expect(failed.status).toBe(422);
    expect(await countDeliveries()).toBe(before);
    const { companyId } = lead;
    const body = { title: 'Once', companyId, source: { channel: 'web' } };
    const key = { 'idempotency-key': 'once-and-only' };
    const [first, again] = [await api.bdm.post('/leads', body, key), await api.bdm.post('/leads', body, key)];
    expect(again.body).toEqual(first.body);
    expect(await countDeliveries()).toBe(before + 1);
    expect((await readTypes(webhook.id)).at(-1)).toBe('lead.created');
  });

  it('are queued, except those of changes that were rolled back to a savepoint', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['company.*'] });
    const company = await make.company();
    const queued: string[] = [];
    const queues = api.app.get(QueueRegistry);
    queues.setTransport({ send: (_queue, ids) => void queued.push(...ids) });
    await api.app.get(UnitOfWork).run(SYSTEM, async (tx) => {
      await tx.sql.execute('SAVEPOINT attempt');
      await tx.audit({ action: 'archived', entityType: 'company', entityId: company.id });
      await tx.sql.execute('ROLLBACK TO SAVEPOINT attempt');
      await tx.audit({ action: 'restored', entityType: 'company', entityId: company.id });
    });
    queues.setTransport(undefined);
    const [, ...kept] = await readDeliveries(api, webhook.id);
    expect(kept.map(({ type }) => type)).toEqual(['company.restored']);
    expect(queued).toEqual(kept.map(({ id }) => id));
  });

  it('of activities name their kind, and those of registrations not the code', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['activity.*', 'registration.*', 'commitment.*'] });
    const hours = { startsAt: '2190-09-10T14:00', endsAt: '2190-09-10T18:00', timezone: 'Asia/Shanghai' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Light', ...hours }));
    const registration = await ok(api.bdm.post(`/seminars/${seminar.id}/registrations`, { fullName: 'Li Na' }));
    const agreement = await make.agreement();
    await ok(api.bdm.post(`/agreements/${agreement.id}/commitments`, { description: 'A seminar' }));
    await ok(api.bdm.patch(`/seminars/${seminar.id}`, { status: 'cancelled' }));
    const bodies = await Promise.all((await readDeliveries(api, webhook.id)).map((one) => buildBody(api, one)));
    expect(bodies.map(({ type, data: { entity, kind } }) => [type, entity, kind])).toEqual([
      ['activity.created', 'activity', 'seminar'],
      ['registration.created', 'registration', undefined],
      ['commitment.created', 'commitment', undefined],
      ['activity.cancelled', 'activity', 'seminar'],
    ]);
    const { code, ...shown } = (await webhook.key.get(`/seminars/${seminar.id}/registrations/${registration.id}`)).body;
    expect(bodies[1].data.record).toEqual(shown);
    expect(JSON.stringify(bodies[1])).not.toContain(code);
  });
});
