import { Logger } from '@nestjs/common';
import { type Made, ok } from '../support/make.js';
import { selectRows } from '../support/rows.js';
import { useWebhooks } from './sending.given.js';

const given = useWebhooks({ keys: ['admin'] });
const { api, make, receiver } = given;

const HIDDEN = { confidential: true, codename: 'Orchid' };
const SECRETS = ['Secret plant', 'Hidden holding'];

/** Everything that is stored about the deliveries of a webhook, as text. */
const readStored = async (id: string) =>
  JSON.stringify(await selectRows(api.db, 'webhook_delivery', { webhook_id: id }, 'webhook_delivery.*'));

/** Returns everything that is logged during some work, as text. */
async function collectEverything(work: () => Promise<void>): Promise<string> {
  const levels = ['log', 'debug', 'verbose', 'warn', 'error', 'fatal'] as const;
  const originals = levels.map((level) => [level, Logger.prototype[level]] as const);
  const logged: unknown[] = [];
  for (const level of levels) Logger.prototype[level] = (...entry: unknown[]) => void logged.push(entry);
  try {
    await work();
  } finally {
    for (const [level, original] of originals) Object.assign(Logger.prototype, { [level]: original });
  }
  return JSON.stringify(logged);
}

describe('A confidential lead that the key may not see', () => {
  it('is not sent, and neither its title nor its company is in the delivery or the log', async () => {
    const { id } = await given.create({ eventTypes: ['lead.*'] }, 'bdm');
    const company = await make.company({ name: SECRETS[1] });
    let lead: Made = {};
    const logged = await collectEverything(async () => {
      lead = await make.lead({ title: SECRETS[0], companyId: company.id, ...HIDDEN });
      await ok(api.bdm.patch(`/leads/${lead['id']}`, { description: SECRETS[0] }));
      await given.send();
    });
    expect(receiver.requests).toEqual([]);
    const deliveries = await given.listDeliveries(id);
    expect(deliveries.map(({ type, state, reason, attempts }) => [type, state, reason, attempts])).toEqual([
      ['lead.created', 'skipped', 'not_visible', 0],
      ['lead.updated', 'skipped', 'not_visible', 0],
    ]);
    const details = await Promise.all(deliveries.map((one) => given.readDelivery(id, one['id'])));
    for (const { request, response } of details) expect([request, response]).toEqual([null, null]);
    const texts = [JSON.stringify(deliveries), JSON.stringify(details), await readStored(id), logged];
    for (const secret of [...SECRETS, company.id]) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  it('is not sent when it became confidential while a retry waits, also not by a redelivery', async () => {
    given.wait(1_000);
    const from = given.clock.now().toISOString();
    const { id } = await given.create({ eventTypes: ['lead.*'] }, 'bdm');
    const lead = await make.lead({ title: SECRETS[0] });
    receiver.answer = 500;
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    expect(await readStored(id)).toContain(SECRETS[0]);
    await ok(api.bdm.patch(`/leads/${lead.id}`, HIDDEN));
    receiver.answer = 204;
    given.wait(60_000);
    await given.send();
    const skipped = await given.listDeliveries(id);
    expect(skipped.map(({ state, reason }) => [state, reason])).toEqual([
      ['skipped', 'not_visible'],
      ['skipped', 'not_visible'],
    ]);
    expect(await readStored(id)).not.toContain(SECRETS[0]);

    const path = `/webhooks/${id}`;
    const again = await api.admin.post(`${path}/deliveries/${skipped[0]!['id']}/redeliver`);
    expect(again.status).toBe(202);
    const to = new Date(given.clock.now().getTime() + 1_000).toISOString();
    await given.send();
    const period = await api.admin.post(`${path}/redeliver`, { from, to, dryRun: false });
    expect([period.status, period.body.count]).toEqual([202, 2]);
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    const all = await given.listDeliveries(id);
    expect(all.map(({ state, reason }) => [state, reason])).toEqual(
      Array.from({ length: 5 }, () => ['skipped', 'not_visible']),
    );
    expect(await readStored(id)).not.toContain(SECRETS[0]);
  });
});
