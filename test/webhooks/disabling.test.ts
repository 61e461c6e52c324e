import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import type { Caller } from '../support/api.js';
import { ok } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { type MadeWebhook, useWebhooks } from './sending.given.js';

const DAY_MS = 86_400_000;

const given = useWebhooks();
const { api, make, receiver } = given;

/** Returns the webhooks whose disabling a caller has not read, by id. */
async function listNotified(caller: Caller): Promise<string[]> {
  const { items } = await ok(caller.get('/notifications?unread=true&kind=webhook_disabled'));
  return items.map(({ record }: { record: { id: string } }) => record.id);
}

/** Logs an administrator in again, because the clock has moved. */
const createAdmin = () => api.user('admin');

async function expectDisabled({ id }: MadeWebhook, reason: string, admin: Caller): Promise<void> {
  expect(await given.read(id)).toMatchObject({ state: 'disabled', disabledReason: reason });
  const audit = await ok(api.admin.get(`/audit?entityType=webhook&entityId=${id}&action=disabled`));
  expect(audit.items).toMatchObject([
    { action: 'disabled', actorKind: 'system', changes: { disabledReason: { after: reason } } },
  ]);
  expect(await listNotified(admin)).toEqual([id]);
}

describe('A receiver that answers 410', () => {
  it('disables its webhook at once, and skips what waits', async () => {
    const admin = await createAdmin();
    const from = given.clock.now().toISOString();
    const webhook = await given.create();
    receiver.answer = 410;
    const company = await make.company();
    await ok(api.bdm.patch(`/companies/${company.id}`, { name: 'Another name' }));
    await given.send();
    expect(receiver.requests).toHaveLength(1);
    await expectDisabled(webhook, 'gone', admin);
    expect(await given.listDeliveries(webhook.id)).toMatchObject([
      { state: 'skipped', reason: 'disabled', statusCode: 410, attempts: 1 },
      { state: 'skipped', reason: 'disabled', statusCode: null, attempts: 0 },
    ]);
    // While it is disabled, changes cause no deliveries.
    const missed = await make.company();
    expect(await given.listDeliveries(webhook.id)).toHaveLength(2);

    receiver.answer = 204;
    expect(await ok(api.admin.post(`/webhooks/${webhook.id}/resume`))).toMatchObject({ state: 'active' });
    await make.company();
    await given.send();
    expect(receiver.requests).toHaveLength(2);

    // The period sends what was skipped, and what happened while it was disabled.
    const body = { from, to: new Date(given.clock.now().getTime() + 1).toISOString(), dryRun: false };
    const redelivery = await api.admin.post(`/webhooks/${webhook.id}/redeliver`, body);
    expect([redelivery.status, redelivery.body.count]).toEqual([202, 3]);
    await given.send();
    const events = receiver.requests.map(({ body: sent }) => {
      const { type, data } = JSON.parse(String(sent));
      return [type, data.id];
    });
    expect(events.slice(2).toSorted()).toEqual(
      [
        ['company.created', company.id],
        ['company.updated', company.id],
        ['company.created', missed.id],
      ].toSorted(),
    );
    const ofCompany = events.slice(2).filter(([, id]) => id === company.id);
    expect(ofCompany.map(([type]) => type)).toEqual(['company.created', 'company.updated']);
  });
});

describe('A former receiver that answers 410', () => {
  it('does not disable a webhook whose address was corrected meanwhile, which gets the delivery', async () => {
    const webhook = await given.create({ eventTypes: ['company.created'] });
    const url = `${receiver.origin}/corrected`;
    receiver.decide = async ({ path }) => {
      if (path === '/corrected') return 204;
      await ok(api.admin.patch(`/webhooks/${webhook.id}`, { url }));
      return 410;
    };
    await make.company();
    await given.send();
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/hooks?source=locate', '/corrected']);
    expect(await given.read(webhook.id)).toMatchObject({ state: 'active', disabledReason: null });
    expect(await given.listDeliveries(webhook.id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });
});

describe('A receiver that fails for five days', () => {
  it('disables its webhook when twenty deliveries are dead, and not before', async () => {
    const webhook = await given.create({ eventTypes: ['company.created'] });
    receiver.answer = 500;
    for (let n = 0; n < 20; n++) await make.company();
    await given.sendUntilSettled(webhook.id);
    expect(await given.read(webhook.id)).toMatchObject({ state: 'active', deadCount: 20 });
    given.wait(5 * DAY_MS);
    const admin = await createAdmin();
    await make.company();
    await given.send();
    // It waits for another attempt, so that this failure decides nothing.
    expect(await given.read(webhook.id)).toMatchObject({ state: 'active', waitingCount: 1 });
    const waiting = { webhook_id: webhook.id, state: 'waiting' };
    const lastAttempt = { attempts: 7, next_attempt_at: given.clock.now() };
    await updateRows(api.db, 'webhook_delivery', waiting, lastAttempt);
    await given.send();
    await expectDisabled(webhook, 'failing', admin);
  });

  it('disables its webhook also when it has nothing more to send', async () => {
    const webhook = await given.create({ eventTypes: ['company.created'] });
    const createdAt = given.clock.now().getTime();
    receiver.answer = 500;
    for (let n = 0; n < 20; n++) await make.company();
    await given.sendUntilSettled(webhook.id);
    const run = () => api.app.get(JobRegistry).run('webhooks.disable-unusable');
    given.clock.set(new Date(createdAt + 5 * DAY_MS - 1));
    await run();
    expect(await given.read(webhook.id)).toMatchObject({ state: 'active' });
    given.wait(1);
    const admin = await createAdmin();
    await run();
    await expectDisabled(webhook, 'failing', admin);
  });

  it('keeps its webhook if one delivery of these days was accepted, or fewer are dead', async () => {
    const [recovered, quiet] = [
      await given.create({ eventTypes: ['company.created'] }),
      await given.create({ eventTypes: ['contact.created'] }),
    ];
    receiver.answer = 500;
    for (let n = 0; n < 20; n++) await make.company();
    for (let n = 0; n < 19; n++) await make.contact();
    await given.sendUntilSettled(recovered.id);
    await given.sendUntilSettled(quiet.id);
    receiver.answer = 204;
    await make.company();
    await given.send();
    receiver.answer = 500;
    given.wait(5 * DAY_MS - 1);
    await make.company();
    await make.contact();
    await given.send();
    expect(await given.read(recovered.id)).toMatchObject({ state: 'active' });
    expect(await given.read(quiet.id)).toMatchObject({ state: 'active' });
  });
});

describe('A webhook whose key is revoked or expires', () => {
  it('is disabled when it has something to send', async () => {
    const admin = await createAdmin();
    const webhook = await given.create();
    await ok(api.admin.delete(`/api-keys/${webhook.key.id}`));
    await make.company();
    await given.send();
    expect(receiver.requests).toEqual([]);
    await expectDisabled(webhook, 'key_unusable', admin);
    const resumed = await api.admin.post(`/webhooks/${webhook.id}/resume`);
    expect(resumed.problem).toEqual([422, 'webhook.key_unusable']);
  });

  it('is disabled by a job when it has nothing to send, also while it is paused', async () => {
    const expiresAt = new Date(given.clock.now().getTime() + DAY_MS).toISOString();
    const key = await ok(api.admin.post('/api-keys', { name: 'For a day', role: 'viewer', expiresAt }));
    const webhook = await given.create({ apiKeyId: key.id });
    await ok(api.admin.post(`/webhooks/${webhook.id}/pause`));
    const run = () => api.app.get(JobRegistry).run('webhooks.disable-unusable');
    await run();
    expect(await given.read(webhook.id)).toMatchObject({ state: 'paused' });
    given.wait(DAY_MS);
    const admin = await createAdmin();
    await run();
    await run();
    await expectDisabled(webhook, 'key_unusable', admin);
  });

  it('tells nobody who has switched this kind of notification off', async () => {
    const admin = await createAdmin();
    await ok(admin.patch('/me/preferences', { notifications: { webhook_disabled: false } }));
    const webhook = await given.create();
    await ok(api.admin.delete(`/api-keys/${webhook.key.id}`));
    await api.app.get(JobRegistry).run('webhooks.disable-unusable');
    expect(await given.read(webhook.id)).toMatchObject({ state: 'disabled' });
    expect(await listNotified(admin)).toEqual([]);
  });
});
