import { ManualClock } from '../../src/common/time/clock.service.js';
import { QueueRegistry } from '../../src/common/jobs/queue.registry.js';
import { DeliveryHandler } from '../../src/intake/deliveries/delivery.handler.js';
import { startApi, type TestApi } from '../support/api.js';
import { fixture } from './deliveries.given.js';
import { connect, type GivenConnection, post, work } from './intake.given.js';
import { FakeSender, storedRegistrations } from './senders.given.js';

const clock = new ManualClock(new Date());
let api: TestApi;
let sender: FakeSender;
beforeAll(async () => {
  sender = await new FakeSender().start();
  api = await startApi({ clock, env: { INTAKE_PRIVATE_ORIGINS: sender.origin } });
  api = { ...api, manager: await api.key('manager'), bdm: await api.key('bdm') };
});
afterAll(async () => {
  await api.close();
  await sender.stop();
});
beforeEach(() => {
  sender.asked.length = 0;
  sender.has.clear();
  sender.retryAfter = '60';
  sender.meanwhile = async () => undefined;
});

const ORDER = '/api/v1/organizers/acme/events/genk26/orders/XY7ZQ/';
const order = (change: object = {}) => ({ ...JSON.parse(fixture('pretix.order.json')), ...change });
const json = { 'content-type': 'application/json' };
const advance = (seconds: number) => clock.set(new Date(clock.now().getTime() + seconds * 1_000));

const pretix = () =>
  connect(api, {
    provider: 'pretix',
    secret: null,
    mapping: { fields: { sector: 'SECTOR' } },
    api: { baseUrl: `${sender.origin}/api/v1`, token: 'pretix-token' },
  });
let notices = 0;
const tell = async ({ url }: GivenConnection, code = 'XY7ZQ'): Promise<string> => {
  const notice = { notification_id: ++notices, organizer: 'acme', event: 'genk26', code, action: 'changed' };
  return (await post(url, JSON.stringify(notice), json)).body.deliveryId;
};
const readDeliveries = async ({ id }: GivenConnection) =>
  (await api.manager.get(`/intake/deliveries?connectionId=${id}&sort=receivedAt`)).body.items;

/** Works on everything that waits as several workers would, all at once. */
async function workAtOnce(): Promise<void> {
  const queue = api.app
    .get(QueueRegistry)
    .getAll()
    .find(({ name }) => name === 'intake.fetches')!;
  await Promise.all((await queue.findDue(null)).map((id) => queue.processItem(id)));
}

describe('Many notices of one order', () => {
  it.each([
    ['one after the other', work],
    ['at once', () => workAtOnce()],
  ])('worked on %s ask once, and each says what came of it', async (_, workOn) => {
    const connection = await pretix();
    sender.has.set(ORDER, order());
    sender.has.set(ORDER.replace('XY7ZQ', 'OTHER'), order({ code: 'OTHER' }));
    for (let n = 0; n < 20; n++) await tell(connection);
    await tell(connection, 'OTHER');
    await workOn(api);
    expect(sender.asked.map(({ path }) => path.split('/').at(-2)).toSorted()).toEqual(['OTHER', 'XY7ZQ']);
    const deliveries = await readDeliveries(connection);
    expect(deliveries).toHaveLength(21);
    const [first] = deliveries;
    expect(first.state).toBe('needs_review');
    for (const delivery of deliveries.slice(0, 20)) {
      expect(delivery).toMatchObject({ state: first.state, attempts: 1, error: null, nextAttemptAt: null });
      expect(delivery.registrationIds).toEqual(first.registrationIds);
      expect(delivery.appliedAt).not.toBeNull();
    }
    expect((await api.bdm.get(`/intake/registrations/${first.registrationIds[0]}`)).body.deliveries).toHaveLength(20);
    const { timeline } = (await api.manager.get(`/intake/deliveries/${deliveries[7].id}`)).body;
    expect(timeline).toEqual([expect.objectContaining({ state: first.state, attempt: 1 })]);
  });

  it('of which one comes while the order is being asked for are asked for once more', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, order({ last_modified: '2026-10-01T00:00:00Z' }));
    await tell(connection);
    sender.meanwhile = async () => {
      if (sender.asked.length === 1) await tell(connection);
      else sender.has.set(ORDER, order({ status: 'c', last_modified: '2026-10-03T00:00:00Z' }));
    };
    await work(api);
    expect(sender.asked).toHaveLength(2);
    const statuses = (await storedRegistrations(api, connection.id)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['cancelled']));
  });

  it('of which one is far too large for a notice are not delayed by it, because that one is fetched separately', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, order());
    await tell(connection);
    const large = { notification_id: 'large', organizer: 'acme', event: 'genk26', code: 'XY7ZQ', action: 'changed' };
    await post(connection.url, JSON.stringify({ ...large, padding: 'x'.repeat(20_000) }), json);
    await work(api);
    expect(sender.asked).toHaveLength(2);
    expect((await readDeliveries(connection)).map(({ error }: { error: string | null }) => error)).toEqual([
      null,
      null,
    ]);
  });

  it('of Eventbrite, whose bytes are the same, ask once as well', async () => {
    const connection = await connect(api, {
      provider: 'eventbrite',
      secret: null,
      api: { baseUrl: `${sender.origin}/v3`, token: 'eb-token' },
      mapping: { fields: { sector: '4' } },
    });
    const { id } = JSON.parse(fixture('eventbrite.order.json'));
    sender.has.set(`/v3/orders/${id}/`, JSON.parse(fixture('eventbrite.order.json')));
    const notice = JSON.stringify({
      config: { action: 'order.updated' },
      api_url: `https://www.eventbriteapi.com/v3/orders/${id}/`,
    });
    for (let n = 0; n < 5; n++) {
      await post(connection.url, notice, json);
      advance(0.001);
    }
    await work(api);
    expect(sender.asked).toHaveLength(1);
    const states = (await readDeliveries(connection)).map(({ state }: { state: string }) => state);
    expect([states.length, new Set(states).size]).toEqual([5, 1]);
    expect(states[0]).toMatch(/applied|needs_review/);
  });
});

describe('Two instances that ask for one order', () => {
  it.each([
    ['answer', order({ last_modified: '2026-10-01T00:00:00Z' })],
    ['refusal', 401],
  ])(
    'each settle what their own question was sure to include: an older %s leaves the newer notice',
    async (_, older) => {
      const connection = await pretix();
      const processor = api.app.get(DeliveryHandler);
      const first = await tell(connection);
      const askedTwice = Promise.withResolvers<void>();
      const firstDone = Promise.withResolvers<void>();
      let second: Promise<void> | undefined;
      sender.meanwhile = async () => {
        if (sender.asked.length === 1) {
          // It is cancelled meanwhile, and another instance takes the notice of that.
          second = processor.process(await tell(connection));
          await askedTwice.promise;
          sender.has.set(ORDER, older);
        } else {
          askedTwice.resolve();
          await firstDone.promise;
          sender.has.set(ORDER, order({ status: 'c', last_modified: '2026-10-03T00:00:00Z' }));
        }
      };
      await processor.process(first);
      firstDone.resolve();
      await second;
      const statuses = (await storedRegistrations(api, connection.id)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set(['cancelled']));
      expect((await readDeliveries(connection))[1]).toMatchObject({ error: null, nextAttemptAt: null, attempts: 1 });
      const { rows } = await api.db.query(
        'SELECT generation - fetched_generation AS behind FROM intake_subject WHERE connection_id = $1',
        [connection.id],
      );
      expect(rows).toEqual([{ behind: 0 }]);
    },
  );
});

describe('A provider that is temporarily unavailable', () => {
  const waits = async (connection: GivenConnection) =>
    (await readDeliveries(connection)).map(({ nextAttemptAt }: { nextAttemptAt: string }) =>
      nextAttemptAt === null ? null : (Date.parse(nextAttemptAt) - clock.now().getTime()) / 1_000,
    );

  it('is left alone for as long as it asks, by all that wait for the same thing', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, 429);
    sender.retryAfter = '900';
    for (let n = 0; n < 5; n++) await tell(connection);
    await work(api);
    expect(sender.asked).toHaveLength(1);
    expect(await waits(connection)).toEqual([900, 900, 900, 900, 900]);
    expect((await readDeliveries(connection))[4]).toMatchObject({
      state: 'retry',
      error: 'remote.status_429',
      attempts: 1,
    });
    advance(890);
    await work(api);
    expect(sender.asked).toHaveLength(1);
    sender.has.set(ORDER, order());
    advance(15);
    await work(api);
    expect(sender.asked).toHaveLength(2);
    expect(await waits(connection)).toEqual([null, null, null, null, null]);
  });

  it('may name a moment of its own clock instead', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, 503);
    sender.retryAfter = new Date(Date.now() + 600_000).toUTCString();
    await tell(connection);
    await work(api);
    const [wait] = await waits(connection);
    expect(wait).toBeGreaterThanOrEqual(598);
    expect(wait).toBeLessThanOrEqual(602);
  });

  it('is asked again within six hours, whatever it says, and not sooner than we would by ourselves', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, 503);
    sender.retryAfter = '999999';
    await tell(connection);
    await work(api);
    expect(await waits(connection)).toEqual([21_600]);
    sender.retryAfter = '0';
    advance(21_601);
    await work(api);
    const [wait] = await waits(connection);
    expect(wait).toBeGreaterThan(5);
  });
});
