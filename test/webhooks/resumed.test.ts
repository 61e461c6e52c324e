import { ok } from '../support/make.js';
import { verifyRequest } from '../support/webhook-receiver.js';
import { useWebhooks } from './sending.given.js';

const given = useWebhooks();
const { api, make, receiver } = given;

describe('A webhook that is resumed after a 410', () => {
  it('gets by a redelivery of the period what it missed, also of the time in which it was disabled', async () => {
    const from = given.clock.now().toISOString();
    const { id, secret } = await given.create({ eventTypes: ['company.*'] });
    const first = await make.company({ name: 'Delivered' });
    await given.send();
    receiver.answer = 410;
    const second = await make.company({ name: 'Refused' });
    await given.send();
    expect(await given.read(id)).toMatchObject({ state: 'disabled', disabledReason: 'gone' });
    const third = await make.company({ name: 'Never stored' });
    await ok(api.bdm.patch(`/companies/${first.id}`, { name: 'Changed while disabled' }));
    receiver.answer = 204;
    receiver.clear();
    expect((await api.admin.post(`/webhooks/${id}/resume`)).status).toBe(200);
    await given.send();
    expect(receiver.requests).toEqual([]);

    given.wait(1_000);
    const period = { from, to: given.clock.now().toISOString() };
    const counted = await api.admin.post(`/webhooks/${id}/redeliver`, period);
    expect([counted.status, counted.body.count]).toEqual([200, 3]);
    await given.send();
    expect(receiver.requests).toEqual([]);
    const sent = await api.admin.post(`/webhooks/${id}/redeliver`, { ...period, dryRun: false });
    expect([sent.status, sent.body.count]).toEqual([202, 3]);
    await given.send();
    const payloads = receiver.requests.map((request) => verifyRequest(secret, request));
    expect(payloads.map(({ type, data }) => [type, data.id])).toEqual([
      ['company.created', second.id],
      ['company.created', third.id],
      ['company.updated', first.id],
    ]);
  });
});
