import { ok } from '../support/make.js';
import { useWebhooks } from './sending.given.js';

const HIDDEN = { confidential: true, codename: 'Orchid' };
const TITLE = 'Zinnia plant';

const given = useWebhooks();
const { api, make, receiver } = given;

/** Returns everything that is stored of the deliveries of a webhook, and what the log shows. */
async function readLog(id: string): Promise<string> {
  const { rows } = await api.db.query('SELECT to_jsonb(d) AS row FROM webhook_delivery d WHERE d.webhook_id = $1', [id]);
  const list = await api.admin.get(`/webhooks/${id}/deliveries`);
  const details = await Promise.all(
    list.body.items.map((delivery: { id: string }) => api.admin.get(`/webhooks/${id}/deliveries/${delivery.id}`)),
  );
  return [JSON.stringify(rows), list.text, ...details.map(({ text }) => text)].join('\n');
}

const SKIPPED = { state: 'skipped', reason: 'not_visible', nextAttemptAt: null };

describe('A confidential lead that the key may not see', () => {
  it('is not sent, and the log says nothing of it', async () => {
    const { id } = await given.create({ eventTypes: ['lead.*'] }, 'bdm');
    const [owner, company] = [await api.user('bdm'), await make.company({ name: 'Zinnia Holding' })];
    const lead = await make.lead({ title: TITLE, companyId: company.id, by: owner, ...HIDDEN });
    await ok(owner.patch(`/leads/${lead.id}`, { title: `${TITLE} in Born` }));
    await given.send();
    expect(receiver.requests).toEqual([]);
    const deliveries = await given.listDeliveries(id);
    expect(deliveries.length).toBeGreaterThanOrEqual(2);
    for (const delivery of deliveries) expect(delivery).toMatchObject({ ...SKIPPED, attempts: 0 });
    const log = await readLog(id);
    for (const secret of [TITLE, 'Zinnia', 'Orchid', company.id]) expect(log).not.toContain(secret);
  });

  it('is not sent any more when it becomes confidential while a retry waits, nor by a redelivery', async () => {
    const from = given.clock.now().toISOString();
    const { id } = await given.create({ eventTypes: ['lead.created'] }, 'bdm');
    receiver.nextAnswers.push({ status: 500, body: `${TITLE} is unknown` });
    const owner = await api.user('bdm');
    const lead = await make.lead({ title: TITLE, by: owner });
    await given.send();
    expect(String(receiver.requests[0]!.body)).toContain(TITLE);
    expect(await readLog(id)).toContain(TITLE);

    await ok(owner.patch(`/leads/${lead.id}`, HIDDEN));
    await given.sendUntilSettled(id);
    expect(receiver.requests).toHaveLength(1);
    const [delivery] = await given.listDeliveries(id);
    expect(delivery).toMatchObject({ ...SKIPPED, attempts: 1 });
    const to = new Date(given.clock.now().getTime() + 1).toISOString();
    expect((await api.admin.post(`/webhooks/${id}/deliveries/${delivery.id}/redeliver`)).status).toBe(202);
    expect((await api.admin.post(`/webhooks/${id}/redeliver`, { from, to, dryRun: false })).status).toBe(202);
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    const deliveries = await given.listDeliveries(id);
    expect(deliveries.length).toBeGreaterThanOrEqual(2);
    for (const one of deliveries) expect(one).toMatchObject(SKIPPED);
    const log = await readLog(id);
    for (const secret of [TITLE, lead.companyId]) expect(log).not.toContain(secret);
  });
});
