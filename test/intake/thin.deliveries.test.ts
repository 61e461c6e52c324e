import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { fixture } from './deliveries.given.js';
import { connect, post, work } from './intake.given.js';
import { useApiWithSender, storedDeliveries, storedRegistrations } from './senders.given.js';
import { selectRows } from '../support/rows.js';

const { api, sender } = useApiWithSender();
beforeEach(() => {
  sender.asked.length = 0;
  sender.has.clear();
});

describe('Deliveries of providers with thin events', () => {
  const ORDER = '/api/v1/organizers/acme/events/genk26/orders/XY7ZQ/';
  const order = () => JSON.parse(fixture('pretix.order.json'));
  const notice = (change: object = {}) =>
    JSON.stringify({
      notification_id: 1,
      organizer: 'acme',
      event: 'genk26',
      code: 'XY7ZQ',
      action: 'pretix.event.order.placed',
      ...change,
    });
  const json = { 'content-type': 'application/json' };
  const pretix = (change: object = {}) =>
    connect(api, {
      provider: 'pretix',
      secret: null,
      mapping: { fields: { sector: 'SECTOR' } },
      api: { baseUrl: `${sender.origin}/api/v1`, token: 'pretix-token' },
      ...change,
    });

  it('pretix: the order is fetched with the token, and again when it changed', async () => {
    const connection = await pretix();
    sender.has.set(ORDER, order());
    await post(connection.url, notice(), json);
    await work(api);
    expect(sender.asked).toEqual([
      { path: `${ORDER}?include_canceled_positions=true`, authorization: 'Token pretix-token' },
    ]);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      {
        id: 'XY7ZQ/7001',
        status: 'confirmed',
        fullName: '李 明',
        email: 'ming.li@lumenova.example',
        buyer: 'office@lumenova.example',
      },
      { id: 'XY7ZQ/7002', status: 'cancelled', fullName: 'Peter Wong' },
      { id: 'XY7ZQ/7003', status: 'confirmed', fullName: 'An Office', buyer: 'office@lumenova.example' },
    ]);
    sender.has.set(ORDER, { ...order(), status: 'c', last_modified: '2026-10-03T00:00:00Z' });
    await post(connection.url, notice({ notification_id: 2, action: 'pretix.event.order.canceled' }), json);
    await work(api);
    const statuses = (await storedRegistrations(api, connection.id)).map(({ status }) => status);
    expect(statuses).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('pretix: a replay asks again and reads the order by the mapping of today', async () => {
    const connection = await pretix({ mapping: { fields: {} } });
    sender.has.set(ORDER, order());
    await post(connection.url, notice(), json);
    await work(api);
    const [first] = (await api.manager.get(`/intake/deliveries?connectionId=${connection.id}`)).body.items;
    expect(first.registrationIds).toHaveLength(3);
    const replay = async () => {
      await api.manager.post(`/intake/deliveries/${first.id}/replay`, {});
      await work(api);
      return (await api.manager.get(`/intake/deliveries/${first.id}`)).body;
    };
    expect(sender.asked).toHaveLength(1);
    const again = await replay();
    expect(sender.asked).toHaveLength(2);
    expect(again).toMatchObject({ state: first.state, registrationIds: first.registrationIds, replays: 1 });

    // While the connection is paused nothing comes of it, and what came of it before is not forgotten.
    await api.manager.post(`/intake/connections/${connection.id}/pause`, {});
    expect(await replay()).toMatchObject({ state: 'parked', registrationIds: first.registrationIds });
    await api.manager.post(`/intake/connections/${connection.id}/resume`, {});
    await work(api);
    const resumed = (await api.manager.get(`/intake/deliveries/${first.id}`)).body;
    expect(resumed).toMatchObject({ state: first.state, registrationIds: first.registrationIds });
    expect(sender.asked).toHaveLength(3);
  });

  it('pretix: someone on the waiting list who gets a seat is one registration', async () => {
    const connection = await pretix();
    const entry = { id: 9, email: 'ming.li@lumenova.example', created: '2026-09-01T00:00:00Z', voucher: null };
    const ENTRY = '/api/v1/organizers/acme/events/genk26/waitinglistentries/9/';
    const waiting = (id: number) => notice({ notification_id: id, code: undefined, waitinglistentry: 9, action: 'x' });
    sender.has.set(ENTRY, entry);
    await post(connection.url, waiting(11), json);
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'waiting/9', status: 'waitlisted' }]);
    const { rows } = await api.db.query('SELECT id FROM intake_registration WHERE connection_id = $1', [connection.id]);
    sender.has.set(ENTRY, { ...entry, voucher: 88 });
    await post(connection.url, waiting(12), json);
    await work(api);
    const [seat] = order().positions;
    sender.has.set(ORDER, { ...order(), positions: [seat], last_modified: '2099-01-01T00:00:00Z' });
    await post(connection.url, notice({ notification_id: 13 }), json);
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'XY7ZQ/7001', status: 'confirmed' }]);
    const after = await api.db.query('SELECT id FROM intake_registration WHERE connection_id = $1', [connection.id]);
    expect(after.rows).toEqual(rows);
  });

  it('pretix: an entry taken off the list is cancelled; what cannot be fetched waits or is parked', async () => {
    const connection = await pretix();
    const waiting = (id: number) => notice({ notification_id: id, code: undefined, waitinglistentry: 5, action: 'x' });
    sender.has.set('/api/v1/organizers/acme/events/genk26/waitinglistentries/5/', { id: 5, email: 'w@x.example' });
    await post(connection.url, waiting(21), json);
    await work(api);
    sender.has.clear();
    await post(connection.url, waiting(22), json);
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([{ id: 'waiting/5', status: 'cancelled' }]);
    sender.has.set(ORDER, 503);
    await post(connection.url, notice({ notification_id: 23 }), json);
    await work(api);
    sender.has.set(ORDER, 403);
    await post(connection.url, notice({ notification_id: 24 }), json);
    await work(api);
    const [, , unavailable, refused] = await storedDeliveries(api, connection.id);
    expect([unavailable, refused]).toMatchObject([
      { state: 'retry', error: 'remote.status_503' },
      { state: 'parked', error: 'remote.unauthorised' },
    ]);
  });

  it('pretix: a connection of one event takes nothing of another', async () => {
    const connection = await pretix({
      api: { baseUrl: `${sender.origin}/api/v1/organizers/acme/events/other/`, token: 'pretix-token' },
    });
    await post(connection.url, notice(), json);
    await work(api);
    expect(await storedDeliveries(api, connection.id)).toMatchObject([
      { state: 'parked', error: 'remote.other_subject' },
    ]);
    expect(sender.asked).toEqual([]);
  });

  it('eventbrite: state by our own base URL; a forged address is never asked', async () => {
    const connection = await connect(api, {
      provider: 'eventbrite',
      secret: null,
      api: { baseUrl: `${sender.origin}/v3`, token: 'eb-token' },
      mapping: { fields: { sector: '4' } },
    });
    const send = (api_url: string) =>
      post(connection.url, JSON.stringify({ config: { action: 'order.placed', webhook_id: '1' }, api_url }), json);
    const attendee = JSON.parse(fixture('eventbrite.order.json'));
    sender.has.set('/v3/orders/9001/', attendee);
    await send('https://www.eventbriteapi.com/v3/orders/9001/');
    await send('https://www.eventbriteapi.com.attacker.example/v3/orders/9001/');
    await send(`${sender.origin}/v3/orders/9001/`);
    await work(api);
    expect((await storedDeliveries(api, connection.id)).map(({ state }) => state)).toEqual([
      'needs_review',
      'parked',
      'parked',
    ]);
    expect(sender.asked).toEqual([{ path: '/v3/orders/9001/?expand=attendees', authorization: 'Bearer eb-token' }]);
    attendee.attendees[0] = { ...attendee.attendees[0], cancelled: true, changed: '2026-10-02T00:00:00Z' };
    // The very same bytes once more: something changed all the same.
    await send('https://www.eventbriteapi.com/v3/orders/9001/');
    await work(api);
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: '9101', status: 'cancelled', fullName: 'Eva Maes', email: 'eva@lumenova.example', company: 'Lumenova' },
    ]);
  });

  it('pretix: what did not come by itself is found in its list, page by page, and only once', async () => {
    const base = `${sender.origin}/api/v1/organizers/acme/events/hasselt26/`;
    const connection = await pretix({ api: { baseUrl: base, token: 'pretix-token' } });
    const LIST = '/api/v1/organizers/acme/events/hasselt26/orders/';
    const [first, second] = [
      order(),
      { ...order(), code: 'ZZ111', positions: [{ ...order().positions[0], id: 8001, voucher: null }] },
    ];
    sender.has.set(`${LIST}XY7ZQ/`, first);
    await post(connection.url, notice({ event: 'hasselt26' }), json);
    await work(api);
    sender.asked.length = 0;
    sender.has.set(LIST, { next: `${base}orders/?page=2`, results: [first] });
    sender.has.set(`${LIST}?page=2`, { next: null, results: [second] });
    const reconcile = async () => {
      await api.app.get(JobRegistry).run('intake.reconcile');
      await work(api);
      return (await api.manager.get(`/intake/connections/${connection.id}/health`)).body;
    };
    expect(await reconcile()).toMatchObject({ reconciledMissing: 1 });
    expect(sender.asked.filter(({ path }) => path.startsWith(LIST)).map(({ path }) => path)).toEqual([
      `${LIST}?include_canceled_positions=true&ordering=last_modified`,
      `${LIST}?page=2`,
    ]);
    expect((await storedRegistrations(api, connection.id)).map(({ id }) => id)).toContain('ZZ111/8001');
    expect((await storedDeliveries(api, connection.id)).map(({ origin }) => origin)).toEqual([
      'webhook',
      'reconciliation',
    ]);
    sender.asked.length = 0;
    expect(await reconcile()).toMatchObject({ reconciledMissing: 0 });
    expect(sender.asked.find(({ path }) => path.startsWith(LIST))?.path).toContain(
      'modified_since=2026-10-06T00%3A00%3A00.000000Z',
    );
    expect(await storedDeliveries(api, connection.id)).toHaveLength(2);
  });

  it('pretix: an entry of the waiting list that did not come is found as well, and so is its voucher', async () => {
    const base = `${sender.origin}/api/v1/organizers/acme/events/waiting26/`;
    const connection = await pretix({ api: { baseUrl: base, token: 'pretix-token' } });
    const LISTS = '/api/v1/organizers/acme/events/waiting26';
    const entry = (id: number, voucher: number | null) => ({
      id,
      voucher,
      email: `w.${id}@lumenova.example`,
      created: '2026-09-01T00:00:00Z',
    });
    const reconcile = async (...entries: object[]) => {
      sender.has.set(`${LISTS}/orders/`, { next: null, results: [] });
      sender.has.set(`${LISTS}/waitinglistentries/`, {
        next: `${base}waitinglistentries/?page=2`,
        results: entries.slice(0, 1),
      });
      sender.has.set(`${LISTS}/waitinglistentries/?page=2`, { next: null, results: entries.slice(1) });
      await api.app.get(JobRegistry).run('intake.reconcile');
      await work(api);
      return (await api.manager.get(`/intake/connections/${connection.id}/health`)).body;
    };
    expect(await reconcile(entry(31, null), entry(32, null))).toMatchObject({ reconciledMissing: 2 });
    expect(await reconcile(entry(31, null), entry(32, null))).toMatchObject({ reconciledMissing: 0 });
    expect(await reconcile(entry(31, 99), entry(32, null))).toMatchObject({ reconciledMissing: 1 });
    expect(await storedRegistrations(api, connection.id)).toMatchObject([
      { id: 'voucher/99', status: 'waitlisted' },
      { id: 'waiting/32', status: 'waitlisted' },
    ]);
    expect(await storedDeliveries(api, connection.id)).toHaveLength(3);
    const rows = await selectRows(api.db, 'intake_connection', { id: connection.id }, 'reconciliation_error AS error');
    expect(rows).toEqual([{ error: null }]);
  });

  it('pretix: a list that may not be read keeps no other of the connection from being compared', async () => {
    const connection = await pretix();
    for (const event of ['one26', 'two26']) {
      const path = `/api/v1/organizers/acme/events/${event}`;
      sender.has.set(`${path}/orders/XY7ZQ/`, { ...order(), event });
      sender.has.set(`${path}/orders/`, { next: null, results: [] });
      sender.has.set(`${path}/waitinglistentries/`, 403);
      await post(connection.url, notice({ event }), json);
    }
    await work(api);
    sender.asked.length = 0;
    await api.app.get(JobRegistry).run('intake.reconcile');
    const asked = sender.asked
      .map(({ path }) => path.split('?')[0])
      .filter((path) => /events\/(one|two)26/.test(path!));
    expect(asked.toSorted()).toEqual(
      ['one26', 'two26'].flatMap((event) => [
        `/api/v1/organizers/acme/events/${event}/orders/`,
        `/api/v1/organizers/acme/events/${event}/waitinglistentries/`,
      ]),
    );
    const { rows } = await api.db.query(
      `SELECT reconciliation_error AS error, reconciled_since::text LIKE '%one26%two26%' AS "isNoted"
       FROM intake_connection WHERE id = $1`,
      [connection.id],
    );
    expect(rows).toEqual([{ error: expect.stringMatching(/^remote\./), isNoted: true }]);

    // Who wants to be left alone is.
    for (const event of ['one26', 'two26']) sender.has.set(`/api/v1/organizers/acme/events/${event}/orders/`, 429);
    sender.asked.length = 0;
    await api.app.get(JobRegistry).run('intake.reconcile');
    expect(sender.asked.filter(({ path }) => /events\/(one|two)26/.test(path))).toHaveLength(1);
  });

  it('pretix: what goes wrong with one connection keeps no other from being compared', async () => {
    const connections = [];
    for (const event of ['broken26', 'fine26']) {
      const base = `${sender.origin}/api/v1/organizers/acme/events/${event}/`;
      connections.push(await pretix({ api: { baseUrl: base, token: 'pretix-token' } }));
      const lost = { ...order(), code: event.toUpperCase(), positions: [{ ...order().positions[0], voucher: null }] };
      sender.has.set(`/api/v1/organizers/acme/events/${event}/orders/`, { next: null, results: [lost] });
    }
    const [broken, fine] = connections;
    await api.db.query(`CREATE FUNCTION unforeseen() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN IF NEW.id = '${broken!.id}' THEN RAISE EXCEPTION 'unforeseen'; END IF; RETURN NEW; END $f$;
      CREATE TRIGGER unforeseen BEFORE UPDATE ON intake_connection FOR EACH ROW EXECUTE FUNCTION unforeseen()`);
    try {
      await api.app.get(JobRegistry).run('intake.reconcile');
    } finally {
      await api.db.query('DROP TRIGGER unforeseen ON intake_connection; DROP FUNCTION unforeseen');
    }
    await work(api);
    expect((await storedRegistrations(api, fine!.id)).map(({ id }) => id)).toEqual(['FINE26/7001']);
    const { rows } = await api.db.query('SELECT reconciled_at FROM intake_connection WHERE id = ANY ($1) ORDER BY id', [
      connections.map(({ id }) => id),
    ]);
    expect(rows).toEqual([{ reconciled_at: null }, { reconciled_at: expect.any(Date) }]);
  });

  it('a next page elsewhere is not followed, and what failed is said', async () => {
    const base = `${sender.origin}/api/v1/organizers/acme/events/genk27/`;
    const connection = await pretix({ api: { baseUrl: base, token: 'pretix-token' } });
    sender.has.set('/api/v1/organizers/acme/events/genk27/orders/', {
      next: `${sender.origin}/admin/?page=2`,
      results: [],
    });
    await api.app.get(JobRegistry).run('intake.reconcile');
    expect(sender.asked.filter(({ path }) => path.includes('admin'))).toEqual([]);
    const rows = await selectRows(api.db, 'intake_connection', { id: connection.id }, 'reconciliation_error');
    expect(rows).toEqual([{ reconciliation_error: 'remote.outside_base' }]);
  });
});
