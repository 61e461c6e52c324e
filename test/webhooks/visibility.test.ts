import { updateRows } from '../support/rows.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { buildBody, createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi();

const HIDDEN = { confidential: true, codename: 'Orchid' };

describe('What a webhook is told of', () => {
  it('is nothing of a confidential lead that its key may not see', async () => {
    const webhook = await createWebhook(api, { role: 'bdm', eventTypes: ['lead.*', 'task.*', 'interaction.*'] });
    const all = await createWebhook(api, { role: 'manager', eventTypes: ['lead.*', 'task.*', 'interaction.*'] });
    const lead = await make.lead({ title: 'Secret plant', ...HIDDEN });
    await make.interaction(lead.id);
    await ok(api.bdm.post('/tasks', { title: 'Call', leadId: lead.id }));
    const deliveries = await readDeliveries(api, webhook.id);
    expect(deliveries.length).toBeGreaterThanOrEqual(3);
    for (const delivery of deliveries) expect(await buildBody(api, delivery)).toBeNull();
    for (const delivery of await readDeliveries(api, all.id)) expect(await buildBody(api, delivery)).not.toBeNull();
    const log = await api.admin.get(`/webhooks/${webhook.id}/deliveries`);
    expect(log.text).not.toContain('Secret plant');
    expect(log.text).not.toContain(lead.companyId);
  });

  it('is nothing of a lead that became confidential while the delivery waits, nor of what was moved to one', async () => {
    const webhook = await createWebhook(api, { role: 'bdm', eventTypes: ['lead.*', 'task.*'] });
    const [open, hidden] = [await make.lead(), await make.lead(HIDDEN)];
    const task = await ok(api.bdm.post('/tasks', { title: 'Call', leadId: open.id }));
    const before = await readDeliveries(api, webhook.id);
    const about = (id: string) => before.filter(({ entityId }) => entityId === id);
    for (const one of [...about(open.id), ...about(task.id)]) expect(await buildBody(api, one)).not.toBeNull();
    await ok(api.bdm.patch(`/tasks/${task.id}`, { leadId: hidden.id }));
    for (const one of about(task.id)) expect(await buildBody(api, one)).toBeNull();
    await ok(api.bdm.patch(`/leads/${open.id}`, HIDDEN));
    for (const one of await readDeliveries(api, webhook.id)) expect(await buildBody(api, one)).toBeNull();
  });

  it('is nothing of records that the role or the scopes of the key do not reach', async () => {
    const types = { eventTypes: ['company.*', 'interaction.*', 'lead.*'] };
    const reporting = await createWebhook(api, { role: 'reporting', ...types });
    const narrow = await createWebhook(api, { role: 'manager', scopes: ['leads:read'], ...types });
    const lead = await make.lead();
    await make.interaction(lead.id);
    for (const one of await readDeliveries(api, reporting.id)) expect(await buildBody(api, one)).toBeNull();
    const sent = await Promise.all(
      (await readDeliveries(api, narrow.id)).map(async (one) => [one.entityType, (await buildBody(api, one)) !== null]),
    );
    expect(sent).toEqual(
      expect.arrayContaining([
        ['company', false],
        ['lead', true],
        ['interaction', false],
      ]),
    );
    expect(sent.filter(([type, isSent]) => (type === 'lead') !== isSent)).toEqual([]);
  });

  it('leaves out a record that is too large for a request, and says so', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['company.*'] });
    const company = await make.company();
    await ok(api.bdm.patch(`/companies/${company.id}`, { notes: 'x'.repeat(20_000) }));
    const delivery = (await readDeliveries(api, webhook.id)).at(-1)!;
    const whole = await buildBody(api, delivery);
    expect(whole.data).not.toHaveProperty('recordOmitted');
    // Imports and merges can make records that are larger than those of requests.
    await updateRows(api.db, 'company', { id: company.id }, { notes: '界'.repeat(100_000) });
    const short = await buildBody(api, delivery);
    expect(short.data).toMatchObject({ id: company.id, record: null, recordOmitted: true });
    expect(short.data.changed).toEqual(whole.data.changed);
  });

  it('has no record once it was removed', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['task.*'] });
    const task = await ok(api.bdm.post('/tasks', { title: 'Call' }));
    await api.db.query('DELETE FROM task WHERE id = $1', [task.id]);
    const [delivery] = await readDeliveries(api, webhook.id);
    const { data } = await buildBody(api, delivery!);
    expect(data).toEqual({ entity: 'task', id: task.id, changed: {}, record: null });
  });
});
